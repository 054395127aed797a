package dev.hindsight.actions.action;

import dev.hindsight.actions.Risk;
import java.util.SortedMap;

/** Suspends one process of an Auto Scaling group. */
@ReadsAws(AwsKind.GROUP)
@NeedsAws(
    permission = "autoscaling:SuspendProcesses",
    on = "autoscaling:autoScalingGroup:*:autoScalingGroupName/*")
@Meaning("Suspends one process of an Auto Scaling group, as the replacing of unhealthy instances.")
public record SuspendProcess(
    Target target,
    @Meaning(
            "one of Launch, Terminate, AddToLoadBalancer, AlarmNotification, AZRebalance,"
                + " HealthCheck, InstanceRefresh, ReplaceUnhealthy, ScheduledActions")
        GroupProcess process)
    implements AwsAction {

  static final String NAME = "suspend-process";

  public SuspendProcess {
    AwsKind.GROUP.check(target.object());
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public AwsKind awsKind() {
    return AwsKind.GROUP;
  }

  @Override
  public String sentence() {
    return "Suspend process %s of %s".formatted(process.name(), object().display());
  }

  @Override
  public SortedMap<String, String> before() {
    return process.fields(GroupProcess.ACTIVE);
  }

  @Override
  public SortedMap<String, String> after() {
    return process.fields(GroupProcess.SUSPENDED);
  }

  @Override
  public AwsCall call(String marker) {
    return process.call("SuspendProcesses", object());
  }

  @Override
  public Undo undo() {
    return new Undo.By(new ResumeProcess(target, process));
  }

  @Override
  public Assessment risk() {
    return new Assessment(Risk.MEDIUM, "the group stops doing a part of its work");
  }
}
