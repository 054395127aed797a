package dev.hindsight.prompts.model.bedrock;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.AssistantMessage.ToolCall;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.messages.SystemMessage;
import org.springframework.ai.chat.messages.ToolResponseMessage;
import org.springframework.ai.chat.metadata.ChatGenerationMetadata;
import org.springframework.ai.chat.metadata.ChatResponseMetadata;
import org.springframework.ai.chat.metadata.DefaultUsage;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.model.tool.ToolCallingChatOptions;
import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.definition.ToolDefinition;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.TokenUsage;
import software.amazon.awssdk.services.bedrockruntime.model.Tool;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolUseBlock;

/** A conversation in Spring AI's words and in Bedrock's; pure. */
final class Converse {

  private Converse() {}

  static ConverseRequest request(List<Message> messages, ChatOptions options) {
    ConverseRequest.Builder request =
        ConverseRequest.builder()
            .modelId(options.getModel())
            .inferenceConfig(c -> c.maxTokens(options.getMaxTokens()))
            .system(
                messages.stream()
                    .filter(SystemMessage.class::isInstance)
                    .map(m -> SystemContentBlock.fromText(m.getText()))
                    .toList())
            .messages(turns(messages));
    List<ToolCallback> tools =
        options instanceof ToolCallingChatOptions calling ? calling.getToolCallbacks() : List.of();
    if (tools != null && !tools.isEmpty()) {
      request.toolConfig(
          c -> c.tools(tools.stream().map(t -> tool(t.getToolDefinition())).toList()));
    }
    return request.build();
  }

  private static List<software.amazon.awssdk.services.bedrockruntime.model.Message> turns(
      List<Message> messages) {
    return messages.stream()
        .filter(m -> !(m instanceof SystemMessage))
        .map(
            m ->
                software.amazon.awssdk.services.bedrockruntime.model.Message.builder()
                    .role(
                        m instanceof AssistantMessage
                            ? ConversationRole.ASSISTANT
                            : ConversationRole.USER)
                    .content(content(m))
                    .build())
        .toList();
  }

  private static List<ContentBlock> content(Message message) {
    return switch (message) {
      case ToolResponseMessage results ->
          results.getResponses().stream().map(Converse::result).toList();
      case AssistantMessage said ->
          Stream.concat(
                  Stream.ofNullable(said.getText())
                      .filter(text -> !text.isBlank())
                      .map(ContentBlock::fromText),
                  said.getToolCalls().stream().map(Converse::use))
              .toList();
      default -> List.of(ContentBlock.fromText(message.getText()));
    };
  }

  private static ContentBlock result(ToolResponseMessage.ToolResponse result) {
    return ContentBlock.fromToolResult(
        ToolResultBlock.builder()
            .toolUseId(result.id())
            .content(ToolResultContentBlock.fromText(result.responseData()))
            .build());
  }

  private static ContentBlock use(ToolCall call) {
    return ContentBlock.fromToolUse(
        ToolUseBlock.builder()
            .toolUseId(call.id())
            .name(call.name())
            .input(Documents.of(call.arguments()))
            .build());
  }

  private static Tool tool(ToolDefinition definition) {
    return Tool.fromToolSpec(
        spec ->
            spec.name(definition.name())
                .description(definition.description())
                .inputSchema(schema -> schema.json(Documents.of(definition.inputSchema()))));
  }

  static ChatResponse response(ConverseResponse response) {
    List<ContentBlock> blocks =
        response.output() == null || response.output().message() == null
            ? List.of()
            : response.output().message().content();
    String text =
        blocks.stream()
            .filter(block -> block.text() != null)
            .map(ContentBlock::text)
            .collect(Collectors.joining());
    List<ToolCall> calls = new ArrayList<>();
    for (ContentBlock block : blocks) {
      if (block.toolUse() != null) {
        ToolUseBlock use = block.toolUse();
        calls.add(
            new ToolCall(use.toolUseId(), "function", use.name(), Documents.json(use.input())));
      }
    }
    return new ChatResponse(
        List.of(
            new Generation(
                AssistantMessage.builder()
                    .content(text)
                    .properties(Map.of())
                    .toolCalls(calls)
                    .build(),
                ChatGenerationMetadata.builder()
                    .finishReason(String.valueOf(response.stopReasonAsString()))
                    .build())),
        metadata(response.usage()));
  }

  private static ChatResponseMetadata metadata(@org.jspecify.annotations.Nullable TokenUsage used) {
    ChatResponseMetadata.Builder metadata = ChatResponseMetadata.builder();
    return used == null
        ? metadata.build()
        : metadata.usage(new DefaultUsage(used.inputTokens(), used.outputTokens())).build();
  }
}
