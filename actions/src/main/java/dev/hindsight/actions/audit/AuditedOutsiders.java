package dev.hindsight.actions.audit;

import dev.hindsight.actions.Outsiders;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.store.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Writes down who was turned away, once an hour each with how often before: who presses without end
 * fills neither the log nor the chain.
 */
@Component
class AuditedOutsiders implements Outsiders {

  private static final Logger LOG = LoggerFactory.getLogger(AuditedOutsiders.class);
  private static final Duration ONCE_IN = Duration.ofHours(1);

  /** Of more at once only some are written down: a crowd is no list of people any more. */
  private static final int MOST = 1_000;

  private final JdbcAuditLog audit;
  private final Transactions transactions;
  private final Clock clock;
  private final Map<PersonId, Seen> seen = new ConcurrentHashMap<>();

  AuditedOutsiders(JdbcAuditLog audit, Transactions transactions, Clock clock) {
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** When it was written down, and how often they came since. */
  private record Seen(Instant at, int since) {}

  @Override
  public void turnedAway(PersonId person, String why) {
    Instant now = clock.instant();
    forget(now);
    note(person, now).ifPresent(before -> write(person, before == 0 ? why : said(why, before)));
  }

  private static String said(String why, int before) {
    return "%s (and %d times more since this was last written down)".formatted(why, before);
  }

  /** How often they came unwritten; empty where it is not to be written down now. */
  private Optional<Integer> note(PersonId person, Instant now) {
    if (seen.size() >= MOST && !seen.containsKey(person)) {
      return Optional.empty();
    }
    Seen[] before = new Seen[1];
    seen.compute(
        person,
        (_, last) -> {
          before[0] = last;
          return last == null || isOver(last, now)
              ? new Seen(now, 0)
              : new Seen(last.at(), last.since() + 1);
        });
    return Optional.ofNullable(before[0])
        .map(last -> isOver(last, now) ? Optional.of(last.since()) : Optional.<Integer>empty())
        .orElse(Optional.of(0));
  }

  private static boolean isOver(Seen last, Instant now) {
    return !now.isBefore(last.at().plus(ONCE_IN));
  }

  /** Whoever has not come for another hour begins anew. */
  private void forget(Instant now) {
    seen.values().removeIf(last -> last.at().plus(ONCE_IN.multipliedBy(2)).isBefore(now));
  }

  /** To turn somebody away works without the database too. */
  private void write(PersonId person, String why) {
    LOG.warn("{} was turned away: {}. This is said at most once an hour.", person, why);
    try {
      transactions.run(() -> audit.append(person, "REFUSED", "", why));
    } catch (RuntimeException e) {
      seen.remove(person);
      LOG.error("That {} was turned away is not in the audit log", person, e);
    }
  }
}
