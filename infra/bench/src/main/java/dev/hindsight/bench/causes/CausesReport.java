package dev.hindsight.bench.causes;

import java.io.PrintWriter;
import java.util.List;

/** A run over a file of cases, for people, with the line for programs at its end. */
record CausesReport(List<Case> cases, Taught taught, boolean ablate, int poison) {

  /** Answers what the engine said. */
  List<Outcome> print(PrintWriter out) {
    List<Outcome> outcomes = Examiner.thorough(taught).examine(cases);
    Scores scores = new Scores(outcomes);
    section(out, scores.categories());
    section(out, scores.reliability());
    if (ablate) {
      section(out, new Ablation(cases, taught).table());
    }
    if (poison > 0) {
      section(out, new Robustness(cases, taught, poison).table());
    }
    if (taught.otherGroups()) {
      section(
          out, "the cases whose cause also occurs in another group\n" + recurring(scores).table());
    }
    out.println("all cases");
    out.println(scores.table());
    section(out, new References(cases, taught).table());
    out.println(scores.result("causes"));
    out.flush();
    return outcomes;
  }

  private static void section(PrintWriter out, String text) {
    out.println(text);
    out.println();
    out.flush();
  }

  /** The cases whose cause could be learned from another group. */
  private static Scores recurring(Scores scores) {
    return new Scores(
        scores.outcomes().stream()
            .filter(outcome -> outcome.one().faulty())
            .filter(
                outcome ->
                    scores.outcomes().stream()
                        .anyMatch(other -> teaches(other.one(), outcome.one())))
            .toList());
  }

  private static boolean teaches(Case other, Case one) {
    return !other.group().equals(one.group())
        && other.cause().filter(one.accepted()::contains).isPresent();
  }
}
