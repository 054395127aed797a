package dev.hindsight.bench.prompts;

import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.bot.incident.IncidentBoard;
import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.incident.PlanDrafts;
import dev.hindsight.local.cluster.Fault;
import dev.hindsight.local.slack.LocalSlack;
import dev.hindsight.local.slack.Workspace;
import dev.hindsight.local.slack.store.OpenView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Two people who ask for plans, read what the window shows, and approve that. */
final class Approvals {

  private final World world;
  private final LocalSlack slack;
  private final Webhook webhook;
  private final List<Review> approved = new ArrayList<>();

  Approvals(World world, Webhook webhook) {
    this.world = world;
    this.slack = world.slack();
    this.webhook = webhook;
  }

  /** What they read and approved, in this order. */
  List<Review> approved() {
    return List.copyOf(approved);
  }

  /**
   * Plays one incident to the end of its plan.
   *
   * @param drafted whether the model drafts the plan, or it is the engine's own; nothing is
   *     approved where what it drafts is refused
   */
  void of(Hostile hostile, boolean drafted) {
    String service = hostile.service();
    world.cluster().heal();
    world.cluster().inject(Fault.OOM, "checkout");
    world.hostile().add(hostile);
    webhook.send(hostile);
    world.await("the words for " + service, () -> world.incidents().told(List.of(service)) == 1);
    IncidentId id = new IncidentId(world.incidents().id(service));
    if (drafted) {
      world.bean(PlanDrafts.class).draft(id, Optional.of(Workspace.INCIDENTS), true);
      if (plan(id).filter(PlanStatus::unproven).isEmpty()) {
        return;
      }
    }
    world.await("the plan on the card of " + service, () -> onCard(id));
    approve(id, service);
    world.cluster().heal();
    webhook.resolve(hostile);
    world.await("the end of the plan of " + id, () -> isIn(id, PlanState.SUCCEEDED));
  }

  private void approve(IncidentId id, String service) {
    String card = world.incidents().thread(id.value()).orElseThrow();
    slack.click(Workspace.ERIN, Workspace.INCIDENTS, card, "ask_approval");
    world.await("the request for " + id, () -> isIn(id, PlanState.AWAITING_APPROVAL));
    world.await("the review's button", () -> button(id, "review_plan"));
    slack.click(Workspace.ADA, Workspace.INCIDENTS, card, "review_plan");
    world.awaitAtOnce("the review of " + id, () -> !slack.views(Workspace.ADA).isEmpty());
    OpenView window = slack.views(Workspace.ADA).getFirst();
    approved.add(Review.of(service, window.view()));
    slack.submit(Workspace.ADA, window.id(), Map.of("decision", "APPROVE"));
    slack.views(Workspace.ADA).forEach(view -> slack.closeView(Workspace.ADA, view.id()));
    world.await("the steps of " + id, () -> isIn(id, PlanState.VERIFYING));
  }

  /** Or after it. */
  private boolean isIn(IncidentId id, PlanState state) {
    return plan(id).filter(plan -> plan.state().compareTo(state) >= 0).isPresent();
  }

  private Optional<PlanStatus> plan(IncidentId id) {
    return world.bean(IncidentBoard.class).view(id).flatMap(IncidentView::plan);
  }

  private boolean onCard(IncidentId id) {
    return plan(id)
        .filter(plan -> shows(id, plan.title()) && button(id, "ask_approval"))
        .isPresent();
  }

  private boolean button(IncidentId id, String action) {
    return shows(id, "\"action_id\":\"%s\"".formatted(action));
  }

  /** Not before there is a card: a model may be quicker than the channel. */
  private boolean shows(IncidentId id, String words) {
    Optional<String> ts = world.incidents().thread(id.value());
    return ts.isPresent()
        && slack.messages(Workspace.INCIDENTS).stream()
            .filter(message -> message.ts().equals(ts.get()))
            .anyMatch(card -> card.contains(words));
  }
}
