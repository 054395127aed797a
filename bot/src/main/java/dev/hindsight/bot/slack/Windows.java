package dev.hindsight.bot.slack;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.response.views.ViewsOpenResponse;
import com.slack.api.model.view.View;
import dev.hindsight.bot.slack.block.BlockJson;
import dev.hindsight.bot.slack.block.Modal;
import dev.hindsight.bot.slack.block.Outgoing;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens modals while the click that asked for them is still warm. */
final class Windows {

  private static final Logger LOG = LoggerFactory.getLogger(Windows.class);
  private static final Set<String> COLD =
      Set.of("expired_trigger_id", "exchanged_trigger_id", "invalid_trigger_id");

  private static final Set<String> GONE = Set.of("not_found", "hash_conflict");

  private final MethodsClient slack;

  Windows(MethodsClient slack) {
    this.slack = slack;
  }

  /** Empty when it is open, else what to tell the person. */
  Optional<String> open(Opening opening, Modal modal) {
    String view = view(opening, modal);
    try {
      ViewsOpenResponse response =
          slack.viewsOpen(r -> r.triggerId(opening.trigger()).viewAsString(view));
      return response.isOk() ? Optional.empty() : Optional.of(refused(response));
    } catch (IOException | SlackApiException e) {
      LOG.warn("A window could not be opened", e);
      return Optional.of("Slack did not open the window. Nothing was changed, press again.");
    }
  }

  /**
   * Opens a window that says it is loading, and puts into it what is made meanwhile; empty when it
   * is open, else what to tell the person.
   */
  Optional<String> open(Opening opening, Modal loading, Supplier<Modal> content) {
    return filled(
        opening,
        loading,
        content,
        view -> {
          var opened = slack.viewsOpen(r -> r.triggerId(opening.trigger()).viewAsString(view));
          return new Opened(opened, opened.getView());
        });
  }

  /** The same over the window that was pressed in. */
  Optional<String> push(Opening opening, Modal loading, Supplier<Modal> content) {
    return filled(
        opening,
        loading,
        content,
        view -> {
          var opened = slack.viewsPush(r -> r.triggerId(opening.trigger()).viewAsString(view));
          return new Opened(opened, opened.getView());
        });
  }

  /** What Slack said, with the window where it is open. */
  private record Opened(SlackApiTextResponse answer, View view) {}

  /** One way to open a window. */
  @FunctionalInterface
  private interface Way {
    Opened of(String view) throws IOException, SlackApiException;
  }

  private Optional<String> filled(
      Opening opening, Modal loading, Supplier<Modal> content, Way way) {
    try {
      Opened opened = way.of(view(opening, loading));
      if (!opened.answer().isOk()) {
        return Optional.of(refused(opened.answer()));
      }
      String view = view(opening, content.get());
      String id = opened.view().getId();
      String hash = opened.view().getHash();
      var updated = slack.viewsUpdate(r -> r.viewId(id).hash(hash).viewAsString(view));
      // who closed it meanwhile wants no window
      return updated.isOk() || GONE.contains(String.valueOf(updated.getError()))
          ? Optional.empty()
          : Optional.of("Slack did not fill the window (%s).".formatted(updated.getError()));
    } catch (IOException | SlackApiException e) {
      LOG.warn("A window could not be opened", e);
      return Optional.of("Slack did not open the window.");
    }
  }

  private static String view(Opening opening, Modal modal) {
    return BlockJson.of(Outgoing.of(opening.carriedBy(modal)));
  }

  private static String refused(SlackApiTextResponse response) {
    String error = String.valueOf(response.getError());
    if (COLD.contains(error)) {
      return "That took too long, press again.";
    }
    LOG.error("Slack refused a window: {} {}", error, response);
    return "Slack did not open the window (%s). Nothing was changed.".formatted(error);
  }
}
