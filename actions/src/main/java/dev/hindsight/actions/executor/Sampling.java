package dev.hindsight.actions.executor;

import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.RemediationSettings;
import dev.hindsight.actions.store.PlanLog;
import dev.hindsight.actions.verify.Judgement;
import org.springframework.stereotype.Component;

/** Keeps the samples of a verification. */
@Component
class Sampling {

  private final JdbcRuns runs;
  private final Ledger ledger;
  private final PlanLog log;
  private final RemediationSettings settings;

  Sampling(JdbcRuns runs, Ledger ledger, PlanLog log, RemediationSettings settings) {
    this.runs = runs;
    this.ledger = ledger;
    this.log = log;
    this.settings = settings;
  }

  Next keep(Run run, Judgement.Open open) {
    ledger.guarded(
        run,
        () -> {
          runs.samples(run, open.samples());
          if (open.news()) {
            log.progressed(run.stored(), run.stored().state(), open.sentence() + ".");
          }
        });
    return new Next.Later(settings.sampleEvery());
  }

  Next end(Run run, PlanState state, String sentence) {
    return ledger.move(run, state, sentence);
  }
}
