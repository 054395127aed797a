package dev.hindsight.actions.action;

import dev.hindsight.actions.Risk;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;

/** Moves the messages of a dead-letter queue back to where they came from. */
@ReadsAws(AwsKind.QUEUE)
@NeedsAws(permission = "sqs:StartMessageMoveTask", on = "sqs:*")
@NeedsAws(permission = "sqs:ReceiveMessage", on = "sqs:*")
@NeedsAws(permission = "sqs:DeleteMessage", on = "sqs:*")
@NeedsAws(permission = "sqs:GetQueueAttributes", on = "sqs:*")
@NeedsAws(permission = "sqs:SendMessage", on = "sqs:*")
@Meaning(
    "Moves the messages of a dead-letter queue back to the queue they came from, so many a second.")
public record RedriveQueue(
    Target target,
    @Meaning("the newest move there is now, or none") String from,
    @Meaning("messages a second, 1 to 500") int perSecond)
    implements AwsAction {

  /** The newest move. */
  public static final String MOVE = "move";

  static final String NAME = "redrive-queue";

  public RedriveQueue {
    AwsKind.QUEUE.check(target.object());
    if (perSecond < 1 || perSecond > 500) {
      throw new IllegalArgumentException("1 to 500 messages a second, not " + perSecond);
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public AwsKind awsKind() {
    return AwsKind.QUEUE;
  }

  @Override
  public String sentence() {
    return "Move the messages of %s back to their queue, %d a second"
        .formatted(object().display(), perSecond);
  }

  @Override
  public SortedMap<String, String> before() {
    return Fields.of(MOVE, from);
  }

  @Override
  public SortedMap<String, String> after() {
    return Fields.of(MOVE, Newer.ONE);
  }

  @Override
  public AwsCall call(String marker) {
    return AwsCall.of(
        AwsService.SQS,
        "StartMessageMoveTask",
        p ->
            p.put("SourceArn", AwsKind.QUEUE.arn(object()))
                .put("MaxNumberOfMessagesPerSecond", perSecond));
  }

  @Override
  public Undo undo() {
    return Undo.Never.because("a message that is moved is taken by whoever reads the queue");
  }

  @Override
  public Assessment risk() {
    return new Assessment(Risk.MEDIUM, "messages that failed before are worked on again");
  }

  /** Whichever was there before: a change of it shows that another one began. */
  @Override
  public SortedMap<String, String> now(Live live) {
    return Newer.than(from, MOVE, live);
  }

  /** It also reads and deletes there, and sends to where they came from. */
  @Override
  public List<AwsGrant> awsGrants() {
    String queue = AwsKind.QUEUE.arn(object());
    Stream<AwsGrant> taken =
        Stream.of("StartMessageMoveTask", "ReceiveMessage", "DeleteMessage", "GetQueueAttributes")
            .map(operation -> new AwsGrant("sqs:" + operation, queue));
    // where a message came from only the message knows
    String any = AwsPlace.of(object()).orElseThrow().arn("sqs:*");
    return Stream.concat(taken, Stream.of(new AwsGrant("sqs:SendMessage", any))).toList();
  }
}
