package dev.hindsight.actions.action;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import dev.hindsight.actions.ObjectRef;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The part of the family that changes something in AWS: one call each, on one object. */
@JsonSubTypes({
  @JsonSubTypes.Type(value = StartInstance.class, name = StartInstance.NAME),
  @JsonSubTypes.Type(value = StopInstance.class, name = StopInstance.NAME),
  @JsonSubTypes.Type(value = RebootInstance.class, name = RebootInstance.NAME),
  @JsonSubTypes.Type(value = ChangeInstanceType.class, name = ChangeInstanceType.NAME),
  @JsonSubTypes.Type(value = SetDesiredCapacity.class, name = SetDesiredCapacity.NAME),
  @JsonSubTypes.Type(value = ReplaceInstance.class, name = ReplaceInstance.NAME),
  @JsonSubTypes.Type(value = SuspendProcess.class, name = SuspendProcess.NAME),
  @JsonSubTypes.Type(value = ResumeProcess.class, name = ResumeProcess.NAME),
  @JsonSubTypes.Type(value = RefreshInstances.class, name = RefreshInstances.NAME),
  @JsonSubTypes.Type(value = ForceDeployment.class, name = ForceDeployment.NAME),
  @JsonSubTypes.Type(value = SetDesiredCount.class, name = SetDesiredCount.NAME),
  @JsonSubTypes.Type(value = RollBackTaskDefinition.class, name = RollBackTaskDefinition.NAME),
  @JsonSubTypes.Type(value = StopTask.class, name = StopTask.NAME),
  @JsonSubTypes.Type(value = RebootDatabase.class, name = RebootDatabase.NAME),
  @JsonSubTypes.Type(value = FailOverCluster.class, name = FailOverCluster.NAME),
  @JsonSubTypes.Type(value = SetDatabaseClass.class, name = SetDatabaseClass.NAME),
  @JsonSubTypes.Type(value = GrowDatabaseStorage.class, name = GrowDatabaseStorage.NAME),
  @JsonSubTypes.Type(value = SnapshotDatabase.class, name = SnapshotDatabase.NAME),
  @JsonSubTypes.Type(value = RegisterTarget.class, name = RegisterTarget.NAME),
  @JsonSubTypes.Type(value = DeregisterTarget.class, name = DeregisterTarget.NAME),
  @JsonSubTypes.Type(value = ShiftTargetWeights.class, name = ShiftTargetWeights.NAME),
  @JsonSubTypes.Type(value = RunDocument.class, name = RunDocument.NAME),
  @JsonSubTypes.Type(value = SetAlarmState.class, name = SetAlarmState.NAME),
  @JsonSubTypes.Type(value = DisableAlarmActions.class, name = DisableAlarmActions.NAME),
  @JsonSubTypes.Type(value = EnableAlarmActions.class, name = EnableAlarmActions.NAME),
  @JsonSubTypes.Type(value = RollBackAlias.class, name = RollBackAlias.NAME),
  @JsonSubTypes.Type(value = SetFunctionConcurrency.class, name = SetFunctionConcurrency.NAME),
  @JsonSubTypes.Type(value = RedriveQueue.class, name = RedriveQueue.NAME),
  @JsonSubTypes.Type(value = SetTableCapacity.class, name = SetTableCapacity.NAME),
  @JsonSubTypes.Type(value = ShiftRecordWeights.class, name = ShiftRecordWeights.NAME)
})
public sealed interface AwsAction extends Action
    permits StartInstance,
        StopInstance,
        RebootInstance,
        ChangeInstanceType,
        SetDesiredCapacity,
        ReplaceInstance,
        SuspendProcess,
        ResumeProcess,
        RefreshInstances,
        ForceDeployment,
        SetDesiredCount,
        RollBackTaskDefinition,
        StopTask,
        RebootDatabase,
        FailOverCluster,
        SetDatabaseClass,
        GrowDatabaseStorage,
        SnapshotDatabase,
        RegisterTarget,
        DeregisterTarget,
        ShiftTargetWeights,
        RunDocument,
        SetAlarmState,
        DisableAlarmActions,
        EnableAlarmActions,
        RollBackAlias,
        SetFunctionConcurrency,
        RedriveQueue,
        SetTableCapacity,
        ShiftRecordWeights {

  /** The kind of object it is for. */
  AwsKind awsKind();

  @Override
  default String kind() {
    return awsKind().kind();
  }

  /**
   * The one call that makes the change.
   *
   * @param marker the trace of the run, where the API keeps one; at most 64 characters
   */
  AwsCall call(String marker);

  @Override
  default SortedMap<String, String> now(Live live) {
    SortedMap<String, String> now = new TreeMap<>();
    if (live.facts() instanceof Facts.Cloud cloud) {
      now.putAll(cloud.fields());
      now.keySet().retainAll(before().keySet());
    }
    return now;
  }

  @Override
  default String beforeWords() {
    return words(before());
  }

  @Override
  default String afterWords() {
    return words(after());
  }

  private static String words(SortedMap<String, String> fields) {
    return fields.entrySet().stream()
        .map(e -> e.getKey() + " " + e.getValue())
        .collect(Collectors.joining(", "));
  }

  @Override
  default Trace trace() {
    return Trace.STATE;
  }

  @Override
  default String verification(String workloads) {
    return workloads + " healthy";
  }

  /** The rights it needs in AWS, that of its own call among them. */
  default List<AwsGrant> awsGrants() {
    return List.of(new AwsGrant(call("").permission(), arn()));
  }

  /** Its ARN: what AWS itself gave it, where names alone make none up. */
  default String arn() {
    String named = awsKind().arn(object());
    return named.contains("*") && target().uid().startsWith("arn:") ? target().uid() : named;
  }

  /** The object it is for. */
  default ObjectRef object() {
    return target().object();
  }
}
