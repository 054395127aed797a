package dev.hindsight.knowledge.rank;

import dev.hindsight.knowledge.rank.Feature.Hit;
import dev.hindsight.knowledge.rank.Signal.Support;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * How well a signature fits today's evidence.
 *
 * @param bonus what signals beside the lines add
 * @param score 0 to 1: the share of the signature's energy present, less what speaks against it
 */
record Fit(
    Signature signature,
    List<Hit> hits,
    List<Hit> against,
    List<Line> changes,
    double bonus,
    double score) {

  private static final int POINTERS = 5;

  /** Of a fact that was read from many lines, the plainest ones. */
  private static final int NUMBERS = 2;

  static Fit of(Signature signature, List<Hit> hits, List<Hit> against, List<Support> supports) {
    double bonus = supports.stream().mapToDouble(Support::bonus).sum();
    List<Line> changes = supports.stream().flatMap(support -> support.lines().stream()).toList();
    return new Fit(
        signature,
        hits,
        against,
        changes,
        bonus,
        score(signature, sum(hits) - sum(against), bonus));
  }

  boolean qualifies() {
    return score >= signature.needs()
        && hits.stream().allMatch(hit -> hit.present() || !hit.feature().must());
  }

  /** The same from these lines alone; what changed stays. */
  Fit on(Predicate<Line> lines) {
    List<Hit> left = hits.stream().map(hit -> hit.on(lines)).toList();
    List<Hit> contrary = against.stream().map(hit -> hit.on(lines)).toList();
    double seen = sum(left) - sum(contrary);
    return new Fit(signature, left, contrary, changes, bonus, score(signature, seen, bonus));
  }

  private static double score(Signature signature, double seen, double bonus) {
    return Math.clamp(seen / signature.energy() + (seen > 0 ? bonus : 0), 0, 1);
  }

  Fit times(double share) {
    return new Fit(signature, hits, against, changes, bonus, score * share);
  }

  List<Line> lines() {
    return hits.stream().flatMap(hit -> hit.lines().stream()).distinct().toList();
  }

  /** Those without which it would not be this cause. */
  List<Line> decisive() {
    return hits.stream()
        .filter(hit -> hit.feature().must())
        .flatMap(hit -> hit.lines().stream())
        .toList();
  }

  /** The line that carries the cause most. */
  Line strongest() {
    return ordered(hits).findFirst().orElseThrow();
  }

  /** The most telling lines, one of each shape; a change of the workload is always among them. */
  List<Integer> pointers() {
    Stream<Line> told = ordered(hits).filter(line -> !changes.contains(line));
    List<Integer> changed = pointers(changes.stream(), 1);
    return Stream.concat(pointers(told, POINTERS - changed.size()).stream(), changed.stream())
        .toList();
  }

  List<Integer> pointersAgainst() {
    return pointers(ordered(against), POINTERS);
  }

  Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    hits.forEach(hit -> hit.values().forEach(values::putIfAbsent));
    return values;
  }

  static List<Integer> pointers(Stream<Line> lines, int limit) {
    Set<String> tokens = new HashSet<>();
    return lines
        .filter(line -> line.canBeShown() && tokens.add(line.token()))
        .flatMap(line -> line.numbers().stream().limit(NUMBERS))
        .distinct()
        .limit(limit)
        .toList();
  }

  /** A line and the weightiest feature that shows in it. */
  record Told(Line line, Feature by) {}

  /** The most telling lines, one of each shape, plainest first. */
  List<Told> told() {
    Set<String> tokens = new HashSet<>();
    return all()
        .filter(told -> told.line().canBeShown() && tokens.add(told.line().token()))
        .toList();
  }

  /** The same, but first one of each feature, and what alerts say last. */
  List<Told> toldOfEach() {
    Set<Feature> features = new HashSet<>();
    List<Told> told = told();
    List<Told> ordered =
        new ArrayList<>(told.stream().filter(t -> !isAlert(t) && features.add(t.by())).toList());
    told.stream().filter(t -> !isAlert(t) && !ordered.contains(t)).forEach(ordered::add);
    told.stream().filter(Fit::isAlert).forEach(ordered::add);
    return List.copyOf(ordered);
  }

  private static boolean isAlert(Told told) {
    return told.line().source() == Source.ALERT;
  }

  private Stream<Told> all() {
    return hits.stream()
        .sorted(Comparator.comparingDouble((Hit hit) -> hit.feature().weight()).reversed())
        .flatMap(
            hit ->
                hit.lines().stream()
                    .sorted(Comparator.comparing(Line::source))
                    .map(line -> new Told(line, hit.feature())));
  }

  private static Stream<Line> ordered(List<Hit> hits) {
    return hits.stream()
        .sorted(Comparator.comparingDouble((Hit hit) -> hit.feature().weight()).reversed())
        .flatMap(hit -> hit.lines().stream().sorted(Comparator.comparing(Line::source)))
        .distinct();
  }

  private static double sum(List<Hit> hits) {
    return hits.stream().mapToDouble(Hit::weight).sum();
  }
}
