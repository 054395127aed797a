package dev.hindsight.actions.action;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.hindsight.actions.Risk;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** The closed family of what may be done; each names its risk, its grant and its undo. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = UndoRollout.class, name = UndoRollout.NAME),
  @JsonSubTypes.Type(value = RestartRollout.class, name = RestartRollout.NAME),
  @JsonSubTypes.Type(value = PauseRollout.class, name = PauseRollout.NAME),
  @JsonSubTypes.Type(value = ResumeRollout.class, name = ResumeRollout.NAME),
  @JsonSubTypes.Type(value = ScaleDeployment.class, name = ScaleDeployment.NAME),
  @JsonSubTypes.Type(value = ScaleStatefulSet.class, name = ScaleStatefulSet.NAME),
  @JsonSubTypes.Type(value = SetAutoscalerBounds.class, name = SetAutoscalerBounds.NAME),
  @JsonSubTypes.Type(value = SetResources.class, name = SetResources.NAME),
  @JsonSubTypes.Type(value = SetImage.class, name = SetImage.NAME),
  @JsonSubTypes.Type(value = SetEnvironment.class, name = SetEnvironment.NAME),
  @JsonSubTypes.Type(value = PatchConfigMap.class, name = PatchConfigMap.NAME),
  @JsonSubTypes.Type(value = EvictPod.class, name = EvictPod.NAME),
  @JsonSubTypes.Type(value = DeletePod.class, name = DeletePod.NAME),
  @JsonSubTypes.Type(value = DeleteStuckPod.class, name = DeleteStuckPod.NAME),
  @JsonSubTypes.Type(value = DeleteFailedJob.class, name = DeleteFailedJob.NAME),
  @JsonSubTypes.Type(value = RerunCronJob.class, name = RerunCronJob.NAME),
  @JsonSubTypes.Type(value = ExpandVolume.class, name = ExpandVolume.NAME),
  @JsonSubTypes.Type(value = CordonNode.class, name = CordonNode.NAME),
  @JsonSubTypes.Type(value = UncordonNode.class, name = UncordonNode.NAME),
  @JsonSubTypes.Type(value = DrainNode.class, name = DrainNode.NAME),
  @JsonSubTypes.Type(AwsAction.class)
})
public sealed interface Action
    permits UndoRollout,
        RestartRollout,
        Toggle,
        Scaling,
        SetAutoscalerBounds,
        SetResources,
        SetImage,
        SetEnvironment,
        PatchConfigMap,
        PodRemoval,
        DeleteFailedJob,
        RerunCronJob,
        ExpandVolume,
        DrainNode,
        AwsAction {

  /** The object it changes. */
  Target target();

  /** Name as in playbooks, JSON and messages. */
  String name();

  /** The kind of object it is for. */
  default String kind() {
    return "Deployment";
  }

  /** What it does, for people. */
  String sentence();

  /** The fields it changes, as they must be before it runs. */
  SortedMap<String, String> before();

  /** The same fields as they are once it took effect. */
  SortedMap<String, String> after();

  /** The same fields as they are in the living object; a field that is gone is left out. */
  SortedMap<String, String> now(Live live);

  /** Whether what it did to the object still holds; an object on its way there counts. */
  default boolean holds(Live live) {
    return now(live).equals(after());
  }

  /** How long what it changes may take until it shows, beyond what reads are behind. */
  default Duration takes() {
    return Duration.ZERO;
  }

  /** The before-state in words. */
  String beforeWords();

  /** The after-state in words. */
  String afterWords();

  /** Whether the object itself goes: one that is not there any more is then one that is done. */
  default boolean removes() {
    return false;
  }

  /** Whether the object that was to go is on its way, so that there is nothing left to do. */
  default boolean doneBy(Live live) {
    return removes() && live.terminating();
  }

  /**
   * What of it is done where it is done piece by piece, a clause; empty where nothing is.
   *
   * @param marker the trace that tells the run's own pieces
   */
  default Optional<String> partly(Live live, String marker) {
    return Optional.empty();
  }

  /** How it is told, after a lost answer, whether it took effect. */
  default Trace trace() {
    return Trace.MARK;
  }

  /** Whether the object carries this mark of a run. */
  default boolean marked(Live live, String marker) {
    return live.marker().equals(Optional.of(marker));
  }

  /** Whether the target's rollout must be complete before it can have helped. */
  default boolean rollsOut() {
    return true;
  }

  /** What must be seen of these workloads afterwards, a clause. */
  default String verification(String workloads) {
    return (rollsOut() ? "rollout of %s complete" : "pods of %s ready").formatted(workloads);
  }

  /** How it is taken back. */
  Undo undo();

  /** How much agreement it needs, and why. */
  default Assessment risk() {
    return new Assessment(Risk.MEDIUM, "all pods of the workload are replaced");
  }

  /** All rights it needs of Kubernetes, for whatever kind of object it is for. */
  default List<Grant> grants() {
    return Grant.of(getClass());
  }
}
