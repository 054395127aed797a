package dev.hindsight.actions.plan;

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
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** The template of what was done in AWS before, by which it is chosen anew; pure. */
final class RetargetAws {

  private RetargetAws() {}

  /** Empty where it is not done again by itself. */
  static Optional<AwsTemplate> template(AwsAction past) {
    return switch (past) {
      case DeregisterTarget _ ->
          Optional.of(new BalancingTemplate.DeregisterUnhealthyTargets(1, 1));
      case RegisterTarget _ -> Optional.of(new BalancingTemplate.RegisterTargetsAgain());
      case ReplaceInstance _ -> Optional.of(new ComputeTemplate.ReplaceFailedInstance());
      case RebootInstance _ -> Optional.of(new ComputeTemplate.RebootInstance());
      case StartInstance _ -> Optional.of(new ComputeTemplate.StartInstance());
      case RefreshInstances refresh ->
          Optional.of(new ComputeTemplate.RefreshInstances(refresh.healthy()));
      case ForceDeployment _ -> Optional.of(new EcsTemplate.ForceDeployment());
      case RollBackTaskDefinition _ -> Optional.of(new EcsTemplate.RollBackTaskDefinition());
      case SnapshotDatabase _ -> Optional.of(new RdsTemplate.SnapshotDatabase());
      case RebootDatabase reboot -> Optional.of(new RdsTemplate.RebootDatabase(reboot.failover()));
      case FailOverCluster _ -> Optional.of(new RdsTemplate.FailOverCluster());
      case SetDatabaseClass set ->
          Optional.of(new RdsTemplate.RaiseDatabaseClass(List.of(set.from(), set.to())));
      case RollBackAlias _ -> Optional.of(new ServerlessTemplate.RollBackAlias());
      case RedriveQueue redrive ->
          Optional.of(new ServerlessTemplate.RedriveQueue(redrive.perSecond()));
      case DisableAlarmActions _ -> Optional.of(new AlarmTemplate.DisableAlarmActions());
      case EnableAlarmActions _ -> Optional.of(new AlarmTemplate.EnableAlarmActions());
      case SetDesiredCapacity set ->
          factor(set.from(), set.to()).map(f -> new ComputeTemplate.ScaleGroup(f, 1, set.to()));
      case SetDesiredCount set ->
          factor(set.from(), set.to()).map(f -> new EcsTemplate.ScaleService(f, 1, set.to()));
      case GrowDatabaseStorage grow ->
          factor(grow.from(), grow.to())
              .map(f -> new RdsTemplate.GrowDatabaseStorage(f.min(BigDecimal.TWO), grow.to()));
      case SetFunctionConcurrency set ->
          factor(set.from().orElse(0), set.to().orElse(0))
              .map(f -> new ServerlessTemplate.RaiseConcurrency(f, set.to().orElseThrow()));
      case SetTableCapacity set ->
          factor(
                  Math.max(set.from().read(), set.from().write()),
                  Math.max(set.to().read(), set.to().write()))
              .map(
                  f ->
                      new ServerlessTemplate.RaiseTableCapacity(
                          f, (int) Math.max(set.to().read(), set.to().write())));
      // a person's own choice each time
      case StopInstance _,
          ChangeInstanceType _,
          SuspendProcess _,
          ResumeProcess _,
          StopTask _,
          ShiftTargetWeights _,
          ShiftRecordWeights _,
          RunDocument _,
          SetAlarmState _ ->
          Optional.empty();
    };
  }

  /** By how much it was more then; less is not wanted again. */
  private static Optional<BigDecimal> factor(long from, long to) {
    return from > 0 && to > from
        ? Optional.of(
            BigDecimal.valueOf(to).divide(BigDecimal.valueOf(from), 4, RoundingMode.CEILING))
        : Optional.empty();
  }
}
