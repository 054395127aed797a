package dev.hindsight.bot.slack.view;

import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.bot.digest.Subscription;
import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.incident.IncidentOverview.Now;
import dev.hindsight.bot.incident.IncidentOverview.Planned;
import dev.hindsight.bot.incident.OnCall.Turn;
import dev.hindsight.bot.slack.block.Block;
import dev.hindsight.bot.slack.block.Element.Button;
import dev.hindsight.bot.slack.block.Home;
import dev.hindsight.bot.slack.block.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One person's desk: what is broken, what waits for them, what is theirs, what runs and is open,
 * who is on call, the digest, help.
 */
public final class HomeView {

  private static final int PAGE = 10;

  private HomeView() {}

  /** A list with pages of its own. */
  public enum Part {
    WAITING,
    MINE,
    RUNNING,
    OPEN;

    /** The one of this name. */
    public static Optional<Part> named(String name) {
      return Arrays.stream(values()).filter(part -> part.name().equals(name)).findFirst();
    }
  }

  /**
   * What a desk shows.
   *
   * @param approver whether the person may approve
   * @param pages which page of a list, counted from 0; the first where none is named
   * @param link where an incident's card can be read
   */
  public record Desk(
      PersonId person,
      boolean approver,
      Now now,
      Around around,
      Digest digest,
      Map<Part, Integer> pages,
      Function<IncidentId, Optional<String>> link) {

    public Desk {
      pages = Map.copyOf(pages);
    }

    String name(IncidentId id) {
      return link.apply(id).map(url -> "<%s|%s>".formatted(url, id)).orElse(id.toString());
    }
  }

  /**
   * What is so for everybody.
   *
   * @param oncall each team's turn
   */
  public record Around(List<Broken> broken, List<Turn> oncall) {

    public Around {
      broken = List.copyOf(broken);
      oncall = List.copyOf(oncall);
    }
  }

  /** A way to people that does not work, and what to do about it. */
  public record Broken(String sentence, Instant since) {}

  /**
   * What the person has.
   *
   * @param words when, where and next, in markup
   */
  public record Digest(Subscription subscription, String words) {}

  /** The whole tab. */
  public static Home of(Desk desk) {
    List<Block> blocks = new ArrayList<>();
    desk.now().stopped().ifPresent(stop -> blocks.addAll(HomeRuns.stopped(stop)));
    blocks.addAll(HomeAround.broken(desk.around().broken()));
    blocks.add(Block.header(desk.approver() ? "Waits for your approval" : "Waits for approval"));
    list(desk, Part.WAITING, waiting(desk), "Nothing waits.", blocks);
    blocks.add(Block.header("Yours"));
    list(desk, Part.MINE, mine(desk), "You have no incident and asked for no plan.", blocks);
    blocks.add(Block.header("Running now"));
    list(desk, Part.RUNNING, running(desk), "No plan runs.", blocks);
    HomeRuns.stopAll(running(desk).size()).ifPresent(blocks::add);
    blocks.add(Block.header("Open incidents"));
    list(desk, Part.OPEN, open(desk), "Nothing is open.", blocks);
    blocks.addAll(HomeAround.oncall(desk.around().oncall()));
    blocks.addAll(HomeDigest.of(desk.digest()));
    blocks.addAll(HomeHelp.of());
    return new Home(blocks);
  }

  /** For whoever may not read what is known here, or while nobody can. */
  public static Home closed(String why) {
    return new Home(List.of(words(why)));
  }

  private static List<List<Block>> waiting(Desk desk) {
    return plans(desk)
        .filter(planned -> Approvals.waiting(planned.plan()))
        // what one cannot decide comes last
        .sorted((a, b) -> Boolean.compare(a.isOf(desk.person()), b.isOf(desk.person())))
        .map(planned -> waiting(desk, planned))
        .toList();
  }

  private static List<Block> waiting(Desk desk, Planned planned) {
    PlanStatus plan = planned.plan();
    boolean own = planned.isOf(desk.person());
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
                        desk.name(planned.incident().id()),
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
                            planned.incident(),
                            plan,
                            ActionIds.REVIEW,
                            "Review plan",
                            "Review plan")
                        .primary())));
  }

  private static List<List<Block>> mine(Desk desk) {
    Stream<String> plans =
        plans(desk)
            .filter(planned -> planned.isOf(desk.person()))
            .map(p -> OverviewText.plan(p.plan(), p.incident(), desk::name));
    Stream<String> incidents =
        desk.now().open().stream()
            .filter(view -> view.keeper().filter(desk.person()::equals).isPresent())
            .map(view -> OverviewText.incident(view, desk::name));
    return Stream.concat(plans, incidents).map(HomeView::line).toList();
  }

  private static List<List<Block>> running(Desk desk) {
    return plans(desk)
        .filter(planned -> Approvals.active(planned.plan()))
        .map(
            p ->
                List.of(
                    Block.section(
                        Text.mrkdwn(OverviewText.plan(p.plan(), p.incident(), desk::name))),
                    HomeRuns.stop(p.plan())))
        .toList();
  }

  private static List<List<Block>> open(Desk desk) {
    return desk.now().open().stream()
        .map(view -> line(OverviewText.incident(view, desk::name)))
        .toList();
  }

  private static List<Block> line(String markup) {
    return List.of(Block.section(Text.mrkdwn(markup)));
  }

  private static Stream<Planned> plans(Desk desk) {
    return desk.now().plans().stream();
  }

  /** One page of it, and the way to the others. */
  private static void list(
      Desk desk, Part part, List<List<Block>> all, String none, List<Block> blocks) {
    if (all.isEmpty()) {
      blocks.add(words(none));
      return;
    }
    int last = (all.size() - 1) / PAGE;
    // what was on a later page may be gone
    int page = Math.min(desk.pages().getOrDefault(part, 0), last);
    all.stream().skip((long) page * PAGE).limit(PAGE).forEach(blocks::addAll);
    if (last > 0) {
      blocks.add(
          Block.context(
              Text.plain(
                  "%d to %d of %d"
                      .formatted(
                          page * PAGE + 1, Math.min(all.size(), (page + 1) * PAGE), all.size()))));
      blocks.add(pager(part, page, last));
    }
  }

  private static Block pager(Part part, int page, int last) {
    List<Button> buttons = new ArrayList<>();
    if (page > 0) {
      buttons.add(turn(ActionIds.HOME_BACK, "Back", part, page - 1));
    }
    if (page < last) {
      buttons.add(turn(ActionIds.HOME_ON, "More", part, page + 1));
    }
    return new Block.Actions("home-page-%s-%d".formatted(part, page), List.copyOf(buttons));
  }

  private static Button turn(String action, String label, Part part, int page) {
    return Button.of(
        action,
        label,
        part + " " + page,
        "%s: %s, page %d"
            .formatted(label, part.name().toLowerCase(java.util.Locale.ROOT), page + 1));
  }

  private static Block words(String text) {
    return Block.section(Text.plain(text));
  }
}
