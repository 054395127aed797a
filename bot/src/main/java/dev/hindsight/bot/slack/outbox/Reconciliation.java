package dev.hindsight.bot.slack.outbox;

import static java.util.stream.Collectors.toMap;

import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.slack.outbox.JdbcMessages.Sent;
import dev.hindsight.bot.slack.outbox.Wanted.Place;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Compares what an incident's messages should be with what was sent, the card first. */
public class Reconciliation {

  private final WantedMessages wanted;
  private final JdbcMessages messages;
  private final MessageSender sender;

  public Reconciliation(WantedMessages wanted, JdbcMessages messages, MessageSender sender) {
    this.wanted = wanted;
    this.messages = messages;
    this.sender = sender;
  }

  /**
   * Empty when everything is shown, else when to go on.
   *
   * @param mine asked before every message: whether this is still ours to do
   */
  Optional<Duration> run(IncidentView view, BooleanSupplier mine) {
    IncidentId id = view.id();
    Optional<Duration> wait =
        sender.show(id, wanted.card(view), row(id, Wanted.CARD), Optional.empty());
    Optional<Sent> card = row(id, Wanted.CARD).filter(sent -> sent.ts().isPresent());
    card.filter(sent -> sent.permalink().isEmpty())
        .ifPresent(sent -> sender.keepPermalink(id, sent));
    return earliest(wait, besides(view, card.flatMap(Sent::ts), mine));
  }

  /** Who is to approve is told also while the card cannot be posted; a thread needs its card. */
  private Optional<Duration> besides(
      IncidentView view, Optional<String> card, BooleanSupplier mine) {
    List<Wanted> all =
        wanted.besides(view, messages.link(view.id())).stream()
            .filter(each -> card.isPresent() || each.place() instanceof Place.Private)
            .toList();
    Map<String, Sent> rows =
        messages.of(view.id()).stream().collect(toMap(Sent::kind, sent -> sent));
    Optional<Duration> wait = Optional.empty();
    for (Wanted each : all) {
      if (!mine.getAsBoolean()) {
        return Optional.of(Duration.ofSeconds(1));
      }
      Optional<Sent> row = Optional.ofNullable(rows.get(each.kind()));
      wait = earliest(wait, sender.show(view.id(), each, row, card));
    }
    return wait;
  }

  private Optional<Sent> row(IncidentId id, String kind) {
    return messages.of(id).stream().filter(sent -> sent.kind().equals(kind)).findFirst();
  }

  private static Optional<Duration> earliest(Optional<Duration> one, Optional<Duration> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.or(() -> other);
    }
    return one.get().compareTo(other.get()) <= 0 ? one : other;
  }
}
