package dev.hindsight.actions.action;

import dev.hindsight.actions.Risk;
import java.util.SortedMap;

/** Resumes one process of an Auto Scaling group. */
@ReadsAws(AwsKind.GROUP)
@NeedsAws(
    permission = "autoscaling:ResumeProcesses",
    on = "autoscaling:autoScalingGroup:*:autoScalingGroupName/*")
@Meaning("Resumes one process of an Auto Scaling group, as the replacing of unhealthy instances.")
public record ResumeProcess(
    Target target,
    @Meaning(
            "one of Launch, Terminate, AddToLoadBalancer, AlarmNotification, AZRebalance,"
                + " HealthCheck, InstanceRefresh, ReplaceUnhealthy, ScheduledActions")
        GroupProcess process)
    implements AwsAction {

  static final String NAME = "resume-process";

  public ResumeProcess {
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
    return "Resume process %s of %s".formatted(process.name(), object().display());
  }

  @Override
  public SortedMap<String, String> before() {
    return process.fields(GroupProcess.SUSPENDED);
  }

  @Override
  public SortedMap<String, String> after() {
    return process.fields(GroupProcess.ACTIVE);
  }

  @Override
  public AwsCall call(String marker) {
    return process.call("ResumeProcesses", object());
  }

  @Override
  public Undo undo() {
    return new Undo.By(new SuspendProcess(target, process));
  }

  @Override
  public Assessment risk() {
    return new Assessment(Risk.LOW, "the group does its work again and can be stopped from it");
  }
}
