package dev.hindsight.bot.slack;

import dev.hindsight.actions.PersonId;
import dev.hindsight.bot.slack.JdbcInteractions.Left;
import dev.hindsight.bot.slack.block.Message;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** What a replica that died left over: done or told by this one within seconds. */
final class Leftovers {

  private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);

  private static final int TRIES = 5;
  private static final Message GIVEN_UP =
      new Message(
          "What you asked for could not be finished. Look what is shown now, and ask again if it is"
              + " still needed.",
          List.of());

  private final JdbcInteractions kept;
  private final Worker worker;

  Leftovers(JdbcInteractions kept, Worker worker) {
    this.kept = kept;
    this.worker = worker;
  }

  /** Takes over what no replica works on any more. */
  void look() {
    kept.takeOver(Worker.AT_ONCE).stream()
        .filter(left -> !worker.isMine(left.key()))
        .forEach(left -> guarded(() -> takeOver(left)).run());
    kept.forgetOld();
  }

  /** What fails is tried again in a moment, and keeps nothing else from being done. */
  static Runnable guarded(Runnable step) {
    return () -> {
      try {
        step.run();
      } catch (RuntimeException e) {
        LOG.warn("What is kept cannot be looked at right now", e);
      }
    };
  }

  private void takeOver(Left left) {
    LOG.info("{} was left over and is taken over", left.key());
    Optional<Interaction> sent = read(left);
    Ear ear = sent.map(Interaction::ear).orElseGet(() -> Ear.of(new PersonId(left.person())));
    if (left.answer().isPresent()) {
      worker.tell(left, ear, JsonMapper.shared().readTree(left.answer().get()));
    } else if (left.old() || left.tries() > TRIES) {
      LOG.error("Gave up {}, which is too old or was tried {} times", left.key(), left.tries());
      kept.mayComeAgain(left.key());
      worker.tell(left, ear, PrivateAnswer.of(GIVEN_UP));
    } else {
      sent.ifPresent(worker::begin);
    }
  }

  /** Empty for what only a replica of another version understands: it is left for that one. */
  private static Optional<Interaction> read(Left left) {
    try {
      return Optional.of(Interaction.read(left.kind(), left.body()));
    } catch (RuntimeException e) {
      LOG.error("{} was kept by another version and cannot be read", left.key(), e);
      return Optional.empty();
    }
  }
}
