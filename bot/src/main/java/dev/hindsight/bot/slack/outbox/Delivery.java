package dev.hindsight.bot.slack.outbox;

import dev.hindsight.bot.incident.IncidentBoard;
import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.slack.outbox.JdbcCards.Versions;
import java.time.Duration;
import java.util.Optional;

/** Brings Slack up to date with one incident; one replica at a time, outside transactions. */
public class Delivery {

  private static final Duration HELD = Duration.ofMillis(300);

  private final JdbcCards cards;
  private final IncidentBoard board;
  private final Reconciliation reconciliation;

  public Delivery(JdbcCards cards, IncidentBoard board, Reconciliation reconciliation) {
    this.cards = cards;
    this.board = board;
    this.reconciliation = reconciliation;
  }

  /** Shows this version or a later one; empty when that is done, else when to try again. */
  public Optional<Duration> deliver(IncidentId id, long version) {
    Optional<Versions> versions = cards.versions(id);
    // whoever wanted a later version queued a task for it
    if (versions.filter(v -> v.sent() < version && v.wanted() == version).isEmpty()) {
      return Optional.empty();
    }
    try (CardLease lease = new CardLease(cards, id)) {
      return lease.taken() ? show(id, version, lease) : Optional.of(HELD);
    }
  }

  private Optional<Duration> show(IncidentId id, long version, CardLease lease) {
    // read after the version: what is shown is at least as new
    Optional<IncidentView> view = board.view(id);
    Optional<Duration> wait = view.flatMap(seen -> reconciliation.run(seen, lease::held));
    if (wait.isEmpty()) {
      cards.sent(id, version);
    }
    return wait;
  }
}
