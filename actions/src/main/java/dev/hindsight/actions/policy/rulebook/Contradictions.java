package dev.hindsight.actions.policy.rulebook;

import dev.hindsight.actions.policy.rulebook.Rulebook.AllowRule;
import dev.hindsight.actions.policy.rulebook.Rulebook.Tier;
import dev.hindsight.actions.policy.yaml.Section;
import dev.hindsight.actions.policy.yaml.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What a policy says twice or in two ways is refused: nobody can have meant it. */
final class Contradictions {

  private Contradictions() {}

  static void refuse(Section file, Rulebook book) {
    named(file.get("allow"), book.allow(), AllowRule::name);
    named(file.get("tiers"), book.tiers(), Tier::name);
    named(file.get("freezes"), book.freezes(), Freeze::name);
    Set<String> tiers = new HashSet<>(book.tiers().stream().map(Tier::name).toList());
    for (int i = 0; i < book.allow().size(); i++) {
      Value place = file.get("allow").items().get(i);
      AllowRule rule = book.allow().get(i);
      rule.tiers().stream()
          .filter(name -> !tiers.contains(name))
          .findFirst()
          .ifPresent(
              name -> {
                throw place.error("there is no tier '%s' under 'tiers'".formatted(name));
              });
      opened(book.shelter().namespaces(), rule)
          .ifPresent(
              name -> {
                throw place.error("namespace '%s' is protected; no rule opens it".formatted(name));
              });
    }
    tiersOverlap(file, book.tiers());
  }

  /** A rule that lists exactly what is protected would be read as if it opened it. */
  private static Optional<String> opened(List<NamePattern> closed, AllowRule rule) {
    return rule.namespaces() instanceof Names.Some(List<NamePattern> open)
        ? open.stream()
            .filter(name -> closed.stream().anyMatch(c -> c.matches(name.text())))
            .map(NamePattern::text)
            .findFirst()
        : Optional.empty();
  }

  private static void tiersOverlap(Section file, List<Tier> tiers) {
    for (int i = 0; i < tiers.size(); i++) {
      for (Tier before : tiers.subList(0, i)) {
        if (overlap(before, tiers.get(i))) {
          throw file.get("tiers")
              .items()
              .get(i)
              .error("has a namespace of tier '%s' as well".formatted(before.name()));
        }
      }
    }
  }

  private static boolean overlap(Tier one, Tier two) {
    boolean namespaces =
        one.namespaces().stream().anyMatch(n -> two.namespaces().stream().anyMatch(n::overlaps));
    return namespaces && overlap(one.clusters(), two.clusters());
  }

  private static boolean overlap(Names one, Names two) {
    return !(one instanceof Names.Some(var some))
        || !(two instanceof Names.Some(var other))
        || some.stream().anyMatch(n -> other.stream().anyMatch(n::overlaps));
  }

  private static <T> void named(Value list, List<T> rules, Function<T, String> name) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < rules.size(); i++) {
      if (!seen.add(name.apply(rules.get(i)))) {
        throw list.items().get(i).error("another one has the name too");
      }
    }
  }
}
