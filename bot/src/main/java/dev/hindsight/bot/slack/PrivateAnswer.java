package dev.hindsight.bot.slack;

import dev.hindsight.bot.slack.block.BlockJson;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.block.Outgoing;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A message as an answer that one person sees. */
final class PrivateAnswer {

  private PrivateAnswer() {}

  /** Fitted to what Slack takes. */
  static ObjectNode of(Message message) {
    Message fitted = Outgoing.of(message.naming());
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
}
