package dev.hindsight.actions.aws;

import static dev.hindsight.actions.aws.Answers.one;
import static dev.hindsight.actions.aws.Answers.text;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.AwsCall;
import dev.hindsight.actions.action.AwsKind;
import dev.hindsight.actions.action.AwsService;
import dev.hindsight.actions.action.Facts;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.action.RedriveQueue;
import dev.hindsight.actions.action.Told;
import dev.hindsight.actions.adapter.Health;
import dev.hindsight.actions.adapter.Outcome;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** SQS queues. */
@Component
class QueueResource implements Resource {

  @Override
  public AwsKind kind() {
    return AwsKind.QUEUE;
  }

  @Override
  public Outcome<Live> read(Calls aws, ObjectRef object) {
    return aws.make(
            AwsCall.of(AwsService.SQS, "GetQueueUrl", p -> p.put("QueueName", object.name())))
        .then(
            found ->
                attributes(aws, text(found, "/QueueUrl"))
                    .then(answer -> one(answer, "/Attributes", object))
                    .then(
                        queue ->
                            tags(aws, text(found, "/QueueUrl"))
                                .map(tags -> live(aws, object, queue, tags))));
  }

  private static Outcome<JsonNode> attributes(Calls aws, String url) {
    return aws.make(
        AwsCall.of(
            AwsService.SQS,
            "GetQueueAttributes",
            p -> p.put("QueueUrl", url).putArray("AttributeNames").add("All")));
  }

  private static Outcome<Map<String, String>> tags(Calls aws, String url) {
    return aws.make(AwsCall.of(AwsService.SQS, "ListQueueTags", p -> p.put("QueueUrl", url)))
        .map(answer -> Tags.map(answer.path("Tags")));
  }

  private static Live live(Calls aws, ObjectRef object, JsonNode queue, Map<String, String> tags) {
    SortedMap<String, String> fields = new TreeMap<>();
    String arn = text(queue, "/QueueArn");
    fields.put(Told.MESSAGES, text(queue, "/ApproximateNumberOfMessages"));
    move(aws, arn)
        .ifPresent(
            answer -> {
              fields.put(RedriveQueue.MOVE, Answers.newest(answer, "/Results/0/StartedTimestamp"));
              fields.put(Told.PROGRESS, text(answer, "/Results/0/Status"));
            });
    return Answers.live(
        object,
        // made again under the same name it has the same ARN
        arn + "@" + text(queue, "/CreatedTimestamp"),
        new Facts.Cloud(fields, tags, 0, 0),
        queue);
  }

  /** Where it cannot be read, none can be started either. */
  private static Optional<JsonNode> move(Calls aws, String arn) {
    return Answers.whereThere(
        aws.make(
            AwsCall.of(
                AwsService.SQS,
                "ListMessageMoveTasks",
                p -> p.put("SourceArn", arn).put("MaxResults", 1))));
  }

  /** Empty, which a dead-letter queue is to be. */
  @Override
  public Outcome<Health> health(Calls aws, Live live) {
    int waiting = live.object().path("ApproximateNumberOfMessages").asInt(0);
    return new Outcome.Done<>(
        Answers.health(
            waiting == 0, false, "%s: %d messages".formatted(live.ref().display(), waiting)));
  }
}
