package dev.hindsight.actions.remedy;

import dev.hindsight.actions.KeptText;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.Target;
import dev.hindsight.actions.plan.Plan;
import dev.hindsight.actions.plan.PlanJson;
import dev.hindsight.actions.plan.Step;
import dev.hindsight.actions.script.Script;
import dev.hindsight.actions.store.JdbcBreakGlass;
import dev.hindsight.actions.store.JdbcChanges;
import dev.hindsight.actions.store.JdbcPlans;
import dev.hindsight.actions.store.JdbcProgress;
import dev.hindsight.actions.store.JdbcRequests;
import dev.hindsight.actions.store.JdbcVotes;
import dev.hindsight.actions.store.StoredPlan;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Puts together all there is to show of a plan. */
@Component
class StatusView {

  private static final Logger LOG = LoggerFactory.getLogger(StatusView.class);
  private static final int MOST = 100;

  private final JdbcPlans plans;
  private final JdbcVotes votes;
  private final JdbcProgress progress;
  private final JdbcBreakGlass glass;
  private final JdbcRequests requests;
  private final JdbcChanges changes;

  StatusView(
      JdbcPlans plans,
      JdbcVotes votes,
      JdbcProgress progress,
      JdbcBreakGlass glass,
      JdbcRequests requests,
      JdbcChanges changes) {
    this.plans = plans;
    this.votes = votes;
    this.progress = progress;
    this.glass = glass;
    this.requests = requests;
    this.changes = changes;
  }

  List<PlanId> asked() {
    return requests.asked();
  }

  List<PlanStatus> open() {
    return requests.open(MOST).stream().flatMap(id -> of(id).stream()).toList();
  }

  Optional<PlanStatus> of(PlanId id) {
    return plans.find(id).map(this::status);
  }

  List<KeptText> diagnostics(PlanId id) {
    return progress.kept(id);
  }

  private PlanStatus status(StoredPlan stored) {
    Plan plan = stored.plan();
    return new PlanStatus(
        stored.id(),
        stored.version(),
        stored.hash(),
        stored.incident(),
        plan.playbook(),
        plan.title(),
        plan.risk(),
        stored.state(),
        plans.wrote(stored.id()),
        plan.targets().stream().map(Target::object).toList(),
        plan.steps().stream().map(StatusView::step).toList(),
        stored.json(),
        files(stored),
        stored.diff(),
        plan.undo(),
        stored.verdicts(),
        stored.requestedBy(),
        votes.approvers(stored),
        stored.rejectedBy(),
        stored.approvalsNeeded(),
        stored.expiresAt(),
        progress.of(stored.id()),
        changes.since(stored).stream()
            .map(c -> new PlanStatus.Changed(c.by().person(), c.words(), c.at()))
            .toList(),
        glass.last(stored.id()));
  }

  private static List<PlanStatus.ScriptFile> files(StoredPlan stored) {
    String name = "%s-v%d.".formatted(stored.id(), stored.version());
    return Stream.concat(
            Arrays.stream(Script.values())
                .map(
                    script ->
                        new PlanStatus.ScriptFile(
                            name + script.extension(),
                            script == Script.ANSIBLE
                                ? "yaml"
                                : script.name().toLowerCase(Locale.ROOT),
                            text(script, stored))),
            Stream.of(
                new PlanStatus.ScriptFile(
                    name + "json", "javascript", PlanJson.pretty(stored.json()))))
        .toList();
  }

  /** A plan is shown and decided also where one of its scripts cannot be written. */
  private static String text(Script script, StoredPlan stored) {
    try {
      return script.of(stored.id().toString(), stored.plan());
    } catch (RuntimeException e) {
      LOG.error("{} cannot be written for {}", script, stored.id(), e);
      return "# This plan cannot be written as a script: " + e;
    }
  }

  private static PlanStatus.Step step(Step step) {
    return switch (step) {
      case Step.Act(Action action, _, _, _) ->
          new PlanStatus.Step(
              action.name(), action.sentence(), action.beforeWords(), action.afterWords());
      case Step.Wait wait -> new PlanStatus.Step("wait", wait.sentence(), "", "");
      case Step.Check check -> new PlanStatus.Step("check", check.sentence(), "", "");
      case Step.Ask ask -> new PlanStatus.Step("ask", ask.sentence(), "", "");
    };
  }
}
