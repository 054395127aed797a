package dev.hindsight.bot.slack;

import com.slack.api.app_backend.interactive_components.response.ActionResponse;
import com.slack.api.bolt.util.Responder;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import dev.hindsight.actions.PersonId;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

  /** Says it by the click's own address, else in the channel, else in private. */
  void say(PersonId person, Optional<String> responseUrl, String markup) {
    later.execute(() -> sayNow(person, responseUrl, markup));
  }

  private void sayNow(PersonId person, Optional<String> responseUrl, String markup) {
    try {
      if (!responded(responseUrl, markup) && !ephemeral(person, markup)) {
        inPrivate(person, markup);
      }
    } catch (IOException | SlackApiException | RuntimeException e) {
      LOG.error("{} could not be told “{}”", person, markup, e);
    }
  }

  private boolean responded(Optional<String> responseUrl, String markup) {
    if (responseUrl.isEmpty()) {
      return false;
    }
    try {
      ActionResponse answer =
          ActionResponse.builder()
              .responseType("ephemeral")
              .replaceOriginal(false)
              .text(markup)
              .build();
      return new Responder(clients.slack(), responseUrl.get()).send(answer).getCode() == 200;
    } catch (IOException e) {
      LOG.warn("A response URL did not answer ({}); saying it in the channel", e.toString());
      return false;
    }
  }

  private boolean ephemeral(PersonId person, String markup) throws IOException, SlackApiException {
    MethodsClient slack = clients.methods();
    return slack
        .chatPostEphemeral(r -> r.channel(channel).user(person.value()).text(markup))
        .isOk();
  }

  private void inPrivate(PersonId person, String markup) throws IOException, SlackApiException {
    var answer =
        clients
            .methods()
            .chatPostMessage(
                r -> r.channel(person.value()).text(markup).unfurlLinks(false).unfurlMedia(false));
    if (!answer.isOk()) {
      LOG.error("{} could not be told “{}”: {}", person, markup, answer.getError());
    }
  }

  @Override
  public void close() {
    later.close();
  }
}
