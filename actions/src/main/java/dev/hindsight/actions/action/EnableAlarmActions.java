package dev.hindsight.actions.action;

import dev.hindsight.actions.Risk;
import java.util.SortedMap;

/** Turns the actions of a CloudWatch alarm on. */
@ReadsAws(AwsKind.ALARM)
@NeedsAws(permission = "cloudwatch:EnableAlarmActions", on = "cloudwatch:alarm:*")
@Meaning("Turns the actions of a CloudWatch alarm on; its state goes on.")
public record EnableAlarmActions(Target target) implements AwsAction {

  static final String NAME = "enable-alarm-actions";

  public EnableAlarmActions {
    AwsKind.ALARM.check(target.object());
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public AwsKind awsKind() {
    return AwsKind.ALARM;
  }

  @Override
  public String sentence() {
    return "Let %s trigger its actions again".formatted(object().display());
  }

  @Override
  public SortedMap<String, String> before() {
    return Fields.of(DisableAlarmActions.ACTIONS, DisableAlarmActions.DISABLED);
  }

  @Override
  public SortedMap<String, String> after() {
    return Fields.of(DisableAlarmActions.ACTIONS, DisableAlarmActions.ENABLED);
  }

  @Override
  public AwsCall call(String marker) {
    return AwsCall.of(
        AwsService.CLOUDWATCH,
        "EnableAlarmActions",
        p -> p.putArray("AlarmNames").add(object().name()));
  }

  @Override
  public Undo undo() {
    return new Undo.By(new DisableAlarmActions(target));
  }

  @Override
  public Assessment risk() {
    return new Assessment(Risk.LOW, "the alarm tells people again");
  }
}
