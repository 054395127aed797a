package dev.hindsight.actions.executor;

import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.RemediationSettings;
import dev.hindsight.actions.verify.Judgement;
import org.springframework.stereotype.Component;

/** Keeps the samples of a verification. */
@Component
class Sampling {

  private final JdbcRuns runs;
  private final Ledger ledger;
  private final RemediationSettings settings;

  Sampling(JdbcRuns runs, Ledger ledger, RemediationSettings settings) {
    this.runs = runs;
    this.ledger = ledger;
    this.settings = settings;
  }

  Next keep(Run run, Judgement.Open open) {
    if (open.news()) {
      ledger.note(run, open.sentence() + ".", () -> runs.samples(run, open.samples()));
    } else {
      runs.samples(run, open.samples());
    }
    return new Next.Later(settings.sampleEvery());
  }

  Next end(Run run, PlanState state, String sentence) {
    return ledger.move(run, state, sentence);
  }
}
