package dev.hindsight.actions.adapter;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Reads in parallel until a common deadline; what is late or refused is named. */
public final class Reads {

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<String> missing = new ArrayList<>();
  private final Duration budget;
  private final long startedAt = System.nanoTime();

  public Reads(Duration budget) {
    this.budget = budget;
  }

  public <T> Future<Outcome<T>> start(Callable<Outcome<T>> read) {
    return threads.submit(read);
  }

  /** The value, if it comes in time. */
  public <T> Optional<T> get(String what, Future<Outcome<T>> read) {
    try {
      long left = budget.toNanos() - (System.nanoTime() - startedAt);
      return value(what, read.get(Math.max(0, left), TimeUnit.NANOSECONDS));
    } catch (TimeoutException _) {
      read.cancel(true);
      missing.add("%s: not read within %s s".formatted(what, seconds()));
    } catch (ExecutionException e) {
      missing.add("%s: %s".formatted(what, e.getCause()));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      missing.add("%s: reading was interrupted".formatted(what));
    }
    return Optional.empty();
  }

  /** All values once all are there, to be called in a read: it waits without a limit of its own. */
  public static <T> Outcome<List<T>> joined(List<Future<Outcome<List<T>>>> reads) {
    List<T> all = new ArrayList<>();
    for (Future<Outcome<List<T>>> read : reads) {
      try {
        switch (read.get()) {
          case Outcome.Done<List<T>>(List<T> values) -> all.addAll(values);
          case Outcome.TryAgain<List<T>> later -> {
            return later;
          }
          case Outcome.GaveUp<List<T>> refused -> {
            return refused;
          }
        }
      } catch (ExecutionException e) {
        throw new IllegalStateException(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return new Outcome.TryAgain<>(Reason.TIMEOUT, "reading was interrupted", Duration.ZERO);
      }
    }
    return new Outcome.Done<>(all);
  }

  /** The value, if it comes in time; where it does not, nobody misses it. */
  public <T> Optional<T> perhaps(Future<Outcome<T>> read) {
    List<String> before = List.copyOf(missing);
    Optional<T> value = get("", read);
    missing.retainAll(before);
    return value;
  }

  private <T> Optional<T> value(String what, Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Done<T>(T value) -> Optional.of(value);
      case Outcome.TryAgain<T>(_, String text, _) -> lacks(what, text);
      case Outcome.GaveUp<T>(_, String text) -> lacks(what, text);
    };
  }

  public <T> Optional<T> lacks(String what, String why) {
    missing.add("%s: %s".formatted(what, why));
    return Optional.empty();
  }

  private String seconds() {
    return BigDecimal.valueOf(budget.toMillis(), 3).stripTrailingZeros().toPlainString();
  }

  public List<String> missing() {
    return List.copyOf(missing);
  }

  /** Lets go of what is still under way, without waiting for it. */
  public void end() {
    threads.shutdownNow();
  }
}
