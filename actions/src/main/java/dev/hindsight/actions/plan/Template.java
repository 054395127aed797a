package dev.hindsight.actions.plan;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.convert.DurationStyle;

/** What an action's values are made from. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Template.UndoRollout.class, name = "undo-rollout"),
  @JsonSubTypes.Type(value = Template.UndoRecentRollout.class, name = "undo-recent-rollout"),
  @JsonSubTypes.Type(value = Template.SetMemoryLimit.class, name = "set-memory-limit"),
  @JsonSubTypes.Type(value = Template.SetImage.class, name = "set-image"),
  @JsonSubTypes.Type(value = Template.ScaleOut.class, name = "scale-out"),
  @JsonSubTypes.Type(value = Template.RestartCulprit.class, name = "restart-culprit"),
  @JsonSubTypes.Type(value = Template.CordonNode.class, name = "cordon-node"),
  @JsonSubTypes.Type(value = Template.DeletePod.class, name = "delete-pod"),
  @JsonSubTypes.Type(value = Template.DeleteFailedJob.class, name = "delete-failed-job")
})
public sealed interface Template {

  /** The kind of the cause's culprit where that is the target; empty: the incident's workload. */
  default Optional<String> culprit() {
    return Optional.empty();
  }

  /** Back to the last revision that worked. */
  record UndoRollout() implements Template {}

  /**
   * The same, only where the current revision is young enough to be the cause.
   *
   * @param within for example {@code 24h}
   */
  record UndoRecentRollout(String within) implements Template {

    public UndoRecentRollout {
      if (!DurationStyle.detectAndParse(within).isPositive()) {
        throw new IllegalArgumentException("within must be above zero, is " + within);
      }
    }

    Duration age() {
      return DurationStyle.detectAndParse(within);
    }
  }

  /** More memory by a factor, never above the maximum. */
  record SetMemoryLimit(BigDecimal factor, String max) implements Template {

    public SetMemoryLimit {
      if (factor.compareTo(BigDecimal.ONE) <= 0) {
        throw new IllegalArgumentException("factor must be above 1, is " + factor);
      }
      if (MemoryQuantity.parse(max).isEmpty()) {
        throw new IllegalArgumentException("max is not a memory quantity: " + max);
      }
    }

    MemoryQuantity ceiling() {
      return MemoryQuantity.parse(max).orElseThrow();
    }
  }

  /** A known good image for one container; policy lets only its history's and digests through. */
  record SetImage(String container, String image) implements Template {}

  /** More replicas by a factor, never above the maximum. */
  record ScaleOut(BigDecimal factor, int max) implements Template {

    public ScaleOut {
      if (factor.compareTo(BigDecimal.ONE) <= 0) {
        throw new IllegalArgumentException("factor must be above 1, is " + factor);
      }
      if (max < 2) {
        throw new IllegalArgumentException("max must be at least 2, is " + max);
      }
    }
  }

  /** New pods for the workload that is to blame. */
  record RestartCulprit() implements Template {

    @Override
    public Optional<String> culprit() {
      return Optional.of("Deployment");
    }
  }

  /** No new pods on the node that is to blame. */
  record CordonNode() implements Template {

    @Override
    public Optional<String> culprit() {
      return Optional.of("Node");
    }
  }

  /** A new pod in the place of the one that is to blame. */
  record DeletePod() implements Template {

    @Override
    public Optional<String> culprit() {
      return Optional.of("Pod");
    }
  }

  /** Away with the failed Job that is to blame. */
  record DeleteFailedJob() implements Template {

    @Override
    public Optional<String> culprit() {
      return Optional.of("Job");
    }
  }
}
