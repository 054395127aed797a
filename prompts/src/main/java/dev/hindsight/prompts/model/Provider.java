package dev.hindsight.prompts.model;

import dev.hindsight.prompts.model.bedrock.BedrockChatModel;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.ai.chat.model.ChatModel;

/** Whose wire format a model's server speaks. */
enum Provider {
  /** OpenAI's chat completions, which many servers speak. */
  OPENAI("https://api.openai.com/v1"),
  ANTHROPIC("https://api.anthropic.com"),
  OLLAMA("http://127.0.0.1:11434"),
  /** Amazon Bedrock's Converse, with the rights of the AWS identity the bot runs as. */
  BEDROCK("");

  private final String usual;

  Provider(String usual) {
    this.usual = usual;
  }

  /** Its own server, where nobody names another. */
  Optional<URI> usual() {
    return usual.isEmpty() ? Optional.empty() : Optional.of(URI.create(usual));
  }

  static Provider named(String word) {
    return Stream.of(values())
        .filter(provider -> provider.name().equalsIgnoreCase(word.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "hindsight.model.provider: openai, anthropic, ollama or bedrock, not " + word));
  }

  ChatModel chat(ModelEndpoint endpoint, Limits limits) {
    return switch (this) {
      case OPENAI -> OpenAiServer.chat(endpoint, limits);
      case ANTHROPIC -> AnthropicServer.chat(endpoint, limits);
      case OLLAMA -> OllamaServer.chat(endpoint, limits);
      case BEDROCK ->
          BedrockChatModel.of(
              endpoint.name(),
              endpoint.region(),
              endpoint.baseUrl(),
              limits.deadline(),
              answer -> new CappedStream(answer, limits.longest().toBytes()),
              limits.output());
    };
  }
}
