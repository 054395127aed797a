package dev.hindsight.actions.aws;

import static dev.hindsight.actions.aws.Answers.text;

import dev.hindsight.actions.Observation.Kind;
import dev.hindsight.actions.action.AwsKind;
import dev.hindsight.actions.action.Live;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** RDS instances: state, events, connections, room. */
@Component
class DatabaseEye implements Eye {

  private static final String NAMESPACE = "AWS/RDS";
  private static final double GIB = 1L << 30;

  @Override
  public AwsKind kind() {
    return AwsKind.DB_INSTANCE;
  }

  @Override
  public List<Told> state(Live live, Instant now) {
    JsonNode database = live.object();
    return List.of(
        Told.of(
            live.ref(),
            Kind.WORKLOAD,
            "%s is %s: %s %s, %s, %s GiB storage%s in %s"
                .formatted(
                    live.ref().display(),
                    Answers.or(text(database, "/DBInstanceStatus")),
                    text(database, "/Engine"),
                    text(database, "/EngineVersion"),
                    text(database, "/DBInstanceClass"),
                    text(database, "/AllocatedStorage"),
                    database.path("MultiAZ").asBoolean(false) ? ", Multi-AZ" : "",
                    Answers.or(text(database, "/AvailabilityZone")))));
  }

  @Override
  public List<Ask> asks(Live live, Instant now) {
    List<Ask> asks = new ArrayList<>();
    asks.add(DatabaseEvents.ask(live.ref(), "db-instance", now));
    live.object().path("EnabledCloudwatchLogsExports").values().stream()
        .map(JsonNode::asString)
        .filter(log -> log.equals("postgresql") || log.equals("error"))
        .map(log -> "/aws/rds/instance/%s/%s".formatted(live.ref().name(), log))
        .forEach(group -> asks.add(LogTail.ask(live.ref(), group, now)));
    return asks;
  }

  @Override
  public List<Gauge> gauges(Live live) {
    Map<String, String> own = Map.of("DBInstanceIdentifier", live.ref().name());
    Gauge left = Gauge.of(NAMESPACE, "FreeStorageSpace", "Minimum", Gauge.Scale.LEFT, own);
    double storage = live.object().path("AllocatedStorage").asDouble(0);
    return List.of(
        Gauge.of(NAMESPACE, "DatabaseConnections", "Maximum", Gauge.Scale.FILLING, own),
        Gauge.of(NAMESPACE, "CPUUtilization", "Average", Gauge.Scale.PERCENT, own),
        storage > 0 ? left.outOf(storage * GIB) : left,
        Gauge.of(NAMESPACE, "FreeableMemory", "Minimum", Gauge.Scale.LEFT, own),
        Gauge.of(NAMESPACE, "ReadLatency", "Average", Gauge.Scale.SECONDS, own),
        Gauge.of(NAMESPACE, "WriteLatency", "Average", Gauge.Scale.SECONDS, own));
  }
}
