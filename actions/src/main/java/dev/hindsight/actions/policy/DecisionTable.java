package dev.hindsight.actions.policy;

import dev.hindsight.actions.policy.Case.Decision;
import dev.hindsight.actions.policy.Case.Expected;
import dev.hindsight.actions.policy.rulebook.Rulebook;
import dev.hindsight.actions.policy.rulebook.RulebookFile;
import dev.hindsight.actions.policy.standing.Given;
import dev.hindsight.actions.policy.standing.StandingId;
import dev.hindsight.actions.policy.yaml.Durations;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Puts a policy to the cases that somebody thought of. */
public final class DecisionTable {

  private static final Given GIVEN = new Given(new StandingId(1), List.of("somebody"));

  private DecisionTable() {}

  /**
   * Runs all cases.
   *
   * @param cases a YAML file's name
   * @param yaml what is in it
   */
  public static Report run(String cases, byte[] yaml, RulebookFile policy) {
    List<Case> rows = CaseReader.read(cases, yaml);
    List<String> failures = new ArrayList<>();
    int differing = 0;
    for (Case row : rows) {
      List<String> wrong = differences(row, policy.book());
      differing += wrong.isEmpty() ? 0 : 1;
      failures.addAll(wrong);
    }
    return new Report(rows.size(), differing, failures);
  }

  private static List<String> differences(Case row, Rulebook book) {
    Ruling ruling = ruling(row, book);
    Expected expected = row.expected();
    List<String> wrong = new ArrayList<>();
    differ(wrong, "decision", word(expected.decision()), word(decision(ruling)));
    differ(wrong, "rule", expected.rule(), ruling.decidedBy());
    expected.approvers().ifPresent(count -> differ(wrong, "approvers", count, ruling.approvers()));
    expected
        .pause()
        .ifPresent(
            pause -> differ(wrong, "wait", Durations.of(pause), Durations.of(ruling.pause())));
    expected
        .counts()
        .ifPresent(counts -> differ(wrong, "counts", counts, counts(row, ruling, book)));
    if (!wrong.isEmpty()) {
      wrong.addFirst("FAILED %s".formatted(row.name()));
      ruling.verdicts().forEach(verdict -> wrong.add("    " + verdict));
    }
    return wrong;
  }

  static Ruling ruling(Case row, Rulebook book) {
    return Judgement.of(
        Rules.all(),
        new Question(
            row.facts().plan(),
            row.facts().world(),
            row.moment(),
            row.standing() ? Optional.of(GIVEN) : Optional.empty(),
            book));
  }

  private static boolean counts(Case row, Ruling ruling, Rulebook book) {
    return row.person()
        .filter(
            person -> ruling.groups().stream().allMatch(g -> book.counts(person, Optional.of(g))))
        .isPresent();
  }

  private static Decision decision(Ruling ruling) {
    if (ruling.denied().isPresent()) {
      return Decision.DENY;
    }
    return ruling.notNow().isPresent() ? Decision.NOT_NOW : Decision.ALLOW;
  }

  private static String word(Decision decision) {
    return decision.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static void differ(List<String> wrong, String what, Object expected, Object got) {
    if (!expected.equals(got)) {
      wrong.add("  %s: expected %s, got %s".formatted(what, expected, got));
    }
  }

  /**
   * How it went.
   *
   * @param differing how many cases did not come out as expected
   * @param failures lines for people about these
   */
  public record Report(int cases, int differing, List<String> failures) {

    public Report {
      failures = List.copyOf(failures);
    }
  }
}
