package dev.hindsight.bot.incident;

import dev.hindsight.prompts.Fact;
import dev.hindsight.prompts.Facts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** An investigation's findings as facts for a model: evidence keeps its numbers; pure. */
final class FactSheet {

  private static final int LINES = 30;
  private static final String MISSING = "not read";
  private static final Set<String> OTHERS_WORDS = Set.of("alert", "event", "log", "previous_log");

  private FactSheet() {}

  /**
   * Evidence first, then causes and what is missing, numbered on; last time has a line of its own.
   */
  static Facts of(Findings findings) {
    List<Fact> facts = new ArrayList<>();
    shown(findings).forEach(line -> facts.add(evidence(line)));
    int next = findings.evidence().stream().mapToInt(e -> e.number()).max().orElse(0) + 1;
    for (IncidentView.Cause cause : findings.causes()) {
      facts.add(
          new Fact.Cause(
              next++,
              cause.title(),
              cause.howSure(),
              cause.evidenceFor(),
              cause.evidenceAgainst()));
    }
    for (String missing : findings.missing().stream().limit(2).toList()) {
      facts.add(new Fact.Quoted(next++, MISSING, missing));
    }
    return new Facts(facts);
  }

  /** What the causes rest on, then the rest while there is room. */
  private static List<IncidentView.Evidence> shown(Findings findings) {
    Set<Integer> telling = new HashSet<>();
    findings.causes().forEach(cause -> telling.addAll(cause.evidenceFor()));
    findings.causes().forEach(cause -> telling.addAll(cause.evidenceAgainst()));
    return findings.evidence().stream()
        .sorted(Comparator.comparing(line -> !telling.contains(line.number())))
        .limit(LINES)
        .sorted(Comparator.comparingInt(IncidentView.Evidence::number))
        .toList();
  }

  private static Fact evidence(IncidentView.Evidence line) {
    return OTHERS_WORDS.contains(line.kind())
        ? new Fact.Quoted(line.number(), quoted(line), line.text())
        : new Fact.Seen(line.number(), line.object(), line.text());
  }

  private static String quoted(IncidentView.Evidence line) {
    String about = line.kind() + ", " + line.object();
    return line.news() == null ? about : about + ", " + line.news();
  }

  /** The evidence behind a fact: a line is its own, a cause stands on several. */
  static List<Integer> evidenceOf(Facts facts, List<Integer> numbers) {
    return numbers.stream()
        .flatMap(number -> facts.find(number).stream())
        .flatMap(
            fact ->
                switch (fact) {
                  case Fact.Cause cause -> cause.restsOn().stream();
                  case Fact.Seen seen -> Stream.of(seen.number());
                  case Fact.Quoted quoted when quoted.about().equals(MISSING) ->
                      Stream.<Integer>empty();
                  case Fact.Quoted quoted -> Stream.of(quoted.number());
                  case Fact.Known _ -> Stream.<Integer>empty();
                })
        .distinct()
        .sorted()
        .toList();
  }
}
