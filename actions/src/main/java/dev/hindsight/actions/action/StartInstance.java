package dev.hindsight.actions.action;

import dev.hindsight.actions.Risk;
import java.util.Optional;
import java.util.SortedMap;

/** Starts an EC2 instance that is stopped. */
@ReadsAws(AwsKind.INSTANCE)
@NeedsAws(permission = "ec2:StartInstances", on = "ec2:instance/*")
@Meaning("Starts an EC2 instance that is stopped.")
public record StartInstance(Target target) implements AwsAction {

  static final String NAME = "start-instance";

  public StartInstance {
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
    return "Start " + object().display();
  }

  @Override
  public SortedMap<String, String> before() {
    return Fields.of(StopInstance.POWER, StopInstance.OFF);
  }

  @Override
  public SortedMap<String, String> after() {
    return Fields.of(StopInstance.POWER, StopInstance.ON);
  }

  @Override
  public AwsCall call(String marker) {
    return AwsCall.of(
        AwsService.EC2, "StartInstances", p -> p.putArray("InstanceIds").add(object().name()));
  }

  @Override
  public Undo undo() {
    return new Undo.By(
        new StopInstance(target), Optional.of("what it has in memory by then is gone"));
  }

  @Override
  public Assessment risk() {
    return new Assessment(Risk.LOW, "it adds a machine that was there before and can be undone");
  }
}
