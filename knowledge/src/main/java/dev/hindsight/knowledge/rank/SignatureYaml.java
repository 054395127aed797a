package dev.hindsight.knowledge.rank;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The file's own shape, checked while it is turned into signatures. */
record SignatureYaml(
    Notable notable, List<String> healthy, List<String> generic, List<Entry> signatures) {

  private static final double NEEDS = 0.45;

  SignatureYaml with(List<Entry> more) {
    return new SignatureYaml(
        notable, healthy, generic, Stream.concat(signatures.stream(), more.stream()).toList());
  }

  SignaturePack compiled() {
    Set<String> categories = new HashSet<>();
    List<Signature> compiled = signatures.stream().map(Entry::compiled).toList();
    compiled.forEach(
        one -> check(categories.add(one.category()), one.category(), "is there twice"));
    compiled.forEach(
        one ->
            check(categories.containsAll(one.covers()), one.category(), "covers an unknown cause"));
    return new SignaturePack(
        new Noise(
            patterns(notable.facts()),
            patterns(notable.logs()),
            notable.metrics() == null ? List.of() : patterns(notable.metrics()),
            patterns(healthy),
            patterns(generic)),
        compiled);
  }

  private static List<Sought> patterns(List<String> texts) {
    return texts.stream().map(Sought::of).toList();
  }

  private static void check(boolean holds, String category, String problem) {
    if (!holds) {
      throw new IllegalArgumentException("signature " + category + ": " + problem);
    }
  }

  /** What is abnormal, by who says it. */
  record Notable(List<String> facts, List<String> logs, @Nullable List<String> metrics) {}

  /** One signature as written. */
  record Entry(
      String category,
      List<String> titles,
      @Nullable String culprit,
      @Nullable List<String> covers,
      @Nullable Double needs,
      List<FeatureEntry> features,
      @Nullable List<FeatureEntry> against) {

    Signature compiled() {
      check(titles != null && !titles.isEmpty(), category, "has no title");
      check(features != null && !features.isEmpty(), category, "has no features");
      Signature signature =
          new Signature(
              category,
              List.copyOf(titles),
              Optional.ofNullable(culprit),
              covers == null ? Set.of() : Set.copyOf(covers),
              needs == null ? NEEDS : needs,
              features.stream().map(feature -> feature.compiled(category)).toList(),
              against == null
                  ? List.of()
                  : against.stream().map(feature -> feature.compiled(category)).toList());
      check(Titles.known(signature), category, "a title asks for a value that no pattern names");
      check(
          signature.culprit().stream().allMatch(Titles.named(signature)::contains),
          category,
          "its culprit is a value that no pattern names");
      return signature;
    }
  }

  /** One feature as written. */
  record FeatureEntry(
      String name,
      @Nullable Double weight,
      @Nullable Boolean must,
      List<String> on,
      List<String> any,
      @Nullable String ask) {

    Feature compiled(String category) {
      check(weight != null && weight > 0, category, name + " has no weight");
      check(on != null && !on.isEmpty(), category, name + " is seen nowhere");
      check(any != null && !any.isEmpty(), category, name + " has no pattern");
      return new Feature(
          name,
          weight == null ? 0 : weight,
          Boolean.TRUE.equals(must),
          on.stream().flatMap(FeatureEntry::sources).collect(Collectors.toUnmodifiableSet()),
          patterns(any),
          Optional.ofNullable(ask));
    }

    private static Stream<Source> sources(String name) {
      return Stream.of(Source.valueOf(name.toUpperCase(Locale.ROOT)));
    }
  }
}
