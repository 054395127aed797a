package dev.hindsight.knowledge.rank;

import dev.hindsight.knowledge.Likelihood;
import dev.hindsight.knowledge.RankedCauses.Cause;
import dev.hindsight.knowledge.Symptoms;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The candidate that is none of the known causes. */
final class NothingKnown {

  static final String CATEGORY = "something_new";
  private static final int POINTERS = 5;
  private static final int SEVERAL = 2;

  /** What a program says of its own end, or of what it did not catch: no noise of a healthy one. */
  private static final Pattern GRAVE =
      Pattern.compile(
          "\\b[A-Z]\\w{1,80}(?:Error|Exception)\\b|\\bpanic:"
              + " |\\bFATAL\\b|\\bTraceback\\b|(?i:\\bun(?:handled|caught)\\b)");

  private static final Pattern BORNE =
      Pattern.compile(
          "(?i)\\b(?:warn(?:ing)?|retr(?:y|ies|ied|ying)|recovered|ignored|fallback)\\b");

  private NothingKnown() {}

  /**
   * Told of what no known cause explains.
   *
   * @param today the lines that are not as in better days; all where better days are not known
   */
  static Cause of(
      Symptoms symptoms,
      Evidence evidence,
      Predicate<Line> today,
      List<Candidate> known,
      double probability) {
    Set<Integer> explained =
        known.stream().flatMap(candidate -> candidate.lines().stream()).collect(Collectors.toSet());
    List<Line> abnormal = evidence.notable().stream().filter(today).toList();
    List<Line> open =
        abnormal.stream().filter(line -> Collections.disjoint(line.numbers(), explained)).toList();
    boolean blind = symptoms.evidence().stream().allMatch(line -> line.kind().equals("alert"));
    boolean well = !blind && isWell(symptoms, evidence, today, known, abnormal);
    return new Cause(
        well ? AllWell.CATEGORY : CATEGORY,
        title(symptoms, abnormal, blind, well),
        symptoms.namespace() + "/" + symptoms.service(),
        blind ? Likelihood.UNCLEAR : Likelihood.SOMETHING_NEW,
        probability,
        Fit.pointers(open.stream(), POINTERS),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * Where better days are known, a weak likeness to a cause is none, but an alert is one; nowhere
   * is all well with errors of today that an alert may be about.
   */
  private static boolean isWell(
      Symptoms symptoms,
      Evidence evidence,
      Predicate<Line> today,
      List<Candidate> known,
      List<Line> abnormal) {
    if (!abnormal.isEmpty() && Alarm.isOpen(evidence)) {
      return false;
    }
    if (symptoms.healthy().isEmpty()) {
      return known.isEmpty()
          && grave(abnormal) < SEVERAL
          && (abnormal.isEmpty() || evidence.isQuiet(today));
    }
    return evidence.isQuiet(today)
        && evidence.lines().stream()
            .noneMatch(line -> line.source() == Source.ALERT && today.test(line));
  }

  /** How many unlike things went wrong without being caught; one alone may be of no consequence. */
  private static long grave(List<Line> abnormal) {
    return abnormal.stream()
        .filter(line -> line.source() == Source.LOGS)
        .map(Line::text)
        .filter(text -> !BORNE.matcher(text).find())
        .flatMap(text -> GRAVE.matcher(text).results().limit(1))
        .map(MatchResult::group)
        .distinct()
        .count();
  }

  private static String title(Symptoms symptoms, List<Line> abnormal, boolean blind, boolean well) {
    String service = symptoms.service();
    String on = service.isEmpty() ? "" : " on " + service;
    if (blind) {
      return "nothing but the alert could be read" + (service.isEmpty() ? "" : " about " + service);
    }
    if (abnormal.isEmpty()) {
      return "nothing abnormal was seen" + on;
    }
    return well
        ? "nothing abnormal was seen%s but a few lines in its log".formatted(on)
        : "something new%s: no known cause fits".formatted(on);
  }
}
