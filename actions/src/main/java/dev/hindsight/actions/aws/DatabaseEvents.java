package dev.hindsight.actions.aws;

import static dev.hindsight.actions.aws.Answers.text;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.AwsCall;
import dev.hindsight.actions.action.AwsService;
import java.time.Duration;
import java.time.Instant;

/** What RDS says happened to an instance or a cluster. */
final class DatabaseEvents {

  private static final Duration BACK = Duration.ofHours(3);
  private static final int MOST = 20;

  private DatabaseEvents() {}

  /**
   * Of the last hours.
   *
   * @param type {@code db-instance} or {@code db-cluster}
   */
  static Ask ask(ObjectRef object, String type, Instant now) {
    return Ask.of(
        "events of " + object.display(),
        AwsCall.of(
            AwsService.RDS,
            "DescribeEvents",
            p ->
                p.put("SourceIdentifier", object.name())
                    .put("SourceType", type)
                    .put("Duration", BACK.toMinutes())
                    .put("MaxRecords", MOST)),
        answer ->
            answer.path("Events").values().stream()
                .map(
                    event ->
                        Happened.told(
                            object,
                            "DatabaseEvent",
                            now,
                            Happened.at(event, "/Date"),
                            "%s: %s".formatted(object.display(), text(event, "/Message"))))
                .toList());
  }
}
