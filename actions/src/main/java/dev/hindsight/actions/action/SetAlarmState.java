package dev.hindsight.actions.action;

import dev.hindsight.actions.Risk;
import java.util.SortedMap;

/** Sets the state of a CloudWatch alarm until it is evaluated again. */
@ReadsAws(AwsKind.ALARM)
@NeedsAws(permission = "cloudwatch:SetAlarmState", on = "cloudwatch:alarm:*")
@Meaning(
    "Sets the state of a CloudWatch alarm, which triggers what it is to trigger, until it is"
        + " evaluated again.")
public record SetAlarmState(
    Target target,
    @Meaning("state now: OK, ALARM or INSUFFICIENT_DATA") AlarmState from,
    @Meaning("state then") AlarmState to)
    implements AwsAction {

  /** As CloudWatch says it. */
  public static final String STATE = "state";

  static final String NAME = "set-alarm-state";

  public SetAlarmState {
    AwsKind.ALARM.check(target.object());
    if (from == to) {
      throw new IllegalArgumentException("the state is %s already".formatted(from));
    }
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
    return "Set %s from %s to %s".formatted(object().display(), from, to);
  }

  @Override
  public SortedMap<String, String> before() {
    return Fields.of(STATE, from.name());
  }

  @Override
  public SortedMap<String, String> after() {
    return Fields.of(STATE, to.name());
  }

  @Override
  public AwsCall call(String marker) {
    return AwsCall.of(
        AwsService.CLOUDWATCH,
        "SetAlarmState",
        p ->
            p.put("AlarmName", object().name())
                .put("StateValue", to.name())
                .put("StateReason", "hindsight " + marker));
  }

  @Override
  public Undo undo() {
    return new Undo.By(new SetAlarmState(target, to, from));
  }

  @Override
  public Assessment risk() {
    return new Assessment(Risk.MEDIUM, "what the alarm triggers is triggered");
  }
}
