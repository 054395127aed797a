package dev.hindsight.actions.executor;

import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.TestBed;
import java.time.Duration;

/** Runs for tests that look at what comes after. */
public final class Runs {

  private static final Duration SAMPLE = Duration.ofSeconds(20);
  private static final int SAMPLES = 10;

  private Runs() {}

  /** Visits the run until its soak time is over, in a cluster in which all goes well. */
  public static void toTheEnd(TestBed bed, PlanStatus plan) {
    PlanRunner runner = bed.bean(PlanRunner.class);
    runner.visit(plan.id());
    bed.cluster.settle(true);
    for (int sample = 0; sample < SAMPLES; sample++) {
      bed.advance(SAMPLE);
      runner.visit(plan.id());
    }
  }
}
