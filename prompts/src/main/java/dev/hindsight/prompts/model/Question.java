package dev.hindsight.prompts.model;

import dev.hindsight.prompts.Account;
import dev.hindsight.prompts.template.PromptTemplate.Rendered;
import java.util.List;
import java.util.Optional;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.messages.SystemMessage;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.tool.ToolCallback;

/**
 * What a model is asked.
 *
 * @param form the record as which its answer is to be read
 * @param tools what it may ask for; they are described to it, and run by nobody but us
 */
record Question(
    Account account, List<Message> messages, Optional<Class<?>> form, List<ToolCallback> tools) {

  Question {
    messages = List.copyOf(messages);
    tools = List.copyOf(tools);
  }

  /** As messages, for Spring AI reads braces in plain strings as variables. */
  static Question of(Account account, Rendered prompt, Class<?> form) {
    return new Question(
        account,
        List.of(new SystemMessage(prompt.system()), new UserMessage(prompt.user())),
        Optional.of(form),
        List.of());
  }
}
