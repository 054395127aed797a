package dev.hindsight.knowledge.rank;

import dev.hindsight.knowledge.Likelihood;
import dev.hindsight.knowledge.RankedCauses.Cause;
import dev.hindsight.knowledge.Symptoms;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The candidate that is none of the known causes. */
final class NothingKnown {

  static final String CATEGORY = "something_new";
  private static final int POINTERS = 5;

  private NothingKnown() {}

  static Cause of(Symptoms symptoms, Evidence evidence, List<Candidate> known, double probability) {
    Set<Integer> explained =
        known.stream().flatMap(candidate -> candidate.lines().stream()).collect(Collectors.toSet());
    List<Line> open =
        evidence.notable().stream()
            .filter(line -> java.util.Collections.disjoint(line.numbers(), explained))
            .toList();
    boolean blind = symptoms.evidence().stream().allMatch(line -> line.kind().equals("alert"));
    boolean well = !blind && known.isEmpty() && evidence.notable().isEmpty();
    return new Cause(
        well ? AllWell.CATEGORY : CATEGORY,
        title(symptoms, evidence, blind),
        symptoms.namespace() + "/" + symptoms.service(),
        blind ? Likelihood.UNCLEAR : Likelihood.SOMETHING_NEW,
        probability,
        Fit.pointers(open.stream(), POINTERS),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  private static String title(Symptoms symptoms, Evidence evidence, boolean blind) {
    if (blind) {
      return "nothing but the alert could be read about " + symptoms.service();
    }
    return evidence.notable().isEmpty()
        ? "nothing abnormal was seen on " + symptoms.service()
        : "something new on " + symptoms.service() + ": no known cause fits";
  }
}
