package dev.hindsight.knowledge.rank;

import dev.hindsight.knowledge.Likelihood;
import dev.hindsight.knowledge.RankedCauses.Cause;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The order in which causes are told: what is likely goes before what is not, however much of
 * itself that shows; but what one source alone has taught does not go before a cause that fits
 * better and stands without being taught.
 */
final class Lead {

  private final List<Candidate> candidates;
  private final List<Cause> causes;

  private Lead(List<Candidate> candidates, List<Cause> causes) {
    this.candidates = candidates;
    this.causes = causes;
  }

  /**
   * The causes in their order.
   *
   * @param candidates best first
   * @param causes of the first of them, in the same order
   */
  static List<Cause> ordered(List<Candidate> candidates, List<Cause> causes) {
    Lead lead = new Lead(candidates, causes);
    List<Cause> ordered = new ArrayList<>(causes);
    // stable: of equals, the better ones stay first
    ordered.sort(Comparator.comparing(cause -> lead.place(causes.indexOf(cause))));
    return ordered;
  }

  private Likelihood place(int at) {
    Likelihood own = causes.get(at).likelihood();
    if (!isWordOfOne(candidates.get(at))) {
      return own;
    }
    return causes.subList(0, at).stream()
        .filter(better -> candidates.get(causes.indexOf(better)).shipped().isPresent())
        .map(Cause::likelihood)
        .filter(likelihood -> likelihood.compareTo(Likelihood.UNCLEAR) < 0)
        .reduce(own, (a, b) -> a.compareTo(b) >= 0 ? a : b);
  }

  private static boolean isWordOfOne(Candidate candidate) {
    return candidate.shipped().isEmpty()
        && candidate.learned().filter(fit -> !fit.ofSeveralSources()).isPresent();
  }
}
