package dev.hindsight.knowledge;

import java.util.List;
import java.util.Optional;

/**
 * Causes, best first; never empty: the last resort is {@link Likelihood#SOMETHING_NEW}.
 *
 * @param somethingNew from 0 to 1, how likely the true cause is none that is known
 * @param missing what evidence would make it clearer; sentences
 */
public record RankedCauses(List<Cause> causes, double somethingNew, List<String> missing) {

  public RankedCauses {
    causes = List.copyOf(causes);
    missing = List.copyOf(missing);
  }

  /** The best cause. */
  public Cause best() {
    return causes.getFirst();
  }

  /**
   * One candidate.
   *
   * @param category for example {@code oom_killed}, {@code image_pull}, {@code something_new}
   * @param title for people: "checkout runs out of memory (limit 256Mi)"
   * @param object the object at fault, named as in the evidence
   * @param probability from 0 to 1, calibrated: of those that say 0.8, eight of ten are right
   * @param evidenceFor numbers of evidence lines that carry it
   * @param evidenceAgainst numbers of evidence lines that speak against it
   * @param track in words, where there were such times: "seen 3 times on this object, last 4 days
   *     ago (LSN-4); a fix helped 2 of 3 times", or of the service "2 of the last 3 times, LSN-4"
   * @param lastTime the newest confirmed lesson with this cause
   */
  public record Cause(
      String category,
      String title,
      String object,
      Likelihood likelihood,
      double probability,
      List<Integer> evidenceFor,
      List<Integer> evidenceAgainst,
      Optional<String> track,
      Optional<Lesson> lastTime) {

    public Cause {
      evidenceFor = List.copyOf(evidenceFor);
      evidenceAgainst = List.copyOf(evidenceAgainst);
    }
  }
}
