package dev.hindsight.knowledge.rank;

import dev.hindsight.knowledge.PastIncident.Ending.Judged;
import java.time.Instant;

/** How it was judged then: by a person, by a fix that helped, or refused. */
final class ConfirmedOutcome implements Memorable {

  private static final double UP = 0.03;
  private static final double DOWN = 0.1;

  @Override
  public String name() {
    return "outcome";
  }

  @Override
  public double lean(Before before, Instant now) {
    int confirmed = before.judged(Judged.BY_A_PERSON) + before.judged(Judged.BY_A_FIX);
    int all = before.had().size() + before.refused();
    return all == 0 ? 0 : (UP * confirmed - DOWN * before.refused()) / (1.0 + all);
  }
}
