package dev.hindsight.actions.aws;

import static dev.hindsight.actions.aws.Answers.text;

import dev.hindsight.actions.Observation.Kind;
import dev.hindsight.actions.action.AwsKind;
import dev.hindsight.actions.action.Live;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** DynamoDB tables: what they may take, and what they refused. */
@Component
class TableEye implements Eye {

  private static final String NAMESPACE = "AWS/DynamoDB";

  @Override
  public AwsKind kind() {
    return AwsKind.TABLE;
  }

  @Override
  public List<Told> state(Live live, Instant now) {
    JsonNode table = live.object();
    boolean onDemand = text(table, "/BillingModeSummary/BillingMode").equals("PAY_PER_REQUEST");
    return List.of(
        Told.of(
            live.ref(),
            Kind.WORKLOAD,
            "%s is %s: %s"
                .formatted(
                    live.ref().display(),
                    Answers.or(text(table, "/TableStatus")),
                    onDemand
                        ? "capacity on demand"
                        : "provisioned for %s read and %s write units a second"
                            .formatted(
                                text(table, "/ProvisionedThroughput/ReadCapacityUnits"),
                                text(table, "/ProvisionedThroughput/WriteCapacityUnits")))));
  }

  @Override
  public List<Gauge> gauges(Live live) {
    Map<String, String> own = Map.of("TableName", live.ref().name());
    return List.of(
        Gauge.of(NAMESPACE, "ReadThrottleEvents", "Sum", Gauge.Scale.FAULTS, own),
        Gauge.of(NAMESPACE, "WriteThrottleEvents", "Sum", Gauge.Scale.FAULTS, own),
        Gauge.of(NAMESPACE, "ConsumedReadCapacityUnits", "Sum", Gauge.Scale.COUNT, own),
        Gauge.of(NAMESPACE, "ConsumedWriteCapacityUnits", "Sum", Gauge.Scale.COUNT, own));
  }
}
