package dev.hindsight.actions.plan;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import dev.hindsight.actions.action.AwsKind;

/** What is done to alarms. */
@JsonSubTypes({
  @JsonSubTypes.Type(
      value = AlarmTemplate.DisableAlarmActions.class,
      name = "disable-alarm-actions"),
  @JsonSubTypes.Type(value = AlarmTemplate.EnableAlarmActions.class, name = "enable-alarm-actions")
})
public sealed interface AlarmTemplate extends AwsTemplate {

  @Override
  default AwsKind kind() {
    return AwsKind.ALARM;
  }

  /** It triggers nothing, until a later step or person turns it on again. */
  record DisableAlarmActions() implements AlarmTemplate {}

  /** It triggers what it is to trigger. */
  record EnableAlarmActions() implements AlarmTemplate {}
}
