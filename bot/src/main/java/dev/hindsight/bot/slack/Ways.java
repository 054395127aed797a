package dev.hindsight.bot.slack;

import com.google.gson.JsonParser;
import dev.hindsight.actions.PersonId;
import dev.hindsight.bot.slack.Telling.Way;
import dev.hindsight.bot.slack.outbox.SlackAnswer;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Done;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Unsure;
import dev.hindsight.bot.slack.outbox.SlackCalls;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The ways to one person: the address that came with what they did, where they are, a message. */
final class Ways {

  private static final Done TOLD = new Done("", "");

  private final SlackClients clients;

  Ways(SlackClients clients) {
    this.clients = clients;
  }

  /** Those there are, the nearest first. */
  List<Way> to(Ear ear, JsonNode answer) {
    return Stream.of(
            ear.responseUrl().map(url -> new Way("its address", () -> respond(url, ear, answer))),
            ear.channel()
                .map(channel -> new Way("the channel", () -> ephemeral(channel, ear, answer))),
            Optional.of(new Way("private message", () -> inPrivate(ear.person(), answer))))
        .flatMap(Optional::stream)
        .toList();
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
      return SlackCalls.answered(response.code(), response.header("Retry-After"));
    } catch (IOException e) {
      return new Unsure(e.toString());
    }
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
