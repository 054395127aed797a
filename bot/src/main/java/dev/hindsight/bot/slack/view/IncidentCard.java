package dev.hindsight.bot.slack.view;

import dev.hindsight.actions.PersonId;
import dev.hindsight.bot.incident.IncidentState;
import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.incident.TimelineEntry.Kind;
import dev.hindsight.bot.slack.block.Block;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.block.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The one message of an incident, to be understood at three in the morning. */
public final class IncidentCard {

  private IncidentCard() {}

  /** The card as the incident is now. */
  public static Message of(IncidentView view) {
    Message card =
        view.state() == IncidentState.RESOLVED
            ? ResolvedCard.of(view)
            : new Message(CardText.of(view), blocks(view));
    // who has it, who asked, who agreed
    return card.naming();
  }

  private static List<Block> blocks(IncidentView view) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(Block.header(header(view)));
    blocks.add(Block.section(Text.plain(Words.brief(summary(view), 300))));
    blocks.add(Block.fields(fields(view)));
    note(view).ifPresent(blocks::add);
    blocks.add(CauseSection.of(view));
    view.wording()
        .filter(IncidentView.Wording::onCard)
        .map(wording -> Block.context(Text.plain(Words.brief(wording.note(), 300))))
        .ifPresent(blocks::add);
    view.cause()
        .filter(cause -> cause.isFounded() || isKnownFromBefore(view))
        .map(_ -> LastTimeLine.of(view.lastTime(), view.reports()))
        .ifPresent(blocks::add);
    blocks.add(new Block.Divider());
    blocks.addAll(PlanSection.of(view));
    missing(view).ifPresent(blocks::add);
    blocks.add(CardButtons.of(view));
    blocks.add(Block.context(Text.plain(small(view))));
    return blocks;
  }

  private static boolean isKnownFromBefore(IncidentView view) {
    return view.lastTime().isPresent() || !view.reports().isEmpty();
  }

  /** What the line about the plan does not say already. */
  private static Optional<Block> missing(IncidentView view) {
    List<String> missing =
        view.missing().stream().filter(why -> !view.noPlan().equals(Optional.of(why))).toList();
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Block.context(
                Text.plain("What is missing: " + Words.brief(Words.sentences(missing), 600))));
  }

  private static String header(IncidentView view) {
    return "%s · %s %s"
        .formatted(view.severity(), Words.about(view), Words.symbol(view.severity()));
  }

  private static String summary(IncidentView view) {
    return view.summary().isBlank() ? view.title() : view.summary();
  }

  private static List<Text> fields(IncidentView view) {
    String tier = view.tier().map(t -> ", tier " + t).orElse("");
    return List.of(
        Words.field("Target", Text.escape(Words.target(view))),
        Words.field("State", state(view)),
        Words.field("Since", Words.moment(view.openedAt())),
        Words.field("Owner", Text.escape(view.owner().orElse("not in the catalog") + tier)));
  }

  private static String state(IncidentView view) {
    Optional<PersonId> assignee = view.handled().how().assignee();
    String taken =
        view.acknowledgedBy()
            .map(person -> "acknowledged by " + Words.person(person))
            .orElse(assignee.isPresent() ? "open" : "open, nobody has it yet");
    String other =
        assignee
            .filter(person -> !view.acknowledgedBy().equals(Optional.of(person)))
            .map(person -> ", assigned to " + Words.person(person))
            .orElse("");
    return taken + other + snoozed(view);
  }

  private static String snoozed(IncidentView view) {
    return view.handled()
        .how()
        .snoozed()
        .map(
            snooze ->
                "; snoozed by %s until %s"
                    .formatted(Words.person(snooze.by()), Words.moment(snooze.until())))
        .orElse("");
  }

  /** What somebody noted or told last, in markup. */
  private static Optional<Block> note(IncidentView view) {
    return view.handled().timeline().reversed().stream()
        .filter(entry -> entry.kind() == Kind.NOTED || entry.kind() == Kind.UPDATED)
        .findFirst()
        .map(
            entry ->
                Block.context(
                    Text.mrkdwn(
                        "%s, %s: %s"
                            .formatted(
                                Words.person(entry.person()),
                                Words.moment(entry.at()),
                                Text.escape(Words.brief(entry.words(), 300))))));
  }

  /** The incident's number and its alerts. */
  static String small(IncidentView view) {
    long firing = view.alerts().stream().filter(IncidentView.AlertLine::firing).count();
    int count = view.alerts().size();
    return "%s · %d %s, %d firing"
        .formatted(view.id(), count, count == 1 ? "alert" : "alerts", firing);
  }
}
