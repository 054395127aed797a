package dev.hindsight.actions.action;

import dev.hindsight.actions.Risk;
import java.util.SortedMap;

/** Turns the actions of a CloudWatch alarm off. */
@ReadsAws(AwsKind.ALARM)
@NeedsAws(permission = "cloudwatch:DisableAlarmActions", on = "cloudwatch:alarm:*")
@Meaning(
    "Turns the actions of a CloudWatch alarm off, for a window when a wait and the opposite follow"
        + " in the plan; its state goes on.")
public record DisableAlarmActions(Target target) implements AwsAction {

  /** Whether it triggers anything. */
  public static final String ACTIONS = "actions";

  /** It does. */
  public static final String ENABLED = "enabled";

  /** It does not. */
  public static final String DISABLED = "disabled";

  static final String NAME = "disable-alarm-actions";

  public DisableAlarmActions {
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
    return "Keep %s from triggering anything".formatted(object().display());
  }

  @Override
  public SortedMap<String, String> before() {
    return Fields.of(ACTIONS, ENABLED);
  }

  @Override
  public SortedMap<String, String> after() {
    return Fields.of(ACTIONS, DISABLED);
  }

  @Override
  public AwsCall call(String marker) {
    return AwsCall.of(
        AwsService.CLOUDWATCH,
        "DisableAlarmActions",
        p -> p.putArray("AlarmNames").add(object().name()));
  }

  @Override
  public Undo undo() {
    return new Undo.By(new EnableAlarmActions(target));
  }

  @Override
  public Assessment risk() {
    return new Assessment(Risk.MEDIUM, "nobody is told by this alarm any more");
  }
}
