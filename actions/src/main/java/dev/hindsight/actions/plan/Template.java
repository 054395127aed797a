package dev.hindsight.actions.plan;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
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
  @JsonSubTypes.Type(value = Template.PauseRollout.class, name = "pause-rollout"),
  @JsonSubTypes.Type(value = Template.CordonNode.class, name = "cordon-node"),
  @JsonSubTypes.Type(value = Template.DrainNode.class, name = "drain-node"),
  @JsonSubTypes.Type(value = Template.EvictPod.class, name = "evict-pod"),
  @JsonSubTypes.Type(value = Template.DeletePod.class, name = "delete-pod"),
  @JsonSubTypes.Type(value = Template.DeleteStuckPod.class, name = "delete-stuck-pod"),
  @JsonSubTypes.Type(value = Template.SetEnvironment.class, name = "set-environment"),
  @JsonSubTypes.Type(value = Template.PatchConfigMap.class, name = "patch-config-map"),
  @JsonSubTypes.Type(value = Template.RaiseAutoscaler.class, name = "raise-autoscaler"),
  @JsonSubTypes.Type(value = Template.ExpandVolume.class, name = "expand-volume"),
  @JsonSubTypes.Type(value = Template.RerunCronJob.class, name = "rerun-cron-job"),
  @JsonSubTypes.Type(value = Template.DeleteFailedJob.class, name = "delete-failed-job")
})
public sealed interface Template {

  /** The kind of the cause's culprit where that is the target; empty: the incident's workload. */
  default Optional<String> culprit() {
    return Optional.empty();
  }

  /** The kinds of object it can be made for. */
  default Set<String> kinds() {
    return Set.of("Deployment");
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

    @Override
    public Set<String> kinds() {
      return Set.of("Deployment", "StatefulSet");
    }
  }

  /** No more pods of the newest revision. */
  record PauseRollout() implements Template {}

  /** New pods for the workload that is to blame. */
  record RestartCulprit() implements Template {

    @Override
    public Optional<String> culprit() {
      return Optional.of("Deployment");
    }

    @Override
    public Set<String> kinds() {
      return Set.of("Deployment", "StatefulSet", "DaemonSet");
    }
  }

  /** No new pods on the node that is to blame. */
  record CordonNode() implements Template {

    @Override
    public Optional<String> culprit() {
      return Optional.of("Node");
    }
  }

  /** The workload's variable gets this value; the operator must have listed its name. */
  record SetEnvironment(String container, String variable, String value) implements Template {}

  /** The ConfigMap that is to blame gets this value of one key. */
  record PatchConfigMap(String key, String value) implements Template {

    @Override
    public Optional<String> culprit() {
      return Optional.of("ConfigMap");
    }
  }

  /** More room by a factor for the autoscaler that is to blame, never above the maximum. */
  record RaiseAutoscaler(BigDecimal factor, int max) implements Template {

    public RaiseAutoscaler {
      if (factor.compareTo(BigDecimal.ONE) <= 0) {
        throw new IllegalArgumentException("factor must be above 1, is " + factor);
      }
      if (max < 2) {
        throw new IllegalArgumentException("max must be at least 2, is " + max);
      }
    }

    @Override
    public Optional<String> culprit() {
      return Optional.of("HorizontalPodAutoscaler");
    }
  }

  /** More storage by a factor for the claim that is to blame, never above the maximum. */
  record ExpandVolume(BigDecimal factor, String max) implements Template {

    public ExpandVolume {
      if (factor.compareTo(BigDecimal.ONE) <= 0) {
        throw new IllegalArgumentException("factor must be above 1, is " + factor);
      }
      if (factor.compareTo(BigDecimal.TEN) > 0) {
        throw new IllegalArgumentException("factor must be at most 10, is " + factor);
      }
      if (MemoryQuantity.parse(max).isEmpty()) {
        throw new IllegalArgumentException("max is not a quantity: " + max);
      }
    }

    @Override
    public Optional<String> culprit() {
      return Optional.of("PersistentVolumeClaim");
    }

    MemoryQuantity ceiling() {
      return MemoryQuantity.parse(max).orElseThrow();
    }
  }

  /** The work of the CronJob that is to blame once more. */
  record RerunCronJob() implements Template {

    @Override
    public Optional<String> culprit() {
      return Optional.of("CronJob");
    }
  }

  /** All pods away from the node that is to blame, at most so many. */
  record DrainNode(int max, boolean emptyDir) implements Template {

    public DrainNode {
      if (max < 1) {
        throw new IllegalArgumentException("max must be at least 1, is " + max);
      }
    }

    @Override
    public Optional<String> culprit() {
      return Optional.of("Node");
    }
  }

  /** A new pod in the place of the one that is to blame, as its disruption budget allows. */
  record EvictPod() implements Template {

    @Override
    public Optional<String> culprit() {
      return Optional.of("Pod");
    }
  }

  /** The same without asking a disruption budget; the seconds the pod gets to end. */
  record DeletePod(int grace) implements Template {

    public DeletePod {
      if (grace < 1) {
        throw new IllegalArgumentException("grace must be at least 1 second, is " + grace);
      }
    }

    @Override
    public Optional<String> culprit() {
      return Optional.of("Pod");
    }
  }

  /** A pod that cannot end because its node is gone. */
  record DeleteStuckPod() implements Template {

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
