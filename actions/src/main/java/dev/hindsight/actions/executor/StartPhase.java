package dev.hindsight.actions.executor;

import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.adapter.Health;
import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.approval.Approvals;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** APPROVED: is it still in time, still allowed, still the same world? Then keep diagnostics. */
@Component
class StartPhase implements Phase {

  private final Approvals approvals;
  private final Permission permission;
  private final Preparation preparation;
  private final Ledger ledger;
  private final RunStart start;

  StartPhase(
      Approvals approvals,
      Permission permission,
      Preparation preparation,
      Ledger ledger,
      RunStart start) {
    this.approvals = approvals;
    this.permission = permission;
    this.preparation = preparation;
    this.ledger = ledger;
    this.start = start;
  }

  @Override
  public Next run(Run run) {
    if (run.stored().lapsed()) {
      return approvals.expire(run.id()) ? new Next.Onward() : new Next.End();
    }
    Optional<String> tampered = run.stored().tampered();
    if (tampered.isPresent()) {
      return stopped(run, tampered.get());
    }
    return switch (permission.check(run.stored())) {
      case Permission.Check.Withdrawn(String why) -> stopped(run, why);
      case Permission.Check.Unverified(String why) -> ledger.later(run, why, Duration.ZERO);
      case Permission.Check.Given(int others) -> prepare(run, others);
    };
  }

  private Next prepare(Run run, int others) {
    return switch (preparation.obstacle(run, others)) {
      case Outcome.Done<Optional<String>>(Optional<String> obstacle) ->
          obstacle.map(why -> stopped(run, why)).orElseGet(() -> keep(run, others));
      case Outcome.TryAgain<Optional<String>>(_, String text, Duration after) ->
          ledger.later(run, text, after);
      case Outcome.GaveUp<Optional<String>>(_, String text) -> failed(run, text);
    };
  }

  private Next keep(Run run, int others) {
    return switch (preparation.health(run.plan())) {
      case Outcome.Done<Health>(Health health) ->
          start.start(run, others, health, preparation.diagnostics(run.plan()));
      case Outcome.TryAgain<Health>(_, String text, Duration after) ->
          ledger.later(run, text, after);
      case Outcome.GaveUp<Health>(_, String text) -> failed(run, text);
    };
  }

  private Next stopped(Run run, String why) {
    return ledger.move(
        run, PlanState.STOPPED, "Not started: %s. Nothing was changed.".formatted(why));
  }

  private Next failed(Run run, String why) {
    return ledger.move(
        run,
        PlanState.FAILED_BEFORE_EFFECT,
        "Not started: %s. Nothing was changed.".formatted(why));
  }
}
