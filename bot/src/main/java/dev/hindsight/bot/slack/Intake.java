package dev.hindsight.bot.slack;

import dev.hindsight.actions.Outsiders;
import dev.hindsight.bot.slack.JdbcInteractions.Done;
import dev.hindsight.bot.slack.JdbcInteractions.Keeping;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.block.Text;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Keeps what people do before it is acknowledged: what is not kept is said, and is not done. */
final class Intake {

  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
  private static final String OUTSIDE = "Only members of this workspace can do that.";

  /** Slack waits three seconds for all of it. */
  private static final Duration IN_TIME = Duration.ofMillis(1_500);

  private final JdbcInteractions kept;
  private final Whisper whisper;
  private final Predicate<String> ours;
  private final Outsiders outsiders;

  /**
   * @param ours whether a team id is our workspace's
   */
  Intake(JdbcInteractions kept, Whisper whisper, Predicate<String> ours, Outsiders outsiders) {
    this.kept = kept;
    this.whisper = whisper;
    this.ours = ours;
    this.outsiders = outsiders;
  }

  Taking take(Interaction sent) {
    try {
      return ours.test(sent.team()) ? taken(sent, inTime(row(sent))) : turnedAway(sent);
    } catch (Exception | Error e) {
      return told(Failure.said(e));
    }
  }

  /** Slack waits for the answer, and not for the audit log. */
  private Taking turnedAway(Interaction sent) {
    whisper.later(
        () ->
            outsiders.turnedAway(
                sent.person(), "an account of another workspace, %s".formatted(sent.team())));
    return told(OUTSIDE);
  }

  private static Taking taken(Interaction sent, Keeping keeping) {
    return switch (keeping) {
      case Keeping.Fresh _ -> new Taking.Kept();
      case Keeping.Again _ -> {
        LOG.warn("{} came again and is done once", sent.key());
        yield new Taking.Again();
      }
      case Keeping.Slip(Duration ago, Optional<String> answer) ->
          new Taking.Told(Repeats.message(sent, ago, answer));
    };
  }

  private static Done row(Interaction sent) {
    return new Done(
        sent.key(),
        sent.getClass().getSimpleName(),
        sent.person().value(),
        JsonMapper.shared().writeValueAsString(sent),
        Repeats.change(sent),
        Repeats.isHeldBack(sent));
  }

  /** A database that comes too late finds nobody waiting, and then nothing is kept. */
  private Keeping inTime(Done row) throws Exception {
    AtomicReference<Waiting> waiting = new AtomicReference<>(Waiting.STILL);
    CompletableFuture<Keeping> keeping = new CompletableFuture<>();
    whisper.later(
        () -> {
          try {
            keeping.complete(
                kept.keep(row, () -> waiting.compareAndSet(Waiting.STILL, Waiting.SERVED)));
          } catch (RuntimeException | Error e) {
            keeping.completeExceptionally(e);
          }
        });
    try {
      return keeping.get(IN_TIME.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      if (waiting.compareAndSet(Waiting.STILL, Waiting.NO_MORE)) {
        throw new IllegalStateException("the database did not keep it in time", e);
      }
      return keeping.get();
    }
  }

  private enum Waiting {
    STILL,
    SERVED,
    NO_MORE
  }

  private static Taking told(String text) {
    return new Taking.Told(new Message(Text.escape(text), List.of()));
  }
}
