package dev.hindsight.actions.action;

import dev.hindsight.actions.Risk;
import java.util.SortedMap;

/** Reboots a running EC2 instance. */
@ReadsAws(AwsKind.INSTANCE)
@NeedsAws(permission = "ec2:RebootInstances", on = "ec2:instance/*")
@Meaning("Reboots a running EC2 instance; its disks and addresses stay.")
public record RebootInstance(Target target) implements AwsAction {

  static final String NAME = "reboot-instance";

  public RebootInstance {
    AwsKind.INSTANCE.check(target.object());
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public AwsKind awsKind() {
    return AwsKind.INSTANCE;
  }

  @Override
  public String sentence() {
    return "Reboot " + object().display();
  }

  @Override
  public SortedMap<String, String> before() {
    return Fields.of(StopInstance.POWER, StopInstance.ON);
  }

  @Override
  public SortedMap<String, String> after() {
    return before();
  }

  @Override
  public AwsCall call(String marker) {
    return AwsCall.of(
        AwsService.EC2, "RebootInstances", p -> p.putArray("InstanceIds").add(object().name()));
  }

  /** EC2 keeps no trace of a reboot. */
  @Override
  public Trace trace() {
    return Trace.NONE;
  }

  @Override
  public Undo undo() {
    return new Undo.Never("the machine runs as before, with what it starts at boot");
  }

  @Override
  public Assessment risk() {
    return new Assessment(Risk.MEDIUM, "all that runs on the machine is interrupted");
  }
}
