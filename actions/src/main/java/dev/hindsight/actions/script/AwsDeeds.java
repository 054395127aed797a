package dev.hindsight.actions.script;

import dev.hindsight.actions.action.AwsAction;
import dev.hindsight.actions.action.ChangeInstanceType;
import dev.hindsight.actions.action.DeregisterTarget;
import dev.hindsight.actions.action.DisableAlarmActions;
import dev.hindsight.actions.action.EnableAlarmActions;
import dev.hindsight.actions.action.FailOverCluster;
import dev.hindsight.actions.action.ForceDeployment;
import dev.hindsight.actions.action.GrowDatabaseStorage;
import dev.hindsight.actions.action.RebootDatabase;
import dev.hindsight.actions.action.RebootInstance;
import dev.hindsight.actions.action.RedriveQueue;
import dev.hindsight.actions.action.RefreshInstances;
import dev.hindsight.actions.action.RegisterTarget;
import dev.hindsight.actions.action.ReplaceInstance;
import dev.hindsight.actions.action.ResumeProcess;
import dev.hindsight.actions.action.RollBackAlias;
import dev.hindsight.actions.action.RollBackTaskDefinition;
import dev.hindsight.actions.action.RunDocument;
import dev.hindsight.actions.action.SetAlarmState;
import dev.hindsight.actions.action.SetDatabaseClass;
import dev.hindsight.actions.action.SetDesiredCapacity;
import dev.hindsight.actions.action.SetDesiredCount;
import dev.hindsight.actions.action.SetFunctionConcurrency;
import dev.hindsight.actions.action.SetTableCapacity;
import dev.hindsight.actions.action.ShiftRecordWeights;
import dev.hindsight.actions.action.ShiftTargetWeights;
import dev.hindsight.actions.action.SnapshotDatabase;
import dev.hindsight.actions.action.StartInstance;
import dev.hindsight.actions.action.StopInstance;
import dev.hindsight.actions.action.StopTask;
import dev.hindsight.actions.action.SuspendProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Each AWS action as data that a script is written from; the one place that knows them all. */
final class AwsDeeds {

  static final String TRACELESS =
      "nothing shows whether it was done before: a second run does it again";
  static final String DOCUMENT =
      "a document may do anything, and that it ran before shows only among the 50 newest commands";

  private AwsDeeds() {}

  /**
   * The action in a script.
   *
   * @param marker that tells it from all others, and is the same each time it is written
   */
  static AwsDeed of(AwsAction action, String marker) {
    AwsDeed deed =
        AwsDeed.of(
            action.sentence(),
            AwsLook.region(action.object()),
            action.call(marker),
            looks(action, marker));
    return switch (action) {
      case RebootInstance _, RebootDatabase _ -> deed.asking(TRACELESS);
      case RunDocument _ -> deed.asking(DOCUMENT);
      case ReplaceInstance _, StopTask _ -> deed.going(AwsObjects.there(action));
      default -> deed;
    };
  }

  /** The object by what tells it from all others, with its fields, or the fields for themselves. */
  private static List<AwsLook> looks(AwsAction action, String marker) {
    List<AwsLook> looks = new ArrayList<>();
    looks.add(AwsObjects.look(action, fields(action)));
    more(action, marker).ifPresent(looks::add);
    return looks;
  }

  private static Optional<AwsLook> more(AwsAction action, String marker) {
    return switch (action) {
      case RefreshInstances refresh -> Optional.of(AwsMore.refreshes(refresh));
      case RedriveQueue redrive -> Optional.of(AwsMore.moves(redrive));
      case SnapshotDatabase take -> Optional.of(AwsMore.snapshots(take));
      case RunDocument run -> Optional.of(AwsMore.commands(run, marker));
      default -> Optional.empty();
    };
  }

  private static List<Reading> fields(AwsAction action) {
    return switch (action) {
      case StartInstance _ -> List.of(AwsFields.on());
      case StopInstance _ -> List.of(AwsFields.on().back(), AwsFields.lastingRoot());
      case RebootInstance _ -> List.of(AwsFields.power("true"));
      case ChangeInstanceType set ->
          List.of(
              AwsFields.power("false"), new Reading("type", "InstanceType", set.from(), set.to()));
      case ReplaceInstance replace -> List.of(AwsFields.group(replace.group()));
      case SetDesiredCapacity set ->
          List.of(AwsFields.number("desired", "DesiredCapacity", set.from(), set.to()));
      case SuspendProcess suspend -> List.of(AwsFields.suspended(suspend.process()));
      case ResumeProcess resume -> List.of(AwsFields.suspended(resume.process()).back());
      case ForceDeployment force -> List.of(AwsFields.deployment(force));
      case SetDesiredCount set ->
          List.of(AwsFields.number("tasks", "desiredCount", set.from(), set.to()));
      case RollBackTaskDefinition back -> List.of(AwsFields.definition(back));
      case StopTask stop -> List.of(Reading.stays("group", "group", "service:" + stop.service()));
      case RebootDatabase _ -> List.of(Reading.stays("status", "DBInstanceStatus", "available"));
      case FailOverCluster fail -> AwsFields.writer(fail);
      case SetDatabaseClass set -> List.of(AwsFields.databaseClass(set));
      case GrowDatabaseStorage grow -> List.of(AwsFields.storage(grow));
      case RegisterTarget register -> List.of(AwsFields.registered(register.id(), register.port()));
      case DeregisterTarget take -> List.of(AwsFields.registered(take.id(), take.port()).back());
      case ShiftTargetWeights shift -> AwsFields.weights(shift);
      case RunDocument _ -> List.of(Reading.holds("online", Jmes.is("PingStatus", "Online")));
      case SetAlarmState set ->
          List.of(new Reading("state", "StateValue", set.from().name(), set.to().name()));
      case EnableAlarmActions _ -> List.of(AwsFields.actions());
      case DisableAlarmActions _ -> List.of(AwsFields.actions().back());
      case RollBackAlias back -> AwsFields.version(back);
      case SetFunctionConcurrency set -> List.of(AwsFields.reserved(set));
      case SetTableCapacity set -> AwsFields.capacity(set);
      case ShiftRecordWeights shift -> AwsNames.records(shift);
      case RefreshInstances _, RedriveQueue _, SnapshotDatabase _ -> List.of();
    };
  }
}
