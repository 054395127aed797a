package dev.hindsight.actions.aws;

import static dev.hindsight.actions.aws.Answers.one;
import static dev.hindsight.actions.aws.Answers.text;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.AwsCall;
import dev.hindsight.actions.action.AwsKind;
import dev.hindsight.actions.action.AwsService;
import dev.hindsight.actions.action.DisableAlarmActions;
import dev.hindsight.actions.action.Facts;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.action.SetAlarmState;
import dev.hindsight.actions.adapter.Health;
import dev.hindsight.actions.adapter.Outcome;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** CloudWatch alarms. */
@Component
class AlarmResource implements Resource {

  @Override
  public AwsKind kind() {
    return AwsKind.ALARM;
  }

  @Override
  public Outcome<Live> read(Calls aws, ObjectRef object) {
    return aws.make(
            AwsCall.of(
                AwsService.CLOUDWATCH,
                "DescribeAlarms",
                p -> {
                  p.putArray("AlarmNames").add(object.name());
                  p.putArray("AlarmTypes").add("MetricAlarm").add("CompositeAlarm");
                }))
        .then(
            answer ->
                one(
                    answer,
                    answer.path("MetricAlarms").isEmpty()
                        ? "/CompositeAlarms/0"
                        : "/MetricAlarms/0",
                    object))
        .then(
            alarm ->
                aws.make(
                        AwsCall.of(
                            AwsService.CLOUDWATCH,
                            "ListTagsForResource",
                            p -> p.put("ResourceARN", text(alarm, "/AlarmArn"))))
                    .map(answer -> live(object, alarm, Tags.of(answer.path("Tags")))));
  }

  private static Live live(ObjectRef object, JsonNode alarm, Map<String, String> tags) {
    boolean enabled = alarm.path("ActionsEnabled").asBoolean(true);
    Map<String, String> fields =
        Map.of(
            SetAlarmState.STATE,
            text(alarm, "/StateValue"),
            DisableAlarmActions.ACTIONS,
            enabled ? DisableAlarmActions.ENABLED : DisableAlarmActions.DISABLED);
    return Answers.live(
        object,
        text(alarm, "/AlarmArn"),
        new Facts.Cloud(new TreeMap<>(fields), tags, 0, 0),
        alarm);
  }

  @Override
  public Outcome<Health> health(Calls aws, Live live) {
    String state = text(live.object(), "/StateValue");
    String why = text(live.object(), "/StateReason");
    return new Outcome.Done<>(
        Answers.health(
            state.equals("OK"),
            false,
            "%s is %s: %s".formatted(live.ref().display(), Answers.or(state), Answers.or(why))));
  }
}
