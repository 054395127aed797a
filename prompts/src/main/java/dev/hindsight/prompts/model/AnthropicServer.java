package dev.hindsight.prompts.model;

import org.springframework.ai.anthropic.AnthropicChatModel;
import org.springframework.ai.anthropic.AnthropicChatOptions;
import org.springframework.ai.chat.model.ChatModel;

/** A model behind Anthropic's messages. */
final class AnthropicServer {

  private AnthropicServer() {}

  static ChatModel chat(ModelEndpoint endpoint, Limits limits) {
    return AnthropicChatModel.builder()
        .options(
            AnthropicChatOptions.builder()
                .baseUrl(endpoint.url())
                .apiKey(endpoint.key())
                .model(endpoint.name())
                .maxTokens(limits.output())
                .timeout(limits.deadline())
                .maxRetries(0)
                .build())
        .httpClientBuilderCustomizer(
            http ->
                http.interceptor(new ByteCap(limits.longest().toBytes()))
                    .interceptor(OneServer.within(limits.deadline())))
        .build();
  }
}
