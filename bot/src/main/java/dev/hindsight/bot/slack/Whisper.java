package dev.hindsight.bot.slack;

import com.google.gson.JsonParser;
import dev.hindsight.actions.PersonId;
import dev.hindsight.bot.slack.Telling.Way;
import dev.hindsight.bot.slack.block.BlockJson;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.block.Outgoing;
import dev.hindsight.bot.slack.outbox.SlackAnswer;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Done;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Unsure;
import dev.hindsight.bot.slack.outbox.SlackCalls;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Tells one person something that nobody else sees, after the click is answered. */
final class Whisper implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Whisper.class);

  private static final Duration CLOSING = Duration.ofSeconds(5);
  private static final Done TOLD = new Done("", "");

  private final SlackClients clients;
  private final String channel;
  private final Predicate<Duration> pause;
  private final ExecutorService later = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * @param channel where to say it when the click does not tell
   */
  Whisper(SlackClients clients, String channel) {
    this(clients, channel, Whisper::sleep);
  }

  /**
   * @param pause waits that long; false when there is no more time
   */
  Whisper(SlackClients clients, String channel, Predicate<Duration> pause) {
    this.clients = clients;
    this.channel = channel;
    this.pause = pause;
  }

  /**
   * Where a person can be reached.
   *
   * @param responseUrl the address that came with what they did; good for half an hour
   * @param channel where they are
   * @param thread in which thread
   */
  record Ear(
      PersonId person,
      Optional<String> responseUrl,
      Optional<String> channel,
      Optional<String> thread) {

    /** Of a person of whom no more is known. */
    static Ear of(PersonId person) {
      return new Ear(person, Optional.empty(), Optional.empty(), Optional.empty());
    }
  }

  /** Says it by the click's own address, else in the channel, else in private. */
  void say(PersonId person, Optional<String> responseUrl, String markup) {
    Ear ear = new Ear(person, responseUrl, Optional.empty(), Optional.empty());
    say(ear, () -> new Message(markup, List.of()));
  }

  /** Says it once it is known what to say. */
  void say(Ear ear, Supplier<Message> message) {
    later.execute(() -> sayNow(ear, message));
  }

  /** Runs what nobody waits for. */
  void later(Runnable work) {
    later.execute(work);
  }

  private void sayNow(Ear ear, Supplier<Message> message) {
    try {
      tell(ear, ephemeral(Outgoing.of(message.get().naming())));
    } catch (RuntimeException e) {
      LOG.error("{} could not be answered", ear.person(), e);
    }
  }

  /** Tells it now, however long Slack is busy; what no way takes is logged. */
  void tell(Ear ear, JsonNode answer) {
    try {
      if (!new Telling(pause).by(ways(ear, answer))) {
        LOG.error("{} could not be told by any way: “{}”", ear.person(), text(answer));
      }
    } catch (RuntimeException e) {
      LOG.error("{} could not be answered", ear.person(), e);
    }
  }

  /** Tells it now or not at all; for a caller that comes again. */
  boolean tellOnce(Ear ear, Message message) {
    return new Telling(_ -> false).by(ways(ear, ephemeral(Outgoing.of(message.naming()))));
  }

  private List<Way> ways(Ear ear, JsonNode answer) {
    return Stream.of(
            ear.responseUrl().map(url -> new Way("its address", () -> respond(url, ear, answer))),
            Optional.of(new Way("the channel", () -> ephemeral(ear, answer))),
            Optional.of(new Way("private message", () -> inPrivate(ear.person(), answer))))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Shows it to all who are where that was; false where there is no address for it any more. */
  boolean share(Ear ear, Message message) {
    JsonNode answer = ephemeral(Outgoing.of(message.naming())).put("response_type", "in_channel");
    return ear.responseUrl().filter(url -> respond(url, ear, answer) instanceof Done).isPresent();
  }

  private SlackAnswer respond(String url, Ear ear, JsonNode answer) {
    ObjectNode body = answer.deepCopy().asObject().put("replace_original", false);
    ear.thread().ifPresent(ts -> body.put("thread_ts", ts));
    try (var response =
        clients
            .slack()
            .getHttpClient()
            .postJsonBody(url, JsonParser.parseString(body.toString()))) {
      return SlackCalls.answered(response.code(), response.header("Retry-After"));
    } catch (IOException e) {
      return new Unsure(e.toString());
    }
  }

  /** A message as an answer that one person sees. */
  static ObjectNode ephemeral(Message fitted) {
    ObjectNode answer =
        JsonMapper.shared()
            .createObjectNode()
            .put("response_type", "ephemeral")
            .put("text", fitted.text());
    if (!fitted.blocks().isEmpty()) {
      answer.set("blocks", JsonMapper.shared().readTree(BlockJson.of(fitted.blocks())));
    }
    return answer;
  }

  private SlackAnswer ephemeral(Ear ear, JsonNode answer) {
    return SlackCalls.call(
        () ->
            clients
                .methods()
                .chatPostEphemeral(
                    r ->
                        r.channel(ear.channel().orElse(channel))
                            .threadTs(ear.thread().orElse(null))
                            .user(ear.person().value())
                            .text(text(answer))
                            .blocksAsString(blocks(answer))),
        _ -> TOLD);
  }

  private SlackAnswer inPrivate(PersonId person, JsonNode answer) {
    return SlackCalls.call(
        () ->
            clients
                .methods()
                .chatPostMessage(
                    r ->
                        r.channel(person.value())
                            .text(text(answer))
                            .blocksAsString(blocks(answer))
                            .unfurlLinks(false)
                            .unfurlMedia(false)),
        _ -> TOLD);
  }

  private static String text(JsonNode answer) {
    return answer.path("text").asString("");
  }

  private static @Nullable String blocks(JsonNode answer) {
    // null leaves the blocks out: an empty list would be refused
    return answer.has("blocks") ? answer.path("blocks").toString() : null;
  }

  private static boolean sleep(Duration rest) {
    try {
      Thread.sleep(rest);
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** What waits for Slack is not waited for: the log says who was not told. */
  @Override
  public void close() {
    later.shutdown();
    try {
      if (later.awaitTermination(CLOSING.toSeconds(), TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    later.shutdownNow();
  }
}
