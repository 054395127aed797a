package dev.hindsight.local.up;

import dev.hindsight.local.data.CannotRun;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs things side by side. */
final class Together implements AutoCloseable {

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  <T> Future<T> start(Callable<T> task) {
    return threads.submit(task);
  }

  /** The result, or the task's own failure as if it had run here. */
  static <T> T result(Future<T> task) throws InterruptedException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new CannotRun(String.valueOf(e.getCause()), e);
    }
  }

  @Override
  public void close() {
    threads.close();
  }
}
