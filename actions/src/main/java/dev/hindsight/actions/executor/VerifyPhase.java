package dev.hindsight.actions.executor;

import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.RemediationSettings;
import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.adapter.Reason;
import dev.hindsight.actions.verify.Judge;
import dev.hindsight.actions.verify.Judgement;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** VERIFYING: one sample a visit, judged; the stored start of the run gives the deadline. */
@Component
class VerifyPhase implements Phase {

  private final Watch watch;
  private final Arrivals arrivals;
  private final Signs signs;
  private final Sampling sampling;
  private final Ending ending;
  private final RemediationSettings settings;

  VerifyPhase(
      Watch watch,
      Arrivals arrivals,
      Signs signs,
      Sampling sampling,
      Ending ending,
      RemediationSettings settings) {
    this.watch = watch;
    this.arrivals = arrivals;
    this.signs = signs;
    this.sampling = sampling;
    this.ending = ending;
    this.settings = settings;
  }

  @Override
  public Next run(Run run) {
    FailPoint.DURING_VERIFY.hit();
    return run.stored()
        .cancel()
        .map(cancel -> ending.cancelled(run, cancel.sentence()))
        .orElseGet(() -> sample(run));
  }

  private Next sample(Run run) {
    Duration wait = run.samples().untilNext(run.now(), settings.sampleEvery());
    if (wait.isPositive()) {
      return new Next.Later(wait);
    }
    Outcome<Optional<String>> overwritten = watch.overwritten(run);
    Judge.Sample sample =
        new Judge.Sample(
            overwritten instanceof Outcome.Done<Optional<String>>(var who) ? who : Optional.empty(),
            // Good health is no good sample while it cannot be told whether our change still holds.
            overwritten.then(_ -> arrived(run)).then(_ -> watch.health(run.plan())),
            signs.indicator(run.stored().incident()),
            signs.firing(run.stored().incident()),
            run.now(),
            run.deadline());
    return act(run, new Judge(settings).judge(sample, run.samples()));
  }

  /** What has not arrived everywhere cannot have helped everywhere. */
  private Outcome<Run> arrived(Run run) {
    return arrivals
        .awaited(run, Direction.DO)
        .<Outcome<Run>>map(r -> new Outcome.TryAgain<>(Reason.UNFINISHED, r.why(), r.after()))
        .orElseGet(() -> new Outcome.Done<>(run));
  }

  private Next act(Run run, Judgement judgement) {
    return switch (judgement) {
      case Judgement.Open open -> sampling.keep(run, open);
      case Judgement.Helped(String sentence) ->
          sampling.end(run, PlanState.SUCCEEDED, "It helped: %s.".formatted(sentence));
      case Judgement.DidNotHelp(String why) -> ending.didNotHelp(run, why);
      case Judgement.Overwritten(String why) ->
          sampling.end(run, PlanState.STOPPED, "Stopped: %s. It is left as it is.".formatted(why));
    };
  }
}
