package dev.hindsight.bot.slack.outbox;

import static java.util.stream.Collectors.toMap;

import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.slack.outbox.JdbcMessages.Sent;
import dev.hindsight.bot.slack.outbox.Wanted.Place;
import dev.hindsight.bot.slack.view.Readers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Compares what an incident's messages should be with what was sent, the card first. */
public class Reconciliation {

  /** Longer waits are of what Slack refuses, and nothing stands in line behind that. */
  private static final Duration IN_LINE = Duration.ofMinutes(1);

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);

  /** Somebody else has it now, and may be done soon. */
  private static final Duration NOT_MINE = Duration.ofSeconds(1);

  private final WantedMessages wanted;
  private final JdbcMessages messages;
  private final MessageSender sender;
  private final Routes routes;
  private final Storms storms;
  private final ChannelReaders readers;
  private final Withdrawal withdrawal;

  public Reconciliation(
      WantedMessages wanted,
      JdbcMessages messages,
      MessageSender sender,
      Routes routes,
      Storms storms,
      ChannelReaders readers,
      Withdrawal withdrawal) {
    this.wanted = wanted;
    this.messages = messages;
    this.sender = sender;
    this.routes = routes;
    this.storms = storms;
    this.readers = readers;
    this.withdrawal = withdrawal;
  }

  /**
   * Empty when everything is shown, else when to go on.
   *
   * @param mine asked before every message: whether this is still ours to do
   */
  Optional<Duration> run(IncidentView view, BooleanSupplier mine) {
    IncidentId id = view.id();
    move(id);
    String channel = row(id, Wanted.CARD).map(Sent::channel).orElseGet(routes::cards);
    Readers who = readers.of(channel);
    if (!mine.getAsBoolean()) {
      return Optional.of(NOT_MINE);
    }
    boolean line = storms.takes(view, posted(id, Wanted.CARD).isPresent());
    Optional<Duration> wait =
        line
            ? Optional.empty()
            : sender.show(id, wanted.card(view, who), row(id, Wanted.CARD), Optional.empty());
    Optional<Sent> card = posted(id, Wanted.CARD);
    card.filter(sent -> sent.permalink().isEmpty())
        .ifPresent(sent -> sender.keepPermalink(id, sent));
    List<Wanted> besides =
        wanted.besides(view, posted(id, Wanted.CARD).flatMap(Sent::permalink), who, shown(id));
    wait = earliest(wait, all(id, besides, card, mine));
    if (besides.stream().anyMatch(Wanted::isLooking)) {
      wait = earliest(wait, Optional.of(LOOK_AGAIN));
    }
    wait = earliest(wait, unseen(view, who, channel, card, mine));
    return earliest(wait, storm(id, who, mine));
  }

  /** Where others read too, what they should not read is taken out; while it is open, one looks. */
  private Optional<Duration> unseen(
      IncidentView view, Readers who, String channel, Optional<Sent> card, BooleanSupplier mine) {
    return switch (who) {
      case OURS -> Optional.empty();
      case UNKNOWN -> Optional.of(LOOK_AGAIN);
      case OTHERS_TOO -> {
        Optional<Duration> wait = Optional.empty();
        for (Sent sent : messages.of(view.id())) {
          if (sent.channel().equals(channel) && Wanted.isInternal(sent.kind())) {
            wait =
                earliest(
                    wait,
                    mine.getAsBoolean()
                        ? withdrawal.take(view, sent, card)
                        : Optional.of(NOT_MINE));
          }
        }
        yield wait;
      }
    };
  }

  private Optional<Duration> storm(IncidentId leader, Readers who, BooleanSupplier mine) {
    Optional<Storms.Messages> storm = storms.led(leader, who);
    if (storm.isEmpty()) {
      return Optional.empty();
    }
    if (!mine.getAsBoolean()) {
      return Optional.of(NOT_MINE);
    }
    Optional<Duration> wait =
        sender.show(leader, storm.get().card(), row(leader, Storms.KIND), Optional.empty());
    Optional<Sent> root = posted(leader, Storms.KIND);
    wait = earliest(wait, all(leader, storm.get().pages(), root, mine));
    return storm.get().over() ? wait : earliest(wait, Optional.of(LOOK_AGAIN));
  }

  /**
   * Who is to approve is told also while the card cannot be posted; a thread needs its card, and
   * keeps its order.
   */
  private Optional<Duration> all(
      IncidentId id, List<Wanted> all, Optional<Sent> card, BooleanSupplier mine) {
    Map<String, Sent> rows = messages.of(id).stream().collect(toMap(Sent::kind, sent -> sent));
    Optional<Duration> wait = Optional.empty();
    boolean inLine = card.isEmpty();
    for (Wanted each : all) {
      Optional<Sent> row = Optional.ofNullable(rows.get(each.kind()));
      boolean first = row.flatMap(Sent::ts).isEmpty();
      boolean reply = each.place() instanceof Place.Reply;
      if (reply && first && inLine) {
        continue;
      }
      if (!mine.getAsBoolean()) {
        return Optional.of(NOT_MINE);
      }
      Optional<Duration> its = sender.show(id, each, row, card);
      if (!each.instead().isEmpty() && isRefused(id, each)) {
        its = all(id, each.instead(), card, mine);
      }
      inLine |= reply && first && its.filter(d -> d.compareTo(IN_LINE) < 0).isPresent();
      wait = earliest(wait, its);
    }
    return wait;
  }

  /** What can no more be edited where it is, is shown where cards go now. */
  private void move(IncidentId id) {
    messages.of(id).stream()
        .map(Sent::channel)
        .distinct()
        .filter(channel -> routes.leaves(channel))
        .forEach(channel -> messages.forgetIn(id, channel));
  }

  private boolean isRefused(IncidentId id, Wanted files) {
    return row(id, files.kind()).filter(Sent::isGivenUp).isPresent();
  }

  private List<String> shown(IncidentId id) {
    return messages.of(id).stream().filter(sent -> sent.ts().isPresent()).map(Sent::kind).toList();
  }

  private Optional<Sent> posted(IncidentId id, String kind) {
    return row(id, kind).filter(sent -> sent.ts().isPresent());
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
