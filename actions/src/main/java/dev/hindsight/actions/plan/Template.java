package dev.hindsight.actions.plan;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.hindsight.actions.action.Quantities;
import java.math.BigDecimal;
import java.time.Duration;
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
  @JsonSubTypes.Type(value = Template.DeleteFailedJob.class, name = "delete-failed-job"),
  @JsonSubTypes.Type(value = Template.RestartRollout.class, name = "restart-rollout"),
  @JsonSubTypes.Type(value = Template.SetCpuLimit.class, name = "set-cpu-limit"),
  @JsonSubTypes.Type(value = Template.ScaleIn.class, name = "scale-in"),
  @JsonSubTypes.Type(value = Template.AddReplicas.class, name = "add-replicas"),
  @JsonSubTypes.Type(value = Template.ScaleVariable.class, name = "scale-variable"),
  @JsonSubTypes.Type(value = Template.CordonMachine.class, name = "cordon-machine"),
  @JsonSubTypes.Type(AwsTemplate.class)
})
public sealed interface Template
    permits Template.UndoRollout,
        Template.UndoRecentRollout,
        Template.SetMemoryLimit,
        Template.SetImage,
        Template.ScaleOut,
        Template.PauseRollout,
        Template.RestartCulprit,
        Template.CordonNode,
        Template.SetEnvironment,
        Template.PatchConfigMap,
        Template.RaiseAutoscaler,
        Template.ExpandVolume,
        Template.RerunCronJob,
        Template.DrainNode,
        Template.EvictPod,
        Template.DeletePod,
        Template.DeleteStuckPod,
        Template.DeleteFailedJob,
        Template.RestartRollout,
        Template.SetCpuLimit,
        Template.ScaleIn,
        Template.AddReplicas,
        Template.ScaleVariable,
        Template.CordonMachine,
        AwsTemplate {

  /** Which object it is made for. */
  default Sought sought() {
    return Sought.any("Deployment");
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
      Amounts.more(factor);
      if (MemoryQuantity.parse(max).isEmpty()) {
        throw new IllegalArgumentException("max is not a memory quantity");
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
      Amounts.more(factor);
      Amounts.atLeast("max", max, 2);
    }

    @Override
    public Sought sought() {
      return Sought.any("Deployment", "StatefulSet");
    }
  }

  /** No more pods of the newest revision. */
  record PauseRollout() implements Template {}

  /** New pods for the workload that is to blame. */
  record RestartCulprit() implements Template {

    @Override
    public Sought sought() {
      return Sought.culprit("Deployment");
    }
  }

  /** No new pods on the node that is to blame. */
  record CordonNode() implements Template {

    @Override
    public Sought sought() {
      return Sought.culprit("Node");
    }
  }

  /** The workload's variable gets this value; the operator must have listed its name. */
  record SetEnvironment(String container, String variable, String value) implements Template {}

  /** The ConfigMap that is to blame gets this value of one key. */
  record PatchConfigMap(String key, String value) implements Template {

    @Override
    public Sought sought() {
      return Sought.any("ConfigMap");
    }
  }

  /** More room by a factor for the autoscaler that is to blame, never above the maximum. */
  record RaiseAutoscaler(BigDecimal factor, int max) implements Template {

    public RaiseAutoscaler {
      Amounts.more(factor);
      Amounts.atLeast("max", max, 2);
    }

    @Override
    public Sought sought() {
      return Sought.any("HorizontalPodAutoscaler");
    }
  }

  /** More storage by a factor for the claim that is to blame, never above the maximum. */
  record ExpandVolume(BigDecimal factor, String max) implements Template {

    public ExpandVolume {
      Amounts.more(factor);
      Amounts.atMost(factor, BigDecimal.TEN);
      if (MemoryQuantity.parse(max).isEmpty()) {
        throw new IllegalArgumentException("max is not a quantity");
      }
    }

    @Override
    public Sought sought() {
      return Sought.any("PersistentVolumeClaim");
    }

    MemoryQuantity ceiling() {
      return MemoryQuantity.parse(max).orElseThrow();
    }
  }

  /** The work of the CronJob that is to blame once more. */
  record RerunCronJob() implements Template {

    @Override
    public Sought sought() {
      return Sought.any("CronJob");
    }
  }

  /** All pods away from the node that is to blame, at most so many. */
  record DrainNode(int max, boolean emptyDir) implements Template {

    public DrainNode {
      Amounts.atLeast("max", max, 1);
    }

    @Override
    public Sought sought() {
      return Sought.culprit("Node");
    }
  }

  /** A new pod in the place of the one that is to blame, as its disruption budget allows. */
  record EvictPod() implements Template {

    @Override
    public Sought sought() {
      return Sought.any("Pod");
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
    public Sought sought() {
      return Sought.any("Pod");
    }
  }

  /** A pod that cannot end because its node is gone. */
  record DeleteStuckPod() implements Template {

    @Override
    public Sought sought() {
      return Sought.any("Pod");
    }
  }

  /** Away with the failed Job that is to blame. */
  record DeleteFailedJob() implements Template {

    @Override
    public Sought sought() {
      return Sought.any("Job");
    }
  }

  /** New pods for a workload. */
  record RestartRollout() implements Template {

    @Override
    public Sought sought() {
      return Sought.any("Deployment", "StatefulSet", "DaemonSet");
    }
  }

  /** More processor time by a factor, never above the maximum. */
  record SetCpuLimit(BigDecimal factor, String max) implements Template {

    public SetCpuLimit {
      Amounts.more(factor);
      if (Quantities.value(max).filter(cores -> cores.signum() > 0).isEmpty()) {
        throw new IllegalArgumentException("max is not a processor quantity");
      }
    }

    BigDecimal ceiling() {
      return Quantities.value(max).orElseThrow();
    }
  }

  /** Fewer replicas by a factor, never below the minimum. */
  record ScaleIn(BigDecimal factor, int min) implements Template {

    public ScaleIn {
      Amounts.less(factor);
      Amounts.atLeast("min", min, 1);
    }

    @Override
    public Sought sought() {
      return Sought.any("Deployment", "StatefulSet");
    }
  }

  /** So many replicas more, never above the maximum. */
  record AddReplicas(int by, int max) implements Template {

    public AddReplicas {
      Amounts.atLeast("by", by, 1);
      Amounts.atLeast("max", max, 2);
    }

    @Override
    public Sought sought() {
      return Sought.any("Deployment", "StatefulSet");
    }
  }

  /** The workload's variable, a whole number, times a factor and within these bounds. */
  record ScaleVariable(String variable, BigDecimal factor, int min, int max) implements Template {

    public ScaleVariable {
      Amounts.change(factor);
      Amounts.atLeast("min", min, 1);
      Amounts.atLeast("max", max, min);
    }
  }

  /** No new pods on the node whose machine an earlier step takes out of a load balancer. */
  record CordonMachine() implements Template {

    @Override
    public Sought sought() {
      return Sought.any("Node");
    }
  }
}
