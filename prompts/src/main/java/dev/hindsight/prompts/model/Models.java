package dev.hindsight.prompts.model;

import dev.hindsight.prompts.Amount;
import dev.hindsight.prompts.Meter;
import dev.hindsight.prompts.Meter.Tab;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the configured models in their order until one answers: each within its deadline, with a
 * second try where that can help, and paid for before it is asked.
 */
final class Models implements Model {

  private static final Logger LOG = LoggerFactory.getLogger(Models.class);
  private static final int TRIES = 2;
  private static final String RESTING =
      "The model failed several times in a row and is left alone for a while.";
  private static final Duration PAUSE = Duration.ofMillis(400);

  private final List<Line> lines;
  private final Meter meter;
  private final Duration deadline;
  private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();

  Models(List<Line> lines, Meter meter, Duration deadline) {
    this.lines = List.copyOf(lines);
    this.meter = meter;
    this.deadline = deadline;
  }

  @Override
  public Reply ask(Question question) {
    List<ModelFailed> failures = new ArrayList<>();
    for (Line line : lines) {
      try {
        return askAgain(line, question);
      } catch (ModelFailed e) {
        // what its server said stays out of the log: it may be anything, our key too
        LOG.warn(
            "{} was no help: {} ({}: {})",
            line.name(),
            e.sentence(),
            e.trouble(),
            Troubles.classes(e));
        failures.add(e);
      }
    }
    throw all(failures);
  }

  /** Of one model its own words; of several, which said what. */
  private ModelFailed all(List<ModelFailed> failures) {
    ModelFailed last = failures.getLast();
    return failures.size() == 1
        ? last
        : new ModelFailed(
            last.trouble(),
            failures.stream()
                .map(ModelFailed::sentence)
                .distinct()
                .collect(Collectors.joining(" The next: ")),
            last);
  }

  private Reply askAgain(Line line, Question question) {
    long until = System.nanoTime() + deadline.toNanos();
    for (int attempt = 1; ; attempt++) {
      try {
        return once(line, question, Duration.ofNanos(until - System.nanoTime()));
      } catch (ModelFailed e) {
        boolean time = until - System.nanoTime() > 2 * PAUSE.toNanos();
        if (attempt == TRIES || !e.trouble().again() || !time || !pause()) {
          throw e;
        }
      }
    }
  }

  /** False for whoever is told to stop: a second try would be paid and not waited for. */
  private static boolean pause() {
    try {
      Thread.sleep(PAUSE);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Reply once(Line line, Question question, Duration left) {
    if (!line.breaker().lets()) {
      throw new ModelFailed(Trouble.RESTING, RESTING);
    }
    Tab tab = open(line, question);
    try {
      Reply reply = timed(() -> line.ask(question), left);
      judge(line, question, reply.spent());
      tab.close(Optional.of(reply.spent()), "answered");
      return reply;
    } catch (ModelFailed e) {
      if (e.trouble().servers()) {
        line.breaker().failed();
      } else {
        line.breaker().worked();
      }
      tab.close(
          e.trouble().free() ? Optional.of(Amount.NOTHING) : Optional.empty(),
          e.trouble().name().toLowerCase(Locale.ROOT));
      throw e;
    }
  }

  /** A server that reports more than was sent and allowed is not to be trusted with the caps. */
  private static void judge(Line line, Question question, Amount spent) {
    Amount most = line.most(question);
    if (spent.input() <= most.input() && spent.output() <= most.output()) {
      line.breaker().worked();
      return;
    }
    LOG.warn(
        "{} says that it took {} and {} tokens, which is more than the {} and {} it can have taken",
        line.name(),
        spent.input(),
        spent.output(),
        most.input(),
        most.output());
    line.breaker().failed();
  }

  private Tab open(Line line, Question question) {
    try {
      return meter.open(question.account(), line.name(), line.most(question));
    } catch (Meter.OverCap e) {
      throw new ModelFailed(Trouble.OVER_CAP, String.valueOf(e.getMessage()), e);
    }
  }

  /** Whatever the client believes about time, nobody waits longer than this. */
  private Reply timed(Callable<Reply> asking, Duration left) {
    Future<Reply> call = calls.submit(asking);
    try {
      return call.get(Math.max(1, left.toMillis()), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw Troubles.of(e, deadline);
    } catch (TimeoutException e) {
      call.cancel(true);
      throw Troubles.of(e, deadline);
    } catch (InterruptedException e) {
      call.cancel(true);
      Thread.currentThread().interrupt();
      throw Troubles.of(e, deadline);
    }
  }
}
