package dev.hindsight.prompts.model;

import dev.hindsight.prompts.Amount;
import org.springframework.ai.chat.messages.AssistantMessage;

/**
 * What a model answered; nothing in it is to be relied on.
 *
 * @param model whose answer it is
 * @param spent what it took
 */
record Reply(AssistantMessage message, String model, Amount spent) {

  String text() {
    String text = message.getText();
    return text == null ? "" : text;
  }
}
