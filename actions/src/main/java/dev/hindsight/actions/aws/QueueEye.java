package dev.hindsight.actions.aws;

import static dev.hindsight.actions.aws.Answers.text;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.Observation.Kind;
import dev.hindsight.actions.action.AwsCall;
import dev.hindsight.actions.action.AwsKind;
import dev.hindsight.actions.action.AwsService;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.adapter.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** SQS queues: what waits, and what was given up as a dead letter. */
@Component
class QueueEye implements Eye {

  private static final String NAMESPACE = "AWS/SQS";

  @Override
  public AwsKind kind() {
    return AwsKind.QUEUE;
  }

  @Override
  public List<Told> state(Live live, Instant now) {
    JsonNode queue = live.object();
    String dead = deadLetters(queue);
    return List.of(
        Told.of(
            live.ref(),
            Kind.WORKLOAD,
            "%s has %s messages waiting, %s in flight%s"
                .formatted(
                    live.ref().display(),
                    queue.path("ApproximateNumberOfMessages").asString("0"),
                    queue.path("ApproximateNumberOfMessagesNotVisible").asString("0"),
                    dead.isEmpty() ? "" : ", dead letters go to Queue " + dead)));
  }

  private static String deadLetters(JsonNode queue) {
    try {
      JsonNode policy = JsonMapper.shared().readTree(text(queue, "/RedrivePolicy"));
      String arn = text(policy, "/deadLetterTargetArn");
      return arn.substring(arn.lastIndexOf(':') + 1);
    } catch (JacksonException e) {
      return "";
    }
  }

  @Override
  public List<Hop> next(Live live) {
    String dead = deadLetters(live.object());
    return dead.isEmpty()
        ? List.of()
        : List.of(
            new Hop(
                AwsLooking.beside(live.ref(), AwsKind.QUEUE, "", dead),
                "takes the dead letters of " + live.ref().display()));
  }

  @Override
  public List<Ask> asks(Live live, Instant now) {
    return List.of(new Ask("sources of " + live.ref().display(), aws -> sources(aws, live.ref())));
  }

  /** Whether it is a queue for dead letters itself. */
  private static Outcome<List<Told>> sources(Calls aws, ObjectRef ref) {
    return aws.make(AwsCall.of(AwsService.SQS, "GetQueueUrl", p -> p.put("QueueName", ref.name())))
        .then(
            found ->
                aws.make(
                    AwsCall.of(
                        AwsService.SQS,
                        "ListDeadLetterSourceQueues",
                        p -> p.put("QueueUrl", text(found, "/QueueUrl")))))
        .map(
            answer ->
                answer.path("queueUrls").values().stream()
                    .map(
                        url ->
                            Told.of(
                                ref,
                                Kind.WORKLOAD,
                                "%s takes the dead letters of Queue %s"
                                    .formatted(ref.display(), Answers.afterSlash(url.asString()))))
                    .toList());
  }

  @Override
  public List<Gauge> gauges(Live live) {
    Map<String, String> own = Map.of("QueueName", live.ref().name());
    return List.of(
        Gauge.of(
            NAMESPACE, "ApproximateNumberOfMessagesVisible", "Maximum", Gauge.Scale.FILLING, own),
        Gauge.of(NAMESPACE, "ApproximateAgeOfOldestMessage", "Maximum", Gauge.Scale.SECONDS, own),
        Gauge.of(NAMESPACE, "NumberOfMessagesSent", "Sum", Gauge.Scale.COUNT, own),
        Gauge.of(NAMESPACE, "NumberOfMessagesDeleted", "Sum", Gauge.Scale.COUNT, own));
  }
}
