package dev.hindsight.actions.aws;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.Observation.Kind;
import dev.hindsight.actions.action.AwsCall;
import dev.hindsight.actions.action.AwsService;
import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.adapter.Outcome.Done;
import dev.hindsight.actions.adapter.Outcome.GaveUp;
import dev.hindsight.actions.adapter.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The newest lines of a group of CloudWatch Logs. */
final class LogTail {

  private static final int STREAMS = 2;
  private static final int LINES = 100;
  private static final int LONGEST = 65_536;
  private static final Duration TODAY = Duration.ofHours(1);

  private LogTail() {}

  static Ask ask(ObjectRef object, String group, Instant now) {
    return new Ask("logs of " + object.display(), aws -> read(aws, object, group, now));
  }

  /** What writes no log has no group. */
  static Outcome<List<Told>> read(Calls aws, ObjectRef object, String group, Instant now) {
    Outcome<List<Told>> read =
        aws.make(
                AwsCall.of(
                    AwsService.LOGS,
                    "DescribeLogStreams",
                    p ->
                        p.put("logGroupName", group)
                            .put("orderBy", "LastEventTime")
                            .put("descending", true)
                            .put("limit", STREAMS)))
            .then(streams -> tails(aws, object, group, streams, now));
    return read instanceof GaveUp<List<Told>>(Reason reason, _) && reason == Reason.GONE
        ? new Done<>(List.of())
        : read;
  }

  private static Outcome<List<Told>> tails(
      Calls aws, ObjectRef object, String group, JsonNode streams, Instant now) {
    Outcome<List<Told>> all = new Done<>(List.of());
    for (JsonNode stream : streams.path("logStreams")) {
      String name = Answers.text(stream, "/logStreamName");
      all =
          all.then(
              before ->
                  tail(aws, group, name, now)
                      .map(
                          text -> {
                            List<Told> more = new ArrayList<>(before);
                            more.add(Told.of(object, Kind.LOG, text));
                            return more;
                          }));
    }
    return all;
  }

  private static Outcome<String> tail(Calls aws, String group, String stream, Instant now) {
    return aws.make(
            AwsCall.of(
                AwsService.LOGS,
                "GetLogEvents",
                p ->
                    p.put("logGroupName", group)
                        .put("logStreamName", stream)
                        .put("startTime", now.minus(TODAY).toEpochMilli())
                        .put("startFromHead", false)
                        .put("limit", LINES)))
        .map(LogTail::text);
  }

  private static String text(JsonNode answer) {
    String all =
        answer.path("events").values().stream()
            .map(event -> Answers.text(event, "/message").stripTrailing())
            .collect(Collectors.joining("\n"));
    return all.length() > LONGEST ? all.substring(all.length() - LONGEST) : all;
  }
}
