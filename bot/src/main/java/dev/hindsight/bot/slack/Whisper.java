package dev.hindsight.bot.slack;

import com.google.gson.JsonParser;
import com.slack.api.methods.SlackApiException;
import dev.hindsight.actions.PersonId;
import dev.hindsight.bot.slack.block.BlockJson;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.block.Outgoing;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Tells one person something that nobody else sees, after the click is answered. */
final class Whisper implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Whisper.class);

  private final SlackClients clients;
  private final String channel;
  private final ExecutorService later = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * @param channel where to say it when the click does not tell
   */
  Whisper(SlackClients clients, String channel) {
    this.clients = clients;
    this.channel = channel;
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

  /** Tells it now; what cannot be told by any way is logged. */
  void tell(Ear ear, JsonNode answer) {
    try {
      if (!responded(ear, answer) && !ephemeral(ear, answer)) {
        inPrivate(ear.person(), answer);
      }
    } catch (IOException | SlackApiException | RuntimeException e) {
      LOG.error("{} could not be answered", ear.person(), e);
    }
  }

  /** Shows it to all who are where that was; false where there is no address for it any more. */
  boolean share(Ear ear, Message message) {
    return responded(
        ear, ephemeral(Outgoing.of(message.naming())).put("response_type", "in_channel"));
  }

  private boolean responded(Ear ear, JsonNode answer) {
    if (ear.responseUrl().isEmpty()) {
      return false;
    }
    ObjectNode body = answer.deepCopy().asObject().put("replace_original", false);
    ear.thread().ifPresent(ts -> body.put("thread_ts", ts));
    try (var response =
        clients
            .slack()
            .getHttpClient()
            .postJsonBody(ear.responseUrl().get(), JsonParser.parseString(body.toString()))) {
      if (response.code() != 200) {
        LOG.warn("A response URL answered {}; saying it in the channel", response.code());
      }
      return response.code() == 200;
    } catch (IOException e) {
      LOG.warn("A response URL did not answer ({}); saying it in the channel", e.toString());
      return false;
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

  private boolean ephemeral(Ear ear, JsonNode answer) {
    try {
      return clients
          .methods()
          .chatPostEphemeral(
              r ->
                  r.channel(ear.channel().orElse(channel))
                      .threadTs(ear.thread().orElse(null))
                      .user(ear.person().value())
                      .text(text(answer))
                      .blocksAsString(blocks(answer)))
          .isOk();
    } catch (IOException | SlackApiException e) {
      LOG.warn("{} could not be told in the channel ({}); saying it in private", ear.person(), e);
      return false;
    }
  }

  private void inPrivate(PersonId person, JsonNode answer) throws IOException, SlackApiException {
    var posted =
        clients
            .methods()
            .chatPostMessage(
                r ->
                    r.channel(person.value())
                        .text(text(answer))
                        .blocksAsString(blocks(answer))
                        .unfurlLinks(false)
                        .unfurlMedia(false));
    if (!posted.isOk()) {
      LOG.error("{} could not be told “{}”: {}", person, text(answer), posted.getError());
    }
  }

  private static String text(JsonNode answer) {
    return answer.path("text").asString("");
  }

  private static @Nullable String blocks(JsonNode answer) {
    // null leaves the blocks out: an empty list would be refused
    return answer.has("blocks") ? answer.path("blocks").toString() : null;
  }

  @Override
  public void close() {
    later.close();
  }
}
