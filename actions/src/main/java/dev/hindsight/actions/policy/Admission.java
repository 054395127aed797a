package dev.hindsight.actions.policy;

import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.RemediationSettings;
import dev.hindsight.actions.policy.rulebook.Limits;
import dev.hindsight.actions.policy.rulebook.RiskTable;
import dev.hindsight.actions.policy.rulebook.Rulebook;
import dev.hindsight.actions.policy.rulebook.Rulebooks;
import dev.hindsight.actions.policy.standing.Standings.Use;
import dev.hindsight.actions.store.JdbcStopSwitch;
import dev.hindsight.actions.store.JdbcVotes;
import dev.hindsight.actions.store.StoredPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The last word before a run starts: what two replicas could both pass is decided in its commit.
 */
@Component
public class Admission {

  private final Rulebooks books;
  private final JdbcStopSwitch stop;
  private final JdbcVotes votes;
  private final JdbcLoad load;
  private final Advance advance;
  private final RemediationSettings settings;

  Admission(
      Rulebooks books,
      JdbcStopSwitch stop,
      JdbcVotes votes,
      JdbcLoad load,
      Advance advance,
      RemediationSettings settings) {
    this.books = books;
    this.stop = stop;
    this.votes = votes;
    this.load = load;
    this.advance = advance;
    this.settings = settings;
  }

  /**
   * Counts the start, in the caller's transaction, unless something stands against it.
   *
   * @param others how many human beings besides the one who asked agreed to it
   */
  public Entry enter(StoredPlan plan, int others) {
    Rulebook book = books.current();
    String cluster = plan.plan().target().object().cluster();
    Optional<Entry> not =
        stop.held()
            .<Entry>map(Entry.Closed::new)
            .or(() -> outsider(plan, book))
            .or(() -> waiting(plan, book))
            .or(() -> full(plan, book.limits()))
            .or(() -> usedUp(plan, others));
    if (not.isEmpty()) {
      load.started(plan, cluster);
    }
    return not.orElseGet(Entry.Open::new);
  }

  /** The policy may ask for another group than when they said yes. */
  private Optional<Entry> outsider(StoredPlan plan, Rulebook book) {
    RiskTable.Row row = book.risks().of(plan.plan().risk());
    if (row.group().isEmpty()) {
      return Optional.empty();
    }
    return votes.approvers(plan).stream()
        .filter(person -> !book.counts(person, row.group()))
        .findFirst()
        .map(person -> new Entry.Closed(notOf(person, row)));
  }

  private static String notOf(PersonId person, RiskTable.Row row) {
    return "%s approved, but is not of group %s".formatted(person, row.group().orElse(""));
  }

  private Optional<Entry> waiting(StoredPlan plan, Rulebook book) {
    Duration wait = book.risks().of(plan.plan().risk()).pause();
    Instant approved = plan.expiresAt().orElse(plan.now()).minus(settings.startExpiry());
    Duration left = Duration.between(plan.now(), approved.plus(wait));
    return wait.isZero() || !left.isPositive()
        ? Optional.empty()
        : Optional.of(
            new Entry.NotNow(
                "the policy lets it start in %d s".formatted(left.toSeconds() + 1), left));
  }

  private Optional<Entry> full(StoredPlan plan, Limits limits) {
    if (!limits.countStarts()) {
      return Optional.empty();
    }
    JdbcLoad.worlds(plan.plan()).forEach(load::hold);
    Load busy = load.of(plan.plan(), load.service(plan.id()), plan.id());
    return LoadRules.obstacle(limits, busy).map(why -> new Entry.NotNow(why, Duration.ZERO));
  }

  private Optional<Entry> usedUp(StoredPlan plan, int others) {
    return switch (advance.use(plan, others)) {
      case Use.Taken() -> Optional.empty();
      case Use.UsedUp(String why) -> Optional.of(new Entry.NotNow(why, Duration.ZERO));
      case Use.Lapsed(String why) -> Optional.of(new Entry.Closed(why));
    };
  }

  /** The answer. */
  public sealed interface Entry {

    /** It starts, and was counted. */
    record Open() implements Entry {}

    /** Later it may; nothing was counted. */
    record NotNow(String why, Duration after) implements Entry {}

    /** It must not start. */
    record Closed(String why) implements Entry {}
  }
}
