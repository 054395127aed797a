package dev.hindsight.knowledge.rank;

import dev.hindsight.knowledge.CauseRanking;
import dev.hindsight.knowledge.Experience;
import dev.hindsight.knowledge.Likelihood;
import dev.hindsight.knowledge.Match;
import dev.hindsight.knowledge.PastIncident;
import dev.hindsight.knowledge.RankedCauses;
import dev.hindsight.knowledge.RankedCauses.Cause;
import dev.hindsight.knowledge.Symptoms;
import dev.hindsight.knowledge.rank.learn.Hints;
import dev.hindsight.knowledge.rank.learn.LearnedCauses;
import dev.hindsight.knowledge.rank.learn.LearnedFit;
import dev.hindsight.knowledge.rank.learn.Reading;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Ranks by what was learned and what is shipped: evidence, candidates, how each stands, how
 * probable that makes it, and the words for it. Pure and immutable; lessons found by a search only
 * add a track record.
 */
final class RuleRanking implements CauseRanking, CauseClasses, Stances {

  private static final int MOST_CAUSES = 3;

  /** A learned cause that shows less of itself than this is no candidate. */
  private static final double LEAST = 0.12;

  /** A learned cause that shows this much of itself is named even where it is not probable. */
  private static final double FITS = 0.35;

  private final SignaturePack pack;
  private final LearnedCauses learned;
  private final List<Signal> signals;
  private final Remembered remembered;
  private final Calibration calibration = Calibration.shipped();

  RuleRanking() {
    this(Experience.SHIPPED);
  }

  RuleRanking(Experience experience) {
    Set<String> off = experience.off();
    SignaturePack known = SignaturePack.shipped().without(experience.unknown());
    this.pack = off.contains("shipped") ? new SignaturePack(known.noise(), List.of()) : known;
    this.signals = off.contains("change") ? List.of() : List.of(new RecentChange());
    Hints hints = off.contains("shipped") ? Hints.NONE : new ShippedHints(pack);
    this.learned =
        LearnedCauses.of(experience.teaching().stream().map(RuleRanking::own).toList(), hints, off);
    this.remembered = Remembered.of(experience.past(), off);
  }

  private static PastIncident own(PastIncident past) {
    return new PastIncident(
        past.id(),
        Voice.own(past.symptoms()),
        past.cause(),
        past.object(),
        past.ending(),
        past.origin());
  }

  @Override
  public RankedCauses rank(Symptoms told, List<Match> matches) {
    Symptoms symptoms = Voice.own(told);
    Reading reading = learned.read(symptoms);
    ShippedFits shipped = shipped(reading);
    List<Candidate> candidates = candidates(symptoms, reading, shipped);
    TrackRecord track = TrackRecord.of(symptoms, matches);
    List<Cause> named = new ArrayList<>();
    for (Candidate candidate : candidates.stream().limit(MOST_CAUSES).toList()) {
      double probability = calibration.right(Standing.of(candidate, candidates));
      Before before = remembered.of(candidate);
      named.add(Named.of(candidate, probability, symptoms, track, before));
    }
    List<Cause> causes = Lead.ordered(candidates, named);
    double news =
        candidates.isEmpty()
            ? 1
            : 1 - calibration.known(Standing.of(candidates.getFirst(), candidates));
    if (causes.isEmpty() || causes.getFirst().likelihood() == Likelihood.UNCLEAR) {
      // where better days are known, little that differs is no reason to name a cause
      causes.add(
          weak(symptoms, candidates) ? 0 : causes.size(),
          NothingKnown.of(
              symptoms, shipped.evidence(), today(symptoms, reading), candidates, news));
    }
    return new RankedCauses(
        causes,
        news,
        MissingEvidence.sentences(
            symptoms,
            candidates.stream().findFirst().flatMap(Candidate::shipped),
            causes.getFirst().likelihood()));
  }

  @Override
  public Optional<Stance> first(Symptoms told) {
    Symptoms symptoms = Voice.own(told);
    Reading reading = learned.read(symptoms);
    List<Candidate> candidates = candidates(symptoms, reading, shipped(reading));
    return candidates.stream().findFirst().map(first -> stance(first, candidates));
  }

  private static Stance stance(Candidate first, List<Candidate> all) {
    Map<String, Double> shipped = Map.of();
    Map<String, Double> learned = Map.of();
    for (Standing standing : Standing.of(first, all)) {
      if (standing.numbers().containsKey("learned")) {
        learned = standing.numbers();
      } else {
        shipped = standing.numbers();
      }
    }
    return new Stance(first.category(), shipped, learned);
  }

  /** Whether a line is one of today: not as in better days, where these are known. */
  private static Predicate<Line> today(Symptoms symptoms, Reading reading) {
    if (symptoms.healthy().isEmpty()) {
      return _ -> true;
    }
    Set<Integer> unusual = reading.numbers();
    return line -> !Collections.disjoint(line.numbers(), unusual);
  }

  /** A history that is there in full stays first, however much else is said around it. */
  private static boolean weak(Symptoms symptoms, List<Candidate> candidates) {
    return !symptoms.healthy().isEmpty()
        && candidates.stream()
            .limit(1)
            .flatMap(candidate -> candidate.learned().stream())
            .noneMatch(fit -> fit.fit() >= FITS);
  }

  List<Candidate> candidates(Symptoms symptoms, Reading reading, ShippedFits shipped) {
    boolean well = symptoms.healthy().isEmpty() && shipped.evidence().saysThatAllIsWell();
    List<LearnedFit> fits = well ? List.of() : learned.fits(reading);
    List<Candidate> carried =
        Candidates.merged(symptoms, shipped, learned, fits).stream()
            .filter(candidate -> candidate.learned().isEmpty() || candidate.score() >= LEAST)
            .toList();
    return remembered.weighed(carried, symptoms.since());
  }

  /** What the shipped signatures say of it. */
  ShippedFits shipped(Reading reading) {
    Symptoms unusual = reading.unusual();
    ShippedFits fits = ShippedFits.of(unusual, pack, signals).apart(today(unusual, reading));
    return unusual.healthy().isEmpty() ? fits : fits.resting(reading.numbers());
  }

  Reading read(Symptoms symptoms) {
    return learned.read(symptoms);
  }

  @Override
  public Set<String> plausible(Symptoms symptoms) {
    return shipped(read(Voice.own(symptoms))).uncovered().stream()
        .limit(MOST_CAUSES)
        .map(fit -> fit.signature().category())
        .collect(Collectors.toSet());
  }
}
