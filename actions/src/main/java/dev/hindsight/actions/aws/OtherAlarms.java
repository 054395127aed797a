package dev.hindsight.actions.aws;

import static dev.hindsight.actions.aws.Answers.text;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.AwsCall;
import dev.hindsight.actions.action.AwsKind;
import dev.hindsight.actions.action.AwsService;
import java.time.Instant;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The alarms of a region that ring now, as far as they are about what is looked at. */
final class OtherAlarms {

  private static final int MOST = 100;

  private OtherAlarms() {}

  /**
   * Asks for those about these objects.
   *
   * @param place an object of the region
   */
  static Ask ask(ObjectRef place, Set<ObjectRef> about, Instant now) {
    return Ask.of(
        "alarms of the region",
        AwsCall.of(
            AwsService.CLOUDWATCH,
            "DescribeAlarms",
            p -> p.put("StateValue", "ALARM").put("MaxRecords", MOST)),
        answer ->
            answer.path("MetricAlarms").values().stream()
                .filter(alarm -> !about.contains(ref(place, alarm)))
                .filter(
                    alarm ->
                        AlarmEye.named(ref(place, alarm), alarm).stream().anyMatch(about::contains))
                .map(alarm -> AlarmEye.state(ref(place, alarm), alarm, now))
                .toList());
  }

  private static ObjectRef ref(ObjectRef place, JsonNode alarm) {
    return AwsLooking.beside(place, AwsKind.ALARM, "", text(alarm, "/AlarmName"));
  }
}
