package dev.hindsight.knowledge.rank;

import dev.hindsight.knowledge.EvidenceLine;
import dev.hindsight.knowledge.Symptoms;
import dev.hindsight.knowledge.rank.learn.Hints;
import java.time.Instant;
import java.util.List;

/** The shipped causes as an expert's reading of lines, for learning across wordings. */
record ShippedHints(SignaturePack pack) implements Hints {

  @Override
  public List<Hint> of(List<EvidenceLine> lines) {
    Symptoms seen = new Symptoms("", "", List.of(), List.of(), lines, Instant.EPOCH);
    return ShippedFits.of(seen, pack).uncovered().stream()
        .map(
            fit ->
                new Hint(
                    fit.signature().category(),
                    Culprits.of(fit, seen),
                    fit.score(),
                    fit.lines().stream()
                        .flatMap(line -> line.numbers().stream())
                        .distinct()
                        .toList()))
        .toList();
  }
}
