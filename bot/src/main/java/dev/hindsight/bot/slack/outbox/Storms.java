package dev.hindsight.bot.slack.outbox;

import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.incident.IncidentList;
import dev.hindsight.bot.incident.IncidentList.Line;
import dev.hindsight.bot.incident.IncidentRoom;
import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.outbox.JdbcStorms.Member;
import dev.hindsight.bot.slack.outbox.JdbcStorms.Storm;
import dev.hindsight.bot.slack.outbox.Wanted.Place;
import dev.hindsight.bot.slack.view.Readers;
import dev.hindsight.bot.slack.view.StormCard;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Keeps a channel readable when more incidents open than it takes: they are lines of one message,
 * and the worst of them, and those somebody takes, get their cards.
 */
public class Storms {

  /** A storm is over when nothing new has come for so long and few are open. */
  private static final Duration QUIET = Duration.ofMinutes(1);

  /** It is over then too when many are open: they are lines, and what is new comes as cards. */
  private static final Duration LONG_QUIET = Duration.ofMinutes(10);

  private static final Duration PACE = Duration.ofSeconds(5);
  private static final Duration PAGE_PACE = Duration.ofSeconds(30);

  /** The worst get their cards when nothing new has come for so long. */
  private static final Duration CALMER = Duration.ofSeconds(10);

  /** Its name among the leader's messages. */
  static final String KIND = "storm";

  private final JdbcStorms storms;
  private final JdbcLanes lanes;
  private final JdbcCardPlaces cards;
  private final IncidentList incidents;
  private final IncidentRoom room;
  private final Consumer<IncidentId> changed;

  /**
   * @param changed shows the message of a storm anew, by the incident that leads it
   */
  public Storms(
      JdbcStorms storms,
      JdbcLanes lanes,
      JdbcCardPlaces cards,
      IncidentList incidents,
      IncidentRoom room,
      Consumer<IncidentId> changed) {
    this.changed = changed;
    this.storms = storms;
    this.lanes = lanes;
    this.cards = cards;
    this.incidents = incidents;
    this.room = room;
  }

  /**
   * Whether this incident is shown as a line and not as a card; its storm's message is told.
   *
   * @param posted whether it has a card already
   */
  boolean takes(IncidentView view, boolean posted) {
    Optional<Member> member = storms.member(view.id());
    StormRule shown = posted ? StormRule.OWN_CARD : rule(view, member);
    Optional<IncidentId> storm = member.map(Member::storm);
    switch (shown) {
      case OWN_CARD -> member.ifPresent(in -> storms.release(view.id()));
      case IN_STORM -> {
        storm = storm.or(storms::open).or(() -> Optional.of(storms.begin(view.id())));
        if (member.isEmpty()) {
          storms.join(view.id(), storm.get());
        }
      }
    }
    // the leader's own work shows the message anyway
    storm.filter(in -> !in.equals(view.id())).ifPresent(changed);
    return shown == StormRule.IN_STORM;
  }

  private StormRule rule(IncidentView view, Optional<Member> member) {
    if (member.filter(Member::ownCard).isPresent()) {
      return StormRule.OWN_CARD;
    }
    boolean lasts =
        member.map(Member::lasts).orElseGet(() -> storms.isGrowing(StormRule.MANY, QUIET));
    return StormRule.of(view, member.isPresent(), lasts, lanes.waiting(view.id()));
  }

  /** The messages of the storm that an incident leads; empty where it leads none. */
  Optional<Messages> led(IncidentId leader, Readers readers) {
    return storms.led(leader).map(storm -> led(leader, storm, readers));
  }

  private Messages led(IncidentId leader, Storm storm, Readers readers) {
    List<Member> members = storms.members(leader);
    List<IncidentId> ids = members.stream().map(Member::id).toList();
    List<Line> lines = incidents.of(ids);
    List<Line> open = lines.stream().filter(Line::isOpen).toList();
    boolean over = storm.over() || next(leader, storm, open, members);
    StormCard.Storm all = new StormCard.Storm(lines, cards.links(ids), over);
    StormCard.Storm shown = readers == Readers.OURS ? all : all.untold();
    List<Message> pages = StormCard.pages(shown);
    return new Messages(
        new Wanted(KIND, new Place.Channel(), StormCard.of(shown), false, PACE),
        IntStream.range(0, pages.size())
            .mapToObj(
                page ->
                    new Wanted(
                        "%s page %d".formatted(KIND, page + 1),
                        new Place.Reply(),
                        pages.get(page),
                        false,
                        PAGE_PACE))
            .toList(),
        over);
  }

  /** Gives the worst their cards once it is calmer; true when the storm is over. */
  private boolean next(IncidentId leader, Storm storm, List<Line> open, List<Member> members) {
    if (storm.quiet().compareTo(CALMER) < 0) {
      return false;
    }
    Set<IncidentId> carded =
        members.stream().filter(Member::ownCard).map(Member::id).collect(Collectors.toSet());
    open.stream()
        .limit(StormRule.MANY)
        .filter(line -> storms.release(line.id()))
        .forEach(line -> room.refresh(line.id()));
    boolean few =
        open.size() <= StormRule.MANY || open.stream().allMatch(line -> carded.contains(line.id()));
    boolean over = storm.quiet().compareTo(few ? QUIET : LONG_QUIET) >= 0;
    if (over) {
      storms.over(leader);
    }
    return over;
  }

  /**
   * What is shown of a storm.
   *
   * @param pages the replies in its thread
   */
  record Messages(Wanted card, List<Wanted> pages, boolean over) {}
}
