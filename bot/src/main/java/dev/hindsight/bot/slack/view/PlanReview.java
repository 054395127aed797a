package dev.hindsight.bot.slack.view;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.Risk;
import dev.hindsight.actions.Vote;
import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.slack.block.Block;
import dev.hindsight.bot.slack.block.Element;
import dev.hindsight.bot.slack.block.Modal;
import dev.hindsight.bot.slack.block.Option;
import dev.hindsight.bot.slack.block.Rich;
import dev.hindsight.bot.slack.block.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The window in which an approver reads the whole plan and decides. */
public final class PlanReview {

  /** A window holds 250 kB. */
  private static final PlanView.Room WINDOW = new PlanView.Room(8, 8, 8);

  private static final Option APPROVE = new Option("Approve: run these steps", Vote.APPROVE.name());
  private static final Option REJECT = new Option("Reject: do not run them", Vote.REJECT.name());

  private PlanReview() {}

  /** The plan as it is now; decided plans can be read, not decided. */
  public static Modal of(IncidentView view, PlanStatus plan) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(Block.fields(facts(view, plan)));
    blocks.add(Block.header("%s: %s".formatted(plan.id(), Words.brief(plan.title(), 120))));
    plan.brokenGlass()
        .map(glass -> Block.section(Text.mrkdwn(GlassNotice.line(plan, glass))))
        .ifPresent(blocks::add);
    blocks.add(
        Block.rich(
            List.of(Rich.bold("Steps"), PlanSection.steps(plan), Rich.line(Words.WHAT_RUNS))));
    blocks.addAll(ChangedBlocks.of(plan));
    blocks.add(Block.section(Text.mrkdwn(PlanSection.state(plan))));
    if (Approvals.changeable(plan)) {
      blocks.add(new Block.Actions("change", List.of(PlanButtons.change(plan))));
    }
    blocks.addAll(PlanView.details(plan, WINDOW));
    blocks.add(CauseSection.of(view));
    boolean waiting = Approvals.waiting(plan);
    if (waiting) {
      blocks.addAll(form(plan));
    }
    return new Modal(
        ActionIds.PLAN_REVIEW,
        "Review " + plan.id(),
        waiting ? Optional.of("Send decision") : Optional.empty(),
        PlanRef.of(plan, view.id()).toString(),
        blocks);
  }

  private static List<Text> facts(IncidentView view, PlanStatus plan) {
    return List.of(
        Words.field(
            "What it acts on", Text.escape(String.join("\n", Words.whereExactly(view, plan)))),
        Words.field("Risk", PlanSection.agreement(plan)),
        Words.field(
            "For", Text.escape("%s, %s".formatted(view.id(), Words.brief(view.title(), 100)))));
  }

  /** What whoever approves has to type: the name of what it acts on; empty without high risk. */
  public static Optional<String> typed(PlanStatus plan) {
    return Optional.of(plan)
        .filter(p -> p.risk() == Risk.HIGH && WINDOW.holds(p))
        .flatMap(p -> p.targets().stream().findFirst())
        .map(ObjectRef::name);
  }

  private static List<Block> form(PlanStatus plan) {
    return Stream.of(Stream.of(decision(plan)), typing(plan).stream(), Stream.of(reason()))
        .flatMap(part -> part)
        .toList();
  }

  private static Block decision(PlanStatus plan) {
    return new Block.Input(
        ActionIds.DECISION,
        "Your decision on " + plan.id(),
        new Element.Radio(
            ActionIds.DECISION, WINDOW.holds(plan) ? List.of(APPROVE, REJECT) : List.of(REJECT)),
        false,
        WINDOW.holds(plan)
            ? "It counts for exactly the steps shown here."
            : "The plan is too long to be read here, so it is not approved here: ./hindsight"
                + " plan approve %s shows all of it.".formatted(plan.id()));
  }

  private static Optional<Block> typing(PlanStatus plan) {
    return typed(plan)
        .map(
            name ->
                new Block.Input(
                    ActionIds.TYPED,
                    "To approve, type " + name,
                    new Element.Input(ActionIds.TYPED, false, 253),
                    true,
                    "The risk is high, so the name of what it acts on is typed by hand."));
  }

  private static Block reason() {
    return new Block.Input(
        ActionIds.REASON,
        "Reason",
        new Element.Input(ActionIds.REASON, true, 500),
        true,
        "Kept with the decision.");
  }
}
