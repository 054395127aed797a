package dev.hindsight.knowledge.rank;

import dev.hindsight.knowledge.CauseRanking;
import dev.hindsight.knowledge.Experience;
import dev.hindsight.knowledge.Likelihood;
import dev.hindsight.knowledge.Match;
import dev.hindsight.knowledge.RankedCauses;
import dev.hindsight.knowledge.RankedCauses.Cause;
import dev.hindsight.knowledge.Symptoms;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Ranks by the shipped signatures; lessons add a history, nothing else. */
@Component
class RuleRanking implements CauseRanking, CauseClasses {

  static final String SOMETHING_NEW = "something_new";
  private static final int MOST_CAUSES = 3;

  private final SignaturePack pack;
  private final List<Signal> signals = List.of(new RecentChange());

  @Autowired
  RuleRanking() {
    this(Experience.SHIPPED);
  }

  RuleRanking(Experience experience) {
    this.pack = SignaturePack.shipped().without(experience.unknown());
  }

  @Override
  public RankedCauses rank(Symptoms symptoms, List<Match> matches) {
    Evidence evidence = Evidence.of(symptoms, pack.noise());
    List<Fit> qualified = qualified(evidence);
    List<Fit> fits = uncovered(qualified);
    TrackRecord track = TrackRecord.of(symptoms, matches);
    List<Cause> causes = new ArrayList<>();
    for (Fit fit : fits) {
      causes.add(cause(fit, likelihood(fit, fits, qualified, evidence), symptoms, track));
    }
    if (causes.isEmpty() || causes.getFirst().likelihood() == Likelihood.UNCLEAR) {
      causes.add(somethingNew(symptoms, evidence, fits));
    }
    Optional<Fit> nearest = fits.stream().findFirst();
    return new RankedCauses(
        causes,
        1 - causes.getFirst().probability(),
        MissingEvidence.sentences(symptoms, nearest, causes.getFirst().likelihood()));
  }

  @Override
  public Set<String> plausible(Symptoms symptoms) {
    return fitting(Evidence.of(symptoms, pack.noise())).stream()
        .map(fit -> fit.signature().category())
        .collect(Collectors.toSet());
  }

  /** Best first, without the causes that a fitting one explains away. */
  private List<Fit> fitting(Evidence evidence) {
    return uncovered(qualified(evidence));
  }

  private List<Fit> qualified(Evidence evidence) {
    return pack.signatures().stream()
        .map(signature -> signature.fit(evidence, signals))
        .filter(Fit::qualifies)
        .sorted(Comparator.comparingDouble(Fit::score).reversed())
        .toList();
  }

  private static List<Fit> uncovered(List<Fit> fits) {
    Set<String> covered =
        fits.stream().flatMap(fit -> fit.signature().covers().stream()).collect(Collectors.toSet());
    return fits.stream()
        .filter(fit -> !covered.contains(fit.signature().category()))
        .limit(MOST_CAUSES)
        .toList();
  }

  /** What a cause explains is also what the causes show that it explains away. */
  private static double explained(Fit fit, List<Fit> qualified, Evidence evidence) {
    List<Line> lines = new ArrayList<>(fit.lines());
    qualified.stream()
        .filter(other -> fit.signature().covers().contains(other.signature().category()))
        .forEach(other -> lines.addAll(other.lines()));
    return evidence.shareExplained(lines);
  }

  private static Likelihood likelihood(
      Fit fit, List<Fit> fits, List<Fit> qualified, Evidence evidence) {
    double explained = explained(fit, qualified, evidence);
    if (!fit.equals(fits.getFirst())) {
      return LikelihoodRule.other(explained);
    }
    double next = fits.size() > 1 ? fits.get(1).score() : 0;
    return LikelihoodRule.best(fit.score(), fit.score() - next, explained);
  }

  private static Cause cause(Fit fit, Likelihood likelihood, Symptoms symptoms, TrackRecord track) {
    String category = fit.signature().category();
    return new Cause(
        category,
        Titles.of(fit, symptoms),
        Culprits.of(fit, symptoms),
        likelihood,
        fit.score(),
        fit.pointers(),
        fit.pointersAgainst(),
        track.track(category),
        track.lastTime(category));
  }

  private static Cause somethingNew(Symptoms symptoms, Evidence evidence, List<Fit> fits) {
    Set<String> explained =
        fits.stream()
            .flatMap(fit -> fit.lines().stream())
            .map(Line::token)
            .collect(Collectors.toSet());
    List<Line> open =
        evidence.notable().stream().filter(line -> !explained.contains(line.token())).toList();
    boolean blind = symptoms.evidence().stream().allMatch(line -> line.kind().equals("alert"));
    String title =
        blind
            ? "nothing but the alert could be read about " + symptoms.service()
            : evidence.notable().isEmpty()
                ? "nothing abnormal was seen on " + symptoms.service()
                : "something new on " + symptoms.service() + ": no known cause fits";
    boolean well = !blind && fits.isEmpty() && evidence.notable().isEmpty();
    return new Cause(
        well ? AllWell.CATEGORY : SOMETHING_NEW,
        title,
        symptoms.namespace() + "/" + symptoms.service(),
        blind ? Likelihood.UNCLEAR : Likelihood.SOMETHING_NEW,
        1,
        Fit.pointers(open.stream(), 5),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }
}
