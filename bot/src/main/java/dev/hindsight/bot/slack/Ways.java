package dev.hindsight.bot.slack;

import com.google.gson.JsonParser;
import dev.hindsight.actions.PersonId;
import dev.hindsight.bot.slack.Telling.Way;
import dev.hindsight.bot.slack.outbox.SlackAnswer;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Done;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Refused;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Unsure;
import dev.hindsight.bot.slack.outbox.SlackCalls;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The ways to one person: the address that came with what they did, where they are, a message. */
final class Ways {

  private static final Logger LOG = LoggerFactory.getLogger(Ways.class);
  private static final Done TOLD = new Done("", "");

  private final SlackClients clients;

  Ways(SlackClients clients) {
    this.clients = clients;
  }

  /** Those there are, the nearest first. */
  List<Way> to(Ear ear, JsonNode answer) {
    return Stream.of(
            ear.responseUrl().map(url -> way("its address", answer, it -> respond(url, ear, it))),
            ear.channel()
                .map(channel -> way("the channel", answer, it -> ephemeral(channel, ear, it))),
            Optional.of(way("private message", answer, it -> inPrivate(ear.person(), it))))
        .flatMap(Optional::stream)
        .toList();
  }

  /** What Slack does not take as it is laid out goes in words, never not at all. */
  private static Way way(String name, JsonNode answer, Function<JsonNode, SlackAnswer> call) {
    return new Way(
        name,
        () -> {
          SlackAnswer said = call.apply(answer);
          if (answer.has("blocks") && said instanceof Refused refused && refused.isForBlocks()) {
            LOG.error("Slack refused the layout of an answer by {}: {}", name, refused.error());
            return call.apply(answer.deepCopy().asObject().without("blocks"));
          }
          return said;
        });
  }

  private SlackAnswer respond(String url, Ear ear, JsonNode answer) {
    ObjectNode body =
        answer
            .deepCopy()
            .asObject()
            // whatever was kept: by this address nothing stays where others may read it later
            .put("response_type", "ephemeral")
            .put("replace_original", false);
    ear.thread().ifPresent(ts -> body.put("thread_ts", ts));
    try (var response =
        clients
            .slack()
            .getHttpClient()
            .postJsonBody(url, JsonParser.parseString(body.toString()))) {
      SlackAnswer said = SlackCalls.answered(response.code(), response.header("Retry-After"));
      return said instanceof Done ? refused(response.body().string()).orElse(said) : said;
    } catch (IOException | JacksonException e) {
      // what cannot be read says nothing of whether it was told
      return new Unsure(e.toString());
    }
  }

  /** Also what is no success may come as one. */
  private static Optional<SlackAnswer> refused(String body) {
    if (!body.startsWith("{")) {
      return Optional.empty();
    }
    JsonNode said = JsonMapper.shared().readTree(body);
    return Optional.of(said)
        .filter(it -> !it.path("ok").asBoolean(true))
        .map(it -> new Refused(it.path("error").asString("unknown_error"), Optional.empty()));
  }

  private SlackAnswer ephemeral(String channel, Ear ear, JsonNode answer) {
    return SlackCalls.call(
        () ->
            clients
                .methods()
                .chatPostEphemeral(
                    r ->
                        r.channel(channel)
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

  /** What is said, in words. */
  static String text(JsonNode answer) {
    return answer.path("text").asString("");
  }

  private static @Nullable String blocks(JsonNode answer) {
    // null leaves the blocks out: an empty list would be refused
    return answer.has("blocks") ? answer.path("blocks").toString() : null;
  }
}
