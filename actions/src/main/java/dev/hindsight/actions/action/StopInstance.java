package dev.hindsight.actions.action;

import dev.hindsight.actions.Risk;
import java.util.Optional;
import java.util.SortedMap;

/** Stops an EC2 instance; its volumes stay. */
@ReadsAws(AwsKind.INSTANCE)
@NeedsAws(permission = "ec2:StopInstances", on = "ec2:instance/*")
@Meaning(
    "Stops an EC2 instance whose root device is an EBS volume; the volumes stay, a public address"
        + " that is no Elastic IP does not.")
public record StopInstance(Target target) implements AwsAction {

  static final String NAME = "stop-instance";

  /** Whether the instance runs or is to run soon ({@code on}), or stands or is to ({@code off}). */
  public static final String POWER = "power";

  /** Runs, or soon. */
  public static final String ON = "on";

  /** Stands, or soon. */
  public static final String OFF = "off";

  public StopInstance {
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
    return "Stop " + object().display();
  }

  @Override
  public SortedMap<String, String> before() {
    return Fields.of(POWER, ON);
  }

  @Override
  public SortedMap<String, String> after() {
    return Fields.of(POWER, OFF);
  }

  @Override
  public AwsCall call(String marker) {
    return AwsCall.of(
        AwsService.EC2, "StopInstances", p -> p.putArray("InstanceIds").add(object().name()));
  }

  @Override
  public Undo undo() {
    return new Undo.By(
        new StartInstance(target),
        Optional.of("what was on instance store volumes, or in memory, is gone"));
  }

  @Override
  public Assessment risk() {
    return new Assessment(Risk.HIGH, "the machine stands, and all that runs on it");
  }
}
