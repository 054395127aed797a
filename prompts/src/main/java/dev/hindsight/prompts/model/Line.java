package dev.hindsight.prompts.model;

import dev.hindsight.prompts.Amount;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.metadata.Usage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.model.tool.StructuredOutputChatOptions;
import org.springframework.ai.model.tool.ToolCallingChatOptions;

/** One configured model: its client is made at the first question. */
final class Line {

  /** A message, a tool or a form costs some tokens beside its text. */
  private static final int EACH = 64;

  private static final Set<String> REFUSALS =
      Set.of("refusal", "content_filter", "content_filtered", "guardrail_intervened");

  private final ModelEndpoint endpoint;
  private final Limits limits;
  private final Breaker breaker;
  private @Nullable ChatModel chat;

  Line(ModelEndpoint endpoint, Limits limits, Breaker breaker) {
    this.endpoint = endpoint;
    this.limits = limits;
    this.breaker = breaker;
  }

  String name() {
    return endpoint.name();
  }

  Breaker breaker() {
    return breaker;
  }

  /** The most one answer can take: no tokenizer makes more tokens than there are bytes. */
  Amount most(Question question) {
    long text =
        question.messages().stream().mapToLong(Line::bytes).sum()
            + question.form().map(form -> size(Forms.schema(form))).orElse(0L)
            + question.tools().stream()
                .map(tool -> tool.getToolDefinition())
                .mapToLong(tool -> EACH + size(tool.description() + tool.inputSchema()))
                .sum();
    return price().of(text + EACH, limits.output());
  }

  private static long bytes(Message message) {
    // tool calls and their results are no text of the message, but its string shows them
    return EACH + size(message.toString());
  }

  private static long size(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private Price price() {
    return Objects.requireNonNullElse(endpoint.price(), Price.FREE);
  }

  /** One request; who does not say what it took is charged the most. */
  Reply ask(Question question) {
    ChatModel model = chat();
    ChatResponse response = model.call(new Prompt(question.messages(), options(model, question)));
    Generation first = response.getResult();
    if (first == null) {
      throw new ModelFailed(Trouble.UNREADABLE, Troubles.UNREADABLE);
    }
    if (declined(first)) {
      throw new ModelFailed(Trouble.DECLINED, "The model refused to answer.");
    }
    Amount spent =
        used(response.getMetadata().getUsage())
            .map(u -> spent(u, most(question)))
            .orElseGet(() -> most(question));
    return new Reply(first.getOutput(), name(), spent);
  }

  /** What a server says it took; more than one answer could ever hold is nonsense. */
  private Amount spent(Usage usage, Amount most) {
    long longest = limits.longest().toBytes();
    return price()
        .of(
            Math.min(usage.getPromptTokens(), Math.max(most.input(), longest)),
            Math.min(usage.getCompletionTokens(), Math.max(most.output(), longest)));
  }

  private static boolean declined(Generation answer) {
    Object refusal = answer.getOutput().getMetadata().get("refusal");
    String end = String.valueOf(answer.getMetadata().getFinishReason()).toLowerCase(Locale.ROOT);
    return REFUSALS.contains(end) || (refusal instanceof String said && !said.isBlank());
  }

  private static Optional<Usage> used(@Nullable Usage usage) {
    return Optional.ofNullable(usage)
        .filter(u -> u.getPromptTokens() != null && u.getCompletionTokens() != null)
        .filter(u -> u.getPromptTokens() >= 0 && u.getCompletionTokens() >= 0)
        .filter(u -> u.getPromptTokens() + (long) u.getCompletionTokens() > 0);
  }

  private static ChatOptions options(ChatModel model, Question question) {
    ChatOptions.Builder<?> options = model.getOptions().mutate();
    if (options instanceof StructuredOutputChatOptions.Builder<?> structured) {
      question.form().ifPresent(form -> structured.outputSchema(Forms.schema(form)));
    }
    if (options instanceof ToolCallingChatOptions.Builder<?> calling
        && !question.tools().isEmpty()) {
      calling.toolCallbacks(question.tools());
    }
    return options.build();
  }

  /** Makes its client, which may fail or take long: nothing was asked then. */
  private synchronized ChatModel chat() {
    if (chat == null) {
      try {
        chat = endpoint.kind().chat(endpoint, limits);
      } catch (RuntimeException e) {
        throw new ModelFailed(Trouble.AWAY, "The model's client could not be made.", e);
      }
    }
    return chat;
  }
}
