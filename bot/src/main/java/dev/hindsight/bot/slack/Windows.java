package dev.hindsight.bot.slack;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.views.ViewsOpenResponse;
import dev.hindsight.bot.slack.block.BlockJson;
import dev.hindsight.bot.slack.block.Modal;
import dev.hindsight.bot.slack.block.Outgoing;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens modals while the click that asked for them is still warm. */
final class Windows {

  private static final Logger LOG = LoggerFactory.getLogger(Windows.class);
  private static final Set<String> COLD =
      Set.of("expired_trigger_id", "exchanged_trigger_id", "invalid_trigger_id");

  private final MethodsClient slack;

  Windows(MethodsClient slack) {
    this.slack = slack;
  }

  /** Empty when it is open, else what to tell the person. */
  Optional<String> open(String trigger, Modal modal) {
    String view = BlockJson.of(Outgoing.of(modal));
    try {
      ViewsOpenResponse response = slack.viewsOpen(r -> r.triggerId(trigger).viewAsString(view));
      return response.isOk() ? Optional.empty() : Optional.of(refused(response));
    } catch (IOException | SlackApiException e) {
      LOG.warn("A window could not be opened", e);
      return Optional.of("Slack did not open the window. Nothing was changed, press again.");
    }
  }

  private static String refused(ViewsOpenResponse response) {
    String error = String.valueOf(response.getError());
    if (COLD.contains(error)) {
      return "That took too long, press again.";
    }
    LOG.error("Slack refused a window: {} {}", error, response.getResponseMetadata());
    return "Slack did not open the window (%s). Nothing was changed.".formatted(error);
  }
}
