package dev.hindsight.bot.slack.outbox;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.model.Message.Metadata;
import dev.hindsight.bot.slack.block.BlockJson;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.block.Outgoing;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Busy;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Done;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Refused;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Unsure;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The calls that show messages; each answers what happened, none throws for an outage. */
public class SlackCalls {

  private static final String EVENT = "hindsight_card";
  private static final int LOOKED_AT = 200;
  private static final String NEVER = "9999999999";

  /** With these it may have been done all the same, as Slack itself says of them. */
  private static final Set<String> IN_DOUBT = Set.of("internal_error", "fatal_error");

  /** Shorter than any lease: nobody else has begun to do our work. */
  private static final Duration CLAIM = Duration.ofSeconds(5);

  private final MethodsClient slack;
  private final LongSupplier nanos;

  public SlackCalls(MethodsClient slack) {
    this(slack, System::nanoTime);
  }

  SlackCalls(MethodsClient slack, LongSupplier nanos) {
    this.slack = slack;
    this.nanos = nanos;
  }

  /** Taken before a post is written down; its time runs from here. */
  Claim claim() {
    long since = nanos.getAsLong();
    return new Claim(UUID.randomUUID(), () -> nanos.getAsLong() - since > CLAIM.toNanos());
  }

  /** Posts what nobody else would post. */
  SlackAnswer post(String channel, Optional<String> thread, Message message, String outboxId) {
    return post(channel, thread, message, outboxId, claim());
  }

  /** Posts, marked with our own id so that it can be found again; nothing when it is too late. */
  SlackAnswer post(
      String channel, Optional<String> thread, Message message, String outboxId, Claim claim) {
    Message fitted = Outgoing.of(message);
    if (claim.isOver().getAsBoolean()) {
      return new Unsure("this replica stood still; another may have posted it");
    }
    return call(
        () ->
            slack.chatPostMessage(
                r ->
                    r.channel(channel)
                        .threadTs(thread.orElse(null))
                        .text(fitted.text())
                        .blocksAsString(blocks(fitted))
                        .metadataAsString(metadata(outboxId))
                        .unfurlLinks(false)
                        .unfurlMedia(false)),
        response -> new Done(response.getChannel(), response.getTs()));
  }

  /** Edits in place. */
  SlackAnswer update(String channel, String ts, Message message) {
    Message fitted = Outgoing.of(message);
    return call(
        () ->
            slack.chatUpdate(
                r -> r.channel(channel).ts(ts).text(fitted.text()).blocksAsString(blocks(fitted))),
        response -> new Done(response.getChannel(), response.getTs()));
  }

  /** Takes a message of ours out. */
  SlackAnswer delete(String channel, String ts) {
    return call(
        () -> slack.chatDelete(r -> r.channel(channel).ts(ts)), response -> new Done(channel, ts));
  }

  /** Whether Slack takes anything from us. */
  SlackAnswer authTest() {
    return call(() -> slack.authTest(r -> r), _ -> new Done("", ""));
  }

  /** Opens the private conversation with a person; its id is in {@code channel}. */
  SlackAnswer openConversation(String person) {
    return call(
        () -> slack.conversationsOpen(r -> r.users(List.of(person))),
        response -> new Done(response.getChannel().getId(), ""));
  }

  /** The message's address; it is in {@code ts}. */
  SlackAnswer permalink(String channel, String ts) {
    return call(
        () -> slack.chatGetPermalink(r -> r.channel(channel).messageTs(ts)),
        response -> new Done(channel, response.getPermalink()));
  }

  /**
   * Looks for a message of ours; {@code ts} is empty when there is none.
   *
   * @param since Slack's time from which on it may be there
   */
  SlackAnswer find(String channel, Optional<String> thread, String outboxId, String since) {
    Function<List<com.slack.api.model.Message>, SlackAnswer> ours =
        messages ->
            new Done(
                channel,
                messages.stream()
                    .filter(m -> outboxId.equals(outboxId(m.getMetadata())))
                    .map(com.slack.api.model.Message::getTs)
                    .findFirst()
                    .orElse(""));
    return thread
        .map(
            ts ->
                call(
                    () ->
                        slack.conversationsReplies(
                            r ->
                                r.channel(channel)
                                    .ts(ts)
                                    .oldest(since)
                                    .limit(LOOKED_AT)
                                    .includeAllMetadata(true)),
                    response -> ours.apply(response.getMessages())))
        .orElseGet(
            () ->
                call(
                    () ->
                        slack.conversationsHistory(
                            r ->
                                r.channel(channel)
                                    // with both, the newest come first
                                    .latest(NEVER)
                                    .oldest(since)
                                    .limit(LOOKED_AT)
                                    .includeAllMetadata(true)),
                    response -> ours.apply(response.getMessages())));
  }

  private static @Nullable String blocks(Message fitted) {
    // null leaves the blocks out: an empty list would be refused
    return fitted.blocks().isEmpty() ? null : BlockJson.of(fitted.blocks());
  }

  private static String metadata(String outboxId) {
    JsonMapper json = JsonMapper.shared();
    return json.writeValueAsString(
        json.createObjectNode()
            .put("event_type", EVENT)
            .set("event_payload", json.createObjectNode().put("outbox_id", outboxId)));
  }

  private static String outboxId(Metadata metadata) {
    return metadata == null || metadata.getEventPayload() == null
        ? ""
        : Objects.toString(metadata.getEventPayload().get("outbox_id"), "");
  }

  /** What became of a call; never throws for an outage. */
  public static <R extends SlackApiTextResponse> SlackAnswer call(
      Call<R> call, Function<R, SlackAnswer> done) {
    try {
      R response = call.run();
      if (response.isOk()) {
        return done.apply(response);
      }
      String error = Objects.toString(response.getError(), "unknown_error");
      if (IN_DOUBT.contains(error)) {
        return new Unsure(error);
      }
      return error.matches("rate_?limited")
          ? new Busy(Duration.ofSeconds(5))
          : new Refused(error, Optional.ofNullable(response.getNeeded()));
    } catch (SlackApiException e) {
      return failed(e);
    } catch (IOException e) {
      return new Unsure(e.toString());
    }
  }

  /** What an answer that is no success says. */
  public static SlackAnswer failed(SlackApiException e) {
    return answered(e.getResponse().code(), e.getResponse().header("Retry-After"));
  }

  /**
   * What an answer's status says.
   *
   * @param rest the header of how many seconds to wait
   */
  public static SlackAnswer answered(int status, @Nullable String rest) {
    if (status == 200) {
      return new Done("", "");
    }
    if (status == 429) {
      return new Busy(
          Optional.ofNullable(rest)
              .filter(seconds -> seconds.matches("\\d{1,6}"))
              .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
              .orElse(Duration.ofSeconds(1)));
    }
    return status >= 500
        ? new Unsure("HTTP " + status)
        : new Refused("http_" + status, Optional.empty());
  }

  /** One call. */
  @FunctionalInterface
  public interface Call<R> {
    R run() throws IOException, SlackApiException;
  }
}
