package dev.hindsight.actions.aws;

import static dev.hindsight.actions.aws.Answers.text;

import dev.hindsight.actions.Observation.Kind;
import dev.hindsight.actions.action.AwsKind;
import dev.hindsight.actions.action.Live;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** RDS clusters: who writes, and what happened. */
@Component
class DatabaseClusterEye implements Eye {

  private static final String NAMESPACE = "AWS/RDS";

  @Override
  public AwsKind kind() {
    return AwsKind.DB_CLUSTER;
  }

  @Override
  public List<Told> state(Live live, Instant now) {
    JsonNode cluster = live.object();
    return List.of(
        Told.of(
            live.ref(),
            Kind.WORKLOAD,
            "%s is %s: %s %s, %d members, writer %s"
                .formatted(
                    live.ref().display(),
                    Answers.or(text(cluster, "/Status")),
                    text(cluster, "/Engine"),
                    text(cluster, "/EngineVersion"),
                    cluster.path("DBClusterMembers").size(),
                    writer(cluster).findFirst().orElse(Answers.NONE))));
  }

  private static Stream<String> writer(JsonNode cluster) {
    return cluster.path("DBClusterMembers").values().stream()
        .filter(member -> member.path("IsClusterWriter").asBoolean(false))
        .map(member -> text(member, "/DBInstanceIdentifier"));
  }

  @Override
  public List<Hop> next(Live live) {
    return writer(live.object())
        .map(
            name ->
                new Hop(
                    AwsLooking.beside(live.ref(), AwsKind.DB_INSTANCE, "", name),
                    "writes for " + live.ref().display()))
        .toList();
  }

  @Override
  public List<Ask> asks(Live live, Instant now) {
    return List.of(DatabaseEvents.ask(live.ref(), "db-cluster", now));
  }

  @Override
  public List<Gauge> gauges(Live live) {
    Map<String, String> own = Map.of("DBClusterIdentifier", live.ref().name());
    return List.of(
        Gauge.of(NAMESPACE, "DatabaseConnections", "Maximum", Gauge.Scale.FILLING, own),
        Gauge.of(NAMESPACE, "CPUUtilization", "Average", Gauge.Scale.PERCENT, own));
  }
}
