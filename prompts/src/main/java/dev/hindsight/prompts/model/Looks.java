package dev.hindsight.prompts.model;

import dev.hindsight.prompts.Fact;
import dev.hindsight.prompts.Facts;
import dev.hindsight.prompts.Inquiry.Look;
import dev.hindsight.prompts.Inquiry.Result;
import dev.hindsight.prompts.Tool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.AssistantMessage.ToolCall;
import org.springframework.ai.chat.messages.ToolResponseMessage.ToolResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Takes the looks that a model asks for, beside each other, and numbers what they find. */
final class Looks {

  private static final int AT_ONCE = 4;
  private static final int LINES = 12;
  private static final int FACTS = 60;
  private static final int LONGEST_ARGUMENT = 200;
  private static final JsonMapper JSON = JsonMapper.shared();

  private final List<Tool> tools;
  private final List<Fact> facts;
  private final int known;
  private final Predicate<List<Look>> goesOn;
  private final Duration each;
  private final List<Look> trail = new ArrayList<>();
  private final Set<String> taken = new HashSet<>();

  /**
   * Looks of one inquiry.
   *
   * @param each how long those of one turn may take
   */
  Looks(List<Tool> tools, Facts known, Predicate<List<Look>> goesOn, Duration each) {
    this.tools = List.copyOf(tools);
    this.facts = new ArrayList<>(known.all());
    this.known = facts.size();
    this.goesOn = goesOn;
    this.each = each;
  }

  Facts facts() {
    return new Facts(facts);
  }

  synchronized List<Look> trail() {
    return List.copyOf(trail);
  }

  /** Tells of the trail; false when no more is wanted. */
  boolean goOn() {
    return goesOn.test(trail());
  }

  /**
   * What was found, for the model; empty lists of new lines show that it does not get on.
   *
   * @param asked what the model asked for, without what is too much for one turn
   */
  record Turn(AssistantMessage asked, List<ToolResponse> responses, boolean progress) {}

  /** So many looks at once; what is asked for beyond them leaves no trace but a line. */
  Turn take(AssistantMessage asked) {
    int more = asked.getToolCalls().size() - AT_ONCE;
    if (more <= 0) {
      return take(asked, asked.getToolCalls());
    }
    List<ToolCall> some = List.copyOf(asked.getToolCalls().subList(0, AT_ONCE));
    Turn turn =
        take(
            AssistantMessage.builder()
                .content(asked.getText())
                .properties(asked.getMetadata())
                .toolCalls(some)
                .build(),
            some);
    List<ToolResponse> responses = new ArrayList<>(turn.responses());
    ToolResponse last = responses.removeLast();
    responses.add(
        new ToolResponse(
            last.id(),
            last.name(),
            "%s\n(%d more looks were refused, %d at once are the most)"
                .formatted(last.responseData(), more, AT_ONCE)));
    return new Turn(turn.asked(), responses, turn.progress());
  }

  private Turn take(AssistantMessage asked, List<ToolCall> calls) {
    List<ToolResponse> responses = new ArrayList<>();
    int before = facts.size();
    int place = trail.size();
    calls.forEach(call -> put(trail.size(), look(call, Result.LOOKING, 0, "")));
    goOn();
    // not closed: that would wait for a tool that cannot be interrupted
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      List<Future<List<String>>> running =
          calls.stream().map(call -> threads.submit(reading(call))).toList();
      long until = System.nanoTime() + each.toNanos();
      for (int i = 0; i < calls.size(); i++) {
        ToolCall call = calls.get(i);
        String answer = answer(call, running.get(i), until, place + i);
        responses.add(new ToolResponse(call.id(), call.name(), answer));
        goOn();
      }
    } finally {
      threads.shutdownNow();
    }
    return new Turn(asked, responses, facts.size() > before);
  }

  /** A look that cannot be taken, and how it is told. */
  private static final class NoLook extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final Result result;

    NoLook(Result result, String words) {
      super(words);
      this.result = result;
    }
  }

  private Callable<List<String>> reading(ToolCall call) {
    String argument = argument(call.arguments());
    boolean first = taken.add(call.name() + " " + argument.toLowerCase(Locale.ROOT));
    return tools.stream()
        .filter(tool -> tool.name().equals(call.name()))
        .findFirst()
        .<Callable<List<String>>>map(
            tool ->
                () -> {
                  if (!first) {
                    throw new NoLook(Result.REPEATED, "this look was taken before");
                  }
                  if (!goOn()) {
                    throw new NoLook(Result.STOPPED, "it was stopped before");
                  }
                  return tool.read().apply(argument);
                })
        .orElse(
            () -> {
              throw new NoLook(Result.REFUSED, "there is no such tool");
            });
  }

  /** Its one argument, whatever the model calls it. */
  private static String argument(String json) {
    try {
      String value =
          JSON.readTree(json).valueStream().findFirst().map(node -> node.asString("")).orElse("");
      String line = value.replaceAll("[\\p{Cntrl}\\p{Cf}]+", " ").strip();
      return line.substring(0, Math.min(LONGEST_ARGUMENT, line.length()));
    } catch (JacksonException e) {
      return "";
    }
  }

  private String answer(ToolCall call, Future<List<String>> reading, long until, int place) {
    try {
      List<String> lines = reading.get(until - System.nanoTime(), TimeUnit.NANOSECONDS);
      return found(call, lines, place);
    } catch (ExecutionException e) {
      return noted(call, place, failed(e.getCause()));
    } catch (TimeoutException e) {
      return noted(call, place, new NoLook(Result.FAILED, "it took too long"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return noted(call, place, new NoLook(Result.FAILED, "it was stopped"));
    }
  }

  private static NoLook failed(@Nullable Throwable why) {
    return switch (why) {
      case NoLook told -> told;
      case Tool.OutOfOrder out -> new NoLook(Result.FAILED, String.valueOf(out.getMessage()));
      case null, default -> new NoLook(Result.FAILED, "it could not be read");
    };
  }

  private String noted(ToolCall call, int place, NoLook no) {
    String words = String.valueOf(no.getMessage());
    put(place, look(call, no.result, 0, words));
    return words;
  }

  private Look look(ToolCall call, Result result, int lines, String note) {
    return new Look(named(call.name()), argument(call.arguments()), result, lines, note);
  }

  private synchronized void put(int place, Look look) {
    if (place == trail.size()) {
      trail.add(look);
    } else {
      trail.set(place, look);
    }
  }

  /** What a model calls a tool is its own text; only names of ours are shown. */
  private String named(String tool) {
    return tools.stream().map(Tool::name).filter(tool::equals).findFirst().orElse("unknown tool");
  }

  private String found(ToolCall call, List<String> lines, int place) {
    int room = Math.max(0, Math.min(LINES, FACTS - (facts.size() - known)));
    List<Fact> fresh = new ArrayList<>();
    int next = facts.stream().mapToInt(Fact::number).max().orElse(0) + 1;
    for (String line : lines.subList(0, Math.min(room, lines.size()))) {
      fresh.add(new Fact.Quoted(next++, call.name(), line));
    }
    facts.addAll(fresh);
    int cut = lines.size() - fresh.size();
    String said = cut > 0 ? "cut: %d more lines".formatted(cut) : "";
    put(place, look(call, cut > 0 ? Result.CUT : Result.DONE, fresh.size(), said));
    String shown =
        fresh.stream()
            .map(fact -> "[%d] %s".formatted(fact.number(), fact.line()))
            .collect(Collectors.joining("\n"));
    return (shown.isEmpty() ? "nothing" : shown) + (cut > 0 ? "\n(%s)".formatted(said) : "");
  }
}
