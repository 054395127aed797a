package dev.hindsight.actions.plan;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.hindsight.actions.verify.Probe;
import java.util.Optional;

/** One step of a playbook. */
public sealed interface PlaybookStep {

  /** What one action is made from. */
  record Do(Template action) implements PlaybookStep {}

  /** One that changes nothing: as it is written, so it is in the plan. */
  record Pause(@JsonValue Step step) implements PlaybookStep {}

  /** As people write it. */
  @JsonCreator
  static PlaybookStep of(
      @JsonProperty("action") Optional<Template> action,
      @JsonProperty("waitSeconds") Optional<Long> waitSeconds,
      @JsonProperty("probe") Optional<Probe> probe,
      @JsonProperty("question") Optional<String> question,
      @JsonProperty("withinSeconds") Optional<Long> withinSeconds) {
    Optional<Step> pause =
        new WrittenPause(waitSeconds, probe, question, withinSeconds).step(action.isPresent());
    return pause.<PlaybookStep>map(Pause::new).orElseGet(() -> new Do(action.orElseThrow()));
  }
}
