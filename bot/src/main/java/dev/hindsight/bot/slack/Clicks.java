package dev.hindsight.bot.slack;

import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.Vote;
import dev.hindsight.bot.incident.IncidentBoard;
import dev.hindsight.bot.incident.IncidentDesk;
import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.block.Modal;
import dev.hindsight.bot.slack.block.Text;
import dev.hindsight.bot.slack.view.ActionIds;
import dev.hindsight.bot.slack.view.EvidenceView;
import dev.hindsight.bot.slack.view.NewerVersion;
import dev.hindsight.bot.slack.view.PlanButtons;
import dev.hindsight.bot.slack.view.PlanRef;
import dev.hindsight.bot.slack.view.PlanReview;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What each button does; every answer is what to tell the person, in markup. */
final class Clicks {

  private static final String OLD =
      "This button is from an older version; nothing was done. The card shows what is now.";

  private final IncidentDesk desk;
  private final IncidentBoard board;
  private final Windows windows;

  Clicks(IncidentDesk desk, IncidentBoard board, Windows windows) {
    this.desk = desk;
    this.board = board;
    this.windows = windows;
  }

  Optional<String> acknowledge(Click click) {
    return say(
        IncidentId.parse(click.value())
            .map(id -> desk.acknowledge(id, click.person()).text())
            .orElse(OLD));
  }

  Optional<Message> askForApproval(Click click) {
    return said(
        click,
        ref -> NewerVersion.of(desk.askForApproval(ref.plan(), ref.hash(), click.person()), ref));
  }

  /** A yes without the window: only where its question says all, and all else as in the review. */
  Optional<Message> approve(Click click) {
    return said(click, ref -> approve(ref, click.person()));
  }

  private static Optional<Message> said(Click click, Function<PlanRef, Message> work) {
    return Optional.of(
        PlanRef.parse(click.value()).map(work).orElseGet(() -> new Message(OLD, List.of())));
  }

  private Message approve(PlanRef ref, PersonId person) {
    Optional<PlanStatus> now =
        board
            .view(ref.incident())
            .flatMap(IncidentView::plan)
            .filter(plan -> plan.id().equals(ref.plan()));
    if (now.isEmpty()) {
      return new Message(OLD, List.of());
    }
    if (!ref.isStill(now.get())) {
      return NewerVersion.of(now.get(), ref);
    }
    // whoever may not, or is too late, is refused there
    return PlanButtons.approvedAtOnce(now.get())
        ? NewerVersion.of(
            desk.decide(ref.plan(), ref.hash(), person, Vote.APPROVE, "approved on the card"), ref)
        : new Message(
            "%s is approved in its review only: press Review plan. Nothing was recorded."
                .formatted(ref.plan()),
            List.of());
  }

  /** Opens the plan as it is now: what is approved is what is read. */
  Optional<String> review(Click click) {
    return window(
        click,
        PlanRef.parse(click.value())
            .map(PlanRef::incident)
            .or(() -> IncidentId.parse(click.value())),
        view -> view.plan().map(plan -> shown(click.person(), view, plan)));
  }

  private Modal shown(PersonId person, IncidentView view, PlanStatus plan) {
    desk.shown(plan.id(), plan.hash(), person);
    return PlanReview.of(view, plan);
  }

  Optional<String> explain(Click click) {
    return window(
        click, IncidentId.parse(click.value()), view -> Optional.of(EvidenceView.window(view)));
  }

  /** A choice behind the dots is {@code WORD|INC-7}. */
  Optional<String> overflow(Click click) {
    String[] choice = click.value().split("\\|", 2);
    Click inner = click.withValue(choice.length == 2 ? choice[1] : "");
    return switch (choice[0]) {
      case ActionIds.ACKNOWLEDGE -> acknowledge(inner);
      case ActionIds.EXPLAIN -> explain(inner);
      case ActionIds.REVIEW -> review(inner);
      case ActionIds.STOP -> stop(click.person());
      case ActionIds.REVOKE -> revoke(inner);
      default -> say(OLD);
    };
  }

  /** Of the plan as it is now: taking a yes back is never wrong. */
  private Optional<String> revoke(Click click) {
    return say(
        IncidentId.parse(click.value())
            .flatMap(board::view)
            .flatMap(IncidentView::plan)
            .map(plan -> desk.revoke(plan.id(), click.person(), "").text())
            .orElse(OLD));
  }

  private Optional<String> stop(PersonId person) {
    return say(desk.stopAll(person).text());
  }

  private Optional<String> window(
      Click click, Optional<IncidentId> id, Function<IncidentView, Optional<Modal>> modal) {
    return desk.stranger(click.person())
        .map(refused -> say(refused.text()))
        .orElseGet(
            () ->
                id.flatMap(board::view)
                    .flatMap(modal)
                    .map(window -> windows.open(click.opening(), window))
                    .orElseGet(() -> say(OLD)));
  }

  private static Optional<String> say(String text) {
    return Optional.of(Text.escape(text));
  }
}
