package dev.hindsight.bot.slack.view;

import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.bot.incident.Digest.Week;
import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.incident.IncidentOverview.Now;
import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.slack.block.Block;
import dev.hindsight.bot.slack.block.Confirm;
import dev.hindsight.bot.slack.block.Element;
import dev.hindsight.bot.slack.block.Element.Button;
import dev.hindsight.bot.slack.block.Home;
import dev.hindsight.bot.slack.block.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** One person's desk: what waits for them, what is open, what runs, last week, help. */
public final class HomeView {

  private static final int MOST = 10;

  private HomeView() {}

  /**
   * What a desk shows.
   *
   * @param approver whether the person may approve
   * @param link where an incident's card can be read
   */
  public record Desk(
      PersonId person,
      boolean approver,
      Now now,
      Week week,
      Function<IncidentId, Optional<String>> link,
      Instant at) {}

  /** A plan and its incident. */
  private record Planned(IncidentView incident, PlanStatus plan) {}

  /** The whole tab. */
  public static Home of(Desk desk) {
    List<Block> blocks = new ArrayList<>();
    desk.now().stopped().ifPresent(why -> blocks.addAll(stopped(why)));
    waiting(desk, blocks);
    open(desk, blocks);
    running(desk, blocks);
    blocks.add(Block.header("The last seven days"));
    blocks.add(Block.section(Text.mrkdwn(String.join("\n", DigestText.lines(desk.week())))));
    blocks.add(Block.header("Help"));
    blocks.add(
        Block.section(
            Text.mrkdwn(
                "`/ops help` lists what I understand. In a thread, mention me instead. Log lines"
                    + " pasted after `explain` are explained, and so is any message by its shortcut"
                    + " *Explain this alert*. Nobody approves their own request.")));
    blocks.add(
        Block.context(
            Text.mrkdwn(
                "As of %s. Open the tab again to refresh.".formatted(Words.moment(desk.at())))));
    return new Home(blocks);
  }

  /** For whoever may not read what is known here. */
  public static Home closed(String why) {
    return new Home(List.of(words(why)));
  }

  private static List<Block> stopped(String why) {
    return List.of(
        Block.section(Text.mrkdwn("*All runs are stopped*: " + Text.escape(why))),
        new Block.Actions(
            "home-resume",
            List.of(
                new Button(
                    ActionIds.RUN_COMMAND,
                    "Resume all",
                    "resume all",
                    Element.Style.DEFAULT,
                    "Resume all runs, approvers only",
                    Optional.of(
                        new Confirm(
                            "Resume all runs?",
                            "Approved plans start again at once.",
                            "Resume",
                            "Leave it stopped")),
                    Optional.empty()))),
        new Block.Divider());
  }

  private static void waiting(Desk desk, List<Block> blocks) {
    List<Planned> waiting =
        plans(desk).filter(planned -> Approvals.waiting(planned.plan())).toList();
    blocks.add(Block.header(desk.approver() ? "Waits for your approval" : "Waits for approval"));
    List<Block> lines =
        waiting.stream().limit(MOST).flatMap(p -> waiting(desk, p).stream()).toList();
    blocks.addAll(lines.isEmpty() ? List.of(words("Nothing waits.")) : lines);
    more(waiting.size(), blocks);
  }

  private static List<Block> waiting(Desk desk, Planned planned) {
    PlanStatus plan = planned.plan();
    boolean own = plan.requestedBy().filter(desk.person()::equals).isPresent();
    String asker = plan.requestedBy().map(Words::person).orElse("somebody");
    String until = plan.expiresAt().map(at -> ", until " + Words.moment(at)).orElse("");
    String who = own ? "you asked: somebody else decides" : "asked for by " + asker;
    Block line =
        Block.section(
            Text.mrkdwn(
                "*%s* %s\n%s; %s%s"
                    .formatted(
                        plan.id(),
                        Text.escape(Words.brief(plan.title(), 120)),
                        name(desk, planned.incident().id()),
                        who,
                        until)));
    return own || !desk.approver()
        ? List.of(line)
        : List.of(
            line,
            new Block.Actions(
                "home-review-%s-%d".formatted(plan.id(), plan.version()),
                List.of(
                    CardButtons.button(
                            planned.incident(), plan, ActionIds.REVIEW, "Review plan", "Review")
                        .primary())));
  }

  private static void open(Desk desk, List<Block> blocks) {
    blocks.add(Block.header("Open incidents"));
    List<IncidentView> open = desk.now().open();
    String lines =
        String.join(
            "\n",
            open.stream()
                .limit(MOST)
                .map(view -> "• " + OverviewText.incident(view, id -> name(desk, id)))
                .toList());
    blocks.add(open.isEmpty() ? words("Nothing is open.") : Block.section(Text.mrkdwn(lines)));
    more(open.size(), blocks);
  }

  private static void running(Desk desk, List<Block> blocks) {
    List<Planned> running =
        plans(desk).filter(planned -> Approvals.active(planned.plan())).toList();
    blocks.add(Block.header("Running plans"));
    if (running.isEmpty()) {
      blocks.add(words("No plan runs."));
      return;
    }
    String lines =
        String.join(
            "\n",
            running.stream()
                .limit(MOST)
                .map(p -> "• " + OverviewText.plan(p.plan(), p.incident(), id -> name(desk, id)))
                .toList());
    blocks.add(Block.section(Text.mrkdwn(lines)));
    more(running.size(), blocks);
    blocks.add(new Block.Actions("home-stop", List.of(stop(running.size()))));
  }

  private static Element stop(int plans) {
    return new Button(
        ActionIds.RUN_COMMAND,
        "Stop all runs",
        "stop all",
        Element.Style.DANGER,
        "Stop all runs now",
        Optional.of(
            new Confirm(
                "Stop all runs?",
                "%d running %s will not take another step, and none starts until an approver resumes."
                    .formatted(plans, plans == 1 ? "plan" : "plans"),
                "Stop all",
                "Keep running")),
        Optional.empty());
  }

  private static Stream<Planned> plans(Desk desk) {
    return desk.now().open().stream()
        .flatMap(view -> view.plan().stream().map(plan -> new Planned(view, plan)));
  }

  private static void more(int all, List<Block> blocks) {
    if (all > MOST) {
      blocks.add(Block.context(Text.plain("… and %d more; see /ops status".formatted(all - MOST))));
    }
  }

  private static String name(Desk desk, IncidentId id) {
    return desk.link().apply(id).map(url -> "<%s|%s>".formatted(url, id)).orElse(id.toString());
  }

  private static Block words(String text) {
    return Block.section(Text.plain(text));
  }
}
