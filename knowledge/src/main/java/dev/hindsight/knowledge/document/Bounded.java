package dev.hindsight.knowledge.document;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** Work on a hostile file, on a thread of its own: it may nest without end or never be done. */
final class Bounded {

  /** The most that one file may take. */
  static final Duration LIMIT = Duration.ofSeconds(60);

  private Bounded() {}

  /**
   * Waits for the work, and tells it to stop when it takes too long; see {@link #check}.
   *
   * @param otherwise what to say of an exception that is no {@link Unreadable}
   */
  static <T> T work(Callable<T> work, Duration limit, Function<Throwable, Unreadable> otherwise)
      throws Unreadable {
    FutureTask<T> task = new FutureTask<>(work);
    Thread.ofPlatform().daemon().name("document").start(task);
    try {
      return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new Unreadable("takes more than " + limit.toSeconds() + " s to read", e);
    } catch (ExecutionException e) {
      throw unreadable(Optional.ofNullable(e.getCause()).orElse(e), otherwise);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unreadable("was not read to its end", e);
    } finally {
      task.cancel(true);
    }
  }

  private static Unreadable unreadable(Throwable cause, Function<Throwable, Unreadable> otherwise) {
    return switch (cause) {
      case Unreadable known -> known;
      case StackOverflowError nested -> new Unreadable("is nested without end", nested);
      case OutOfMemoryError large -> new Unreadable("unpacks to more than fits in memory", large);
      default -> otherwise.apply(cause);
    };
  }

  /** Ends the work of a thread that was told to stop; no library takes this for bad input. */
  static void check() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("took too long");
    }
  }

  /** Bytes that end with the work. */
  static InputStream stream(byte[] bytes) {
    return new ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read(byte[] into, int offset, int length) {
        check();
        return super.read(into, offset, length);
      }
    };
  }
}
