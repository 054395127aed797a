package dev.hindsight.bench.practice;

import dev.hindsight.bench.causes.Case;
import dev.hindsight.bench.causes.Examiner;
import dev.hindsight.bench.causes.Outcome;
import dev.hindsight.bench.causes.Scores;
import dev.hindsight.bench.causes.Taught;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The same cases ranked by engines that were taught nothing, little and much. */
record PracticeReport(List<Case> cases, List<Case> history) {

  /** Answers what the engine with all of the history said. */
  List<Outcome> print(PrintWriter out) {
    variant(out, "shipped causes only", Examiner.quick(Taught.nothing()));
    variant(out, "one past incident for each cause", Examiner.quick(taught(oneEach())));
    List<Outcome> outcomes =
        variant(
            out,
            "with history (%d past incidents)".formatted(history.size()),
            Examiner.thorough(taught(history)));
    Scores scores = new Scores(outcomes);
    out.println(scores.categories());
    out.println();
    out.println(scores.reliability());
    out.println(scores.result("practice"));
    return outcomes;
  }

  private List<Outcome> variant(PrintWriter out, String name, Examiner examiner) {
    List<Outcome> outcomes = examiner.examine(cases);
    out.println(name);
    out.println(new Scores(outcomes).table());
    out.println("of the %d single faults alone".formatted(singles(outcomes).size()));
    out.println(new Scores(singles(outcomes)).table());
    out.println();
    out.flush();
    return outcomes;
  }

  private static List<Outcome> singles(List<Outcome> outcomes) {
    return outcomes.stream().filter(outcome -> outcome.one().single()).toList();
  }

  private List<Case> oneEach() {
    Set<String> seen = new HashSet<>();
    List<Case> first = new ArrayList<>();
    for (Case one : history) {
      one.cause().filter(seen::add).ifPresent(_ -> first.add(one));
    }
    return first;
  }

  private static Taught taught(List<Case> past) {
    return new Taught(past, false, Set.of());
  }
}
