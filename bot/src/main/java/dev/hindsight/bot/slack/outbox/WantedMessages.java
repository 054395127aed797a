package dev.hindsight.bot.slack.outbox;

import dev.hindsight.actions.PlanStatus;
import dev.hindsight.bot.incident.ApproverList;
import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.incident.PlanBoard;
import dev.hindsight.bot.incident.TimelineEntry;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.outbox.Wanted.Place;
import dev.hindsight.bot.slack.view.Approvals;
import dev.hindsight.bot.slack.view.EvidenceView;
import dev.hindsight.bot.slack.view.IncidentCard;
import dev.hindsight.bot.slack.view.PlanView;
import dev.hindsight.bot.slack.view.Readers;
import dev.hindsight.bot.slack.view.SharedCard;
import dev.hindsight.bot.slack.view.TimelineNotice;
import dev.hindsight.bot.slack.view.TrailView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which messages an incident should have: the card first, then its thread, then the notices. */
public class WantedMessages {

  private static final Duration SOON = Duration.ofSeconds(1);

  private final ApproverList approvers;
  private final EarlierMessages earlier;
  private final JdbcTrails trails;

  public WantedMessages(ApproverList approvers, PlanBoard plans, JdbcTrails trails) {
    this.approvers = approvers;
    this.trails = trails;
    this.earlier = new EarlierMessages(plans);
  }

  Wanted card(IncidentView view, Readers readers) {
    // a run tells of itself often; what it told last is on the card a few seconds later
    Duration pace = view.plan().filter(Approvals::ran).isPresent() ? PlanMessages.READABLE : SOON;
    Message card = readers == Readers.OURS ? IncidentCard.of(view) : SharedCard.of(view, readers);
    return new Wanted(Wanted.CARD, new Place.Channel(), card, false, pace);
  }

  /**
   * What goes with the card, once it is there, and may be read by whoever reads it.
   *
   * @param shown the kinds of what is there already
   */
  List<Wanted> besides(
      IncidentView view, Optional<String> link, Readers readers, List<String> shown) {
    List<Wanted> wanted = new ArrayList<>();
    if (LockedThread.wasLeft(shown)) {
      wanted.add(reply(LockedThread.MOVED, TimelineNotice.moved(view), SOON));
    }
    wanted.addAll(all(view, link, readers));
    Set<String> kinds = wanted.stream().map(Wanted::kind).collect(Collectors.toSet());
    Stream<Wanted> before =
        shown.stream()
            .filter(kind -> !kinds.contains(kind))
            .flatMap(kind -> earlier.of(view, kind, link).stream());
    return Stream.concat(wanted.stream(), before)
        .filter(each -> readers == Readers.OURS || !Wanted.isInternal(each.kind()))
        .toList();
  }

  private List<Wanted> all(IncidentView view, Optional<String> link, Readers readers) {
    List<Wanted> wanted = new ArrayList<>();
    if (view.cause().isPresent() || !view.evidence().isEmpty()) {
      wanted.add(reply("evidence", EvidenceView.reply(view), SOON));
    }
    view.plan().ifPresent(plan -> wanted.addAll(forPlan(view, plan, link)));
    trails.of(view.id()).forEach(run -> wanted.add(trail(view, run)));
    view.handled().timeline().forEach(entry -> wanted.addAll(told(view, entry, link, readers)));
    return wanted;
  }

  /** What ended before it was shown is told by the answer. */
  private static Wanted trail(IncidentView view, JdbcTrails.Run run) {
    return new Wanted(
        Wanted.LOOKING + run.id(),
        new Place.Reply(),
        TrailView.of(view.id(), run.trail()),
        run.trail().ended(),
        PlanMessages.READABLE);
  }

  /** What people did that others should hear of, once each. */
  private List<Wanted> told(
      IncidentView view, TimelineEntry entry, Optional<String> link, Readers readers) {
    boolean ours = readers == Readers.OURS;
    return switch (entry.kind()) {
      case UPDATED ->
          List.of(
              reply(
                  "update " + entry.id(),
                  ours
                      ? TimelineNotice.update(view, entry)
                      : SharedCard.news(view, "there is an update for our own people"),
                  SOON));
      case WOKEN ->
          List.of(
              reply(
                  "woken " + entry.id(),
                  ours
                      ? TimelineNotice.woken(view, entry)
                      : SharedCard.news(view, "it is awake again"),
                  SOON));
      case NUDGED ->
          view.plan().filter(plan -> entry.words().equals(plan.id().toString())).stream()
              .flatMap(plan -> nudges(view, plan, entry, link))
              .toList();
      case DECLARED, ACKNOWLEDGED, ASSIGNED, RATED, SNOOZED, NOTED, REQUESTED, RESOLVED ->
          List.of();
    };
  }

  private Stream<Wanted> nudges(
      IncidentView view, PlanStatus plan, TimelineEntry entry, Optional<String> link) {
    return approvers.of(plan.risk()).stream()
        .filter(person -> plan.requestedBy().filter(person::equals).isEmpty())
        .filter(person -> !plan.approvedBy().contains(person))
        .map(person -> new PlanMessages(view, plan, link).nudge(entry.id(), person));
  }

  private List<Wanted> forPlan(IncidentView view, PlanStatus plan, Optional<String> link) {
    PlanMessages of = new PlanMessages(view, plan, link);
    String version = of.version();
    List<Wanted> wanted = new ArrayList<>(notices(of));
    // everybody who approves is told that somebody did without them, and again once it is reviewed
    approvers.toldOfBrokenGlass().stream().flatMap(p -> of.glass(p).stream()).forEach(wanted::add);
    wanted.add(of.steps());
    of.run().ifPresent(wanted::add);
    // last, as nothing else should wait for files
    wanted.add(
        new Wanted(
            "scripts " + version,
            new Place.Reply(),
            PlanView.scripts(view, plan),
            false,
            SOON,
            plan.scripts(),
            pieces(view, plan, version)));
    return wanted;
  }

  /** A script that is longer than the plan's message shows, where it cannot be a file. */
  private static List<Wanted> pieces(IncidentView view, PlanStatus plan, String version) {
    List<Message> pieces = PlanView.scriptPieces(view, plan);
    return IntStream.range(0, pieces.size())
        .mapToObj(i -> reply("script %s %d".formatted(version, i + 1), pieces.get(i), SOON))
        .toList();
  }

  private List<Wanted> notices(PlanMessages of) {
    return approvers.of(of.plan().risk()).stream()
        .filter(person -> of.plan().requestedBy().filter(person::equals).isEmpty())
        .map(of::notice)
        .toList();
  }

  private static Wanted reply(String kind, Message message, Duration pace) {
    return new Wanted(kind, new Place.Reply(), message, false, pace);
  }
}
