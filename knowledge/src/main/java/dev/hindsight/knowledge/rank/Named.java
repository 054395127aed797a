package dev.hindsight.knowledge.rank;

import dev.hindsight.knowledge.RankedCauses.Cause;
import dev.hindsight.knowledge.Symptoms;
import java.util.List;

/** A candidate as it is told. */
final class Named {

  private Named() {}

  static Cause of(
      Candidate candidate,
      double probability,
      Symptoms symptoms,
      TrackRecord track,
      Before before) {
    return new Cause(
        candidate.category(),
        title(candidate, symptoms),
        candidate.object(),
        LikelihoodRule.of(probability),
        probability,
        candidate.lines(),
        candidate.shipped().map(Fit::pointersAgainst).orElse(List.of()),
        BeforeWords.of(before, symptoms.since()).or(() -> track.track(candidate.category())),
        track.lastTime(candidate.category()));
  }

  /** In the shipped words where there are some; a learned cause is called what people called it. */
  private static String title(Candidate candidate, Symptoms symptoms) {
    return candidate
        .shipped()
        .map(fit -> Titles.of(fit, symptoms))
        .orElseGet(() -> candidate.category().replace('_', ' ') + " of " + candidate.object());
  }
}
