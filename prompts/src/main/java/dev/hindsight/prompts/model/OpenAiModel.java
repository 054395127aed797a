package dev.hindsight.prompts.model;

import dev.hindsight.prompts.Narration.Sentence;
import dev.hindsight.prompts.template.PromptTemplate.Rendered;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.messages.SystemMessage;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiChatOptions;

/** A model behind OpenAI's chat completions, asked by Spring AI; made at the first question. */
final class OpenAiModel implements Model {

  private final ModelSettings settings;
  private final String key;
  private @Nullable ChatClient client;

  OpenAiModel(ModelSettings settings, String key) {
    this.settings = settings;
    this.key = key;
  }

  @Override
  public List<Sentence> ask(Rendered prompt) {
    try {
      // as messages, for Spring AI reads braces in plain strings as variables
      return Optional.ofNullable(
              client()
                  .prompt()
                  .messages(new SystemMessage(prompt.system()), new UserMessage(prompt.user()))
                  .call()
                  .entity(Answer.class, how -> how.useProviderStructuredOutput()))
          .map(Answer::read)
          .orElse(List.of());
    } catch (RuntimeException e) {
      throw new ModelFailed(Troubles.sentence(e, settings.deadline()), e);
    }
  }

  private synchronized ChatClient client() {
    if (client == null) {
      client = ChatClient.create(model());
    }
    return client;
  }

  private OpenAiChatModel model() {
    return OpenAiChatModel.builder()
        .options(
            OpenAiChatOptions.builder()
                .baseUrl(settings.baseUrl().toString())
                .apiKey(key)
                .model(settings.name())
                .timeout(settings.deadline())
                .maxRetries(0)
                .build())
        .httpClientBuilderCustomizer(
            http -> http.interceptor(new ByteCap(settings.longest().toBytes())))
        .build();
  }
}
