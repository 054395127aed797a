package dev.hindsight.actions.aws;

import dev.hindsight.actions.Observation.Kind;
import dev.hindsight.actions.action.AwsKind;
import dev.hindsight.actions.action.Facts;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.action.ShiftRecordWeights;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Names in Route 53: in which shares they are answered. */
@Component
class RecordSetEye implements Eye {

  @Override
  public AwsKind kind() {
    return AwsKind.RECORD_SET;
  }

  @Override
  public List<Told> state(Live live, Instant now) {
    String weights =
        live.facts() instanceof Facts.Cloud cloud
            ? Optional.ofNullable(cloud.fields().get(ShiftRecordWeights.WEIGHTS)).orElse("")
            : "";
    return List.of(
        Told.of(
            live.ref(),
            Kind.WORKLOAD,
            weights.isEmpty()
                ? live.ref().display() + " is there"
                : "%s is answered by weight: %s".formatted(live.ref().display(), weights)));
  }
}
