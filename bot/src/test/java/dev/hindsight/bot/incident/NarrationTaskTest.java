package dev.hindsight.bot.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import com.github.kagkarlsson.scheduler.task.Task;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A model that stalls holds two threads of the scheduler, never all. */
class NarrationTaskTest {

  @Test
  void theThirdWaitsItsTurn() throws Exception {
    CountDownLatch inside = new CountDownLatch(2);
    CountDownLatch stalled = new CountDownLatch(1);
    Task<Long> task =
        NarrationTask.task(
            id -> {
              inside.countDown();
              await(stalled);
            });
    CompletableFuture<CompletionHandler<Long>> first = start(task);
    CompletableFuture<CompletionHandler<Long>> second = start(task);
    inside.await();

    assertThat(run(task)).isNotInstanceOf(OnCompleteRemove.class);

    stalled.countDown();
    assertThat(first.get()).isInstanceOf(OnCompleteRemove.class);
    assertThat(second.get()).isInstanceOf(OnCompleteRemove.class);
    assertThat(run(task)).isInstanceOf(OnCompleteRemove.class);
  }

  @Test
  void aFailureGivesItsTurnBack() {
    Consumer<IncidentId> broken =
        id -> {
          throw new IllegalStateException("broken");
        };
    Task<Long> task = NarrationTask.task(broken);
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> run(task)).hasMessage("broken");
    }
  }

  private static CompletableFuture<CompletionHandler<Long>> start(Task<Long> task) {
    return CompletableFuture.supplyAsync(() -> run(task), run -> Thread.ofVirtual().start(run));
  }

  private static CompletionHandler<Long> run(Task<Long> task) {
    return task.execute(NarrationTask.NARRATE.instance("1").data(1L).build(), null);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
