package dev.hindsight.prompts.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.prompts.Inquiry.Look;
import dev.hindsight.prompts.Inquiry.Result;
import dev.hindsight.prompts.TestFacts;
import dev.hindsight.prompts.Tool;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.AssistantMessage.ToolCall;

/** Looks of one turn share one limit, which nobody can stretch. */
class LooksTest {

  private final CountDownLatch over = new CountDownLatch(1);
  private final Tool quick = new Tool("quick", "", "", _ -> List.of("a line"));
  private final Tool stubborn = new Tool("stubborn", "", "", _ -> deaf());

  /** Hears no interrupt. */
  private List<String> deaf() {
    boolean waiting = true;
    while (waiting) {
      try {
        over.await();
        waiting = false;
      } catch (InterruptedException e) {
        // goes on, as a driver deep in a system call does
      }
    }
    return List.of("too late");
  }

  @Test
  void whoHearsNoInterruptIsNotWaitedForAndItsLateLinesAreNoFacts() {
    Looks looks =
        new Looks(List.of(quick, stubborn), TestFacts.oom(), _ -> true, Duration.ofMillis(300));
    int known = looks.facts().all().size();
    long start = System.nanoTime();
    Looks.Turn turn =
        looks.take(
            AssistantMessage.builder()
                .content("")
                .toolCalls(
                    List.of(
                        call("stubborn", "a"),
                        call("stubborn", "b"),
                        call("stubborn", "c"),
                        call("quick", "")))
                .build());
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    assertThat(looks.trail())
        .extracting(Look::result)
        .containsExactly(Result.FAILED, Result.FAILED, Result.FAILED, Result.DONE);
    over.countDown();
    assertThat(turn.responses()).first().asString().contains("it took too long");
    assertThat(looks.facts().all()).hasSize(known + 1);
  }

  private static ToolCall call(String tool, String about) {
    return new ToolCall(tool + about, "function", tool, "{\"about\": \"%s\"}".formatted(about));
  }
}
