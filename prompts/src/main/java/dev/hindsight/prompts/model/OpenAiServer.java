package dev.hindsight.prompts.model;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiChatOptions;

/** A model behind OpenAI's chat completions. */
final class OpenAiServer {

  private OpenAiServer() {}

  static ChatModel chat(ModelEndpoint endpoint, Limits limits) {
    OpenAiChatOptions.Builder options =
        OpenAiChatOptions.builder()
            .baseUrl(endpoint.url())
            .apiKey(endpoint.key())
            .model(endpoint.name())
            .timeout(limits.deadline())
            .maxRetries(0);
    return OpenAiChatModel.builder()
        .options(bounded(options, endpoint, limits).build())
        .httpClientBuilderCustomizer(
            http ->
                http.interceptor(new ByteCap(limits.longest().toBytes()))
                    .interceptor(OneServer.within(limits.deadline())))
        .build();
  }

  /** OpenAI's own newer models know one of the two names only, many other servers the other. */
  private static OpenAiChatOptions.Builder bounded(
      OpenAiChatOptions.Builder options, ModelEndpoint endpoint, Limits limits) {
    return endpoint.url().contains("openai.com") || endpoint.url().contains("azure.com")
        ? options.maxCompletionTokens(limits.output())
        : options.maxTokens(limits.output());
  }
}
