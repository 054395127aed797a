package dev.hindsight.actions.policy;

import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.AwsAction;
import dev.hindsight.actions.action.ChangeInstanceType;
import dev.hindsight.actions.action.CordonNode;
import dev.hindsight.actions.action.DeleteFailedJob;
import dev.hindsight.actions.action.DeletePod;
import dev.hindsight.actions.action.DeleteStuckPod;
import dev.hindsight.actions.action.DeregisterTarget;
import dev.hindsight.actions.action.DisableAlarmActions;
import dev.hindsight.actions.action.DrainNode;
import dev.hindsight.actions.action.EnableAlarmActions;
import dev.hindsight.actions.action.EvictPod;
import dev.hindsight.actions.action.ExpandVolume;
import dev.hindsight.actions.action.FailOverCluster;
import dev.hindsight.actions.action.ForceDeployment;
import dev.hindsight.actions.action.GrowDatabaseStorage;
import dev.hindsight.actions.action.PatchConfigMap;
import dev.hindsight.actions.action.PauseRollout;
import dev.hindsight.actions.action.RebootDatabase;
import dev.hindsight.actions.action.RebootInstance;
import dev.hindsight.actions.action.RedriveQueue;
import dev.hindsight.actions.action.RefreshInstances;
import dev.hindsight.actions.action.RegisterTarget;
import dev.hindsight.actions.action.ReplaceInstance;
import dev.hindsight.actions.action.RerunCronJob;
import dev.hindsight.actions.action.RestartRollout;
import dev.hindsight.actions.action.ResumeProcess;
import dev.hindsight.actions.action.ResumeRollout;
import dev.hindsight.actions.action.RollBackAlias;
import dev.hindsight.actions.action.RollBackTaskDefinition;
import dev.hindsight.actions.action.RunDocument;
import dev.hindsight.actions.action.Scaling;
import dev.hindsight.actions.action.SetAlarmState;
import dev.hindsight.actions.action.SetAutoscalerBounds;
import dev.hindsight.actions.action.SetDatabaseClass;
import dev.hindsight.actions.action.SetDesiredCapacity;
import dev.hindsight.actions.action.SetDesiredCount;
import dev.hindsight.actions.action.SetEnvironment;
import dev.hindsight.actions.action.SetFunctionConcurrency;
import dev.hindsight.actions.action.SetImage;
import dev.hindsight.actions.action.SetResources;
import dev.hindsight.actions.action.SetTableCapacity;
import dev.hindsight.actions.action.ShiftRecordWeights;
import dev.hindsight.actions.action.ShiftTargetWeights;
import dev.hindsight.actions.action.SnapshotDatabase;
import dev.hindsight.actions.action.StartInstance;
import dev.hindsight.actions.action.StopInstance;
import dev.hindsight.actions.action.StopTask;
import dev.hindsight.actions.action.SuspendProcess;
import dev.hindsight.actions.action.UncordonNode;
import dev.hindsight.actions.action.UndoRollout;

/**
 * What an action does to pods.
 *
 * @param some how many it replaces, adds or takes, where that does not depend on the workload
 * @param all whether it replaces every pod of the workload, a few at a time
 * @param less how many the workload has less afterwards, for a time at least
 * @param most how many it can have afterwards
 * @param declared whether it changes what a repository declares
 */
record Effect(int some, boolean all, int less, int most, boolean declared) {

  private static final int ANY = Integer.MAX_VALUE;
  private static final Effect NONE = new Effect(0, false, 0, ANY, false);
  private static final Effect ONE_POD = new Effect(1, false, 1, ANY, false);
  private static final Effect ROLLOUT = new Effect(0, true, 0, ANY, true);
  private static final Effect DECLARED = new Effect(0, false, 0, ANY, true);

  static Effect of(Action action) {
    return switch (action) {
      case UndoRollout _, SetResources _, SetImage _, SetEnvironment _ -> ROLLOUT;
      // its annotation is in no repository
      case RestartRollout _ -> new Effect(0, true, 0, ANY, false);
      case PauseRollout _, ResumeRollout _, PatchConfigMap _, ExpandVolume _ -> DECLARED;
      case Scaling scale -> scaled(scale.from(), scale.to());
      case SetAutoscalerBounds set ->
          new Effect(moved(set.from(), set.to()), false, 0, set.to().max(), true);
      case EvictPod _, DeletePod _ -> ONE_POD;
      // its node is gone, and it with it
      case DeleteStuckPod _ -> new Effect(1, false, 0, ANY, false);
      // disruption budgets keep what serves
      case DrainNode drain -> new Effect(drain.pods().size(), false, 0, ANY, false);
      case DeleteFailedJob _, RerunCronJob _, CordonNode _, UncordonNode _ -> NONE;
      case AwsAction aws -> of(aws);
    };
  }

  private static Effect of(AwsAction action) {
    return switch (action) {
      case SetDesiredCapacity set -> scaled(set.from(), set.to());
      case SetDesiredCount set -> scaled(set.from(), set.to());
      case ForceDeployment _ -> new Effect(0, true, 0, ANY, false);
      case RefreshInstances _ -> new Effect(0, true, 0, ANY, false);
      case RollBackTaskDefinition _ -> ROLLOUT;
      // one of the group that it is verified by
      case StopTask _, DeregisterTarget _, ReplaceInstance _ -> ONE_POD;
      case ChangeInstanceType _,
          SuspendProcess _,
          ResumeProcess _,
          SetDatabaseClass _,
          GrowDatabaseStorage _,
          ShiftTargetWeights _,
          DisableAlarmActions _,
          EnableAlarmActions _,
          RollBackAlias _,
          SetFunctionConcurrency _,
          SetTableCapacity _,
          ShiftRecordWeights _ ->
          DECLARED;
      // of one machine all goes, which its risk says
      case StartInstance _,
          StopInstance _,
          RebootInstance _,
          RunDocument _,
          RebootDatabase _,
          RegisterTarget _,
          FailOverCluster _,
          SnapshotDatabase _,
          SetAlarmState _,
          RedriveQueue _ ->
          NONE;
    };
  }

  /** Its least makes pods run as its most lets them. */
  private static int moved(SetAutoscalerBounds.Bounds from, SetAutoscalerBounds.Bounds to) {
    return Math.max(Math.abs(to.max() - from.max()), Math.abs(to.min() - from.min()));
  }

  private static Effect scaled(int from, int to) {
    return new Effect(Math.abs(to - from), false, Math.max(0, from - to), ANY, true);
  }

  /** How many pods it changes, of a workload with so many. */
  int pods(int replicas) {
    return all ? replicas : some;
  }

  /** How many a workload with so many has less afterwards. */
  int taken(int replicas) {
    return Math.max(less, replicas - most);
  }
}
