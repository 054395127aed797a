package dev.hindsight.bench.prompts;

import dev.hindsight.local.evals.EvalCase;
import dev.hindsight.local.evals.Evals;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * The cases of each prompt.
 *
 * @param ran how many say something of this model
 * @param objections what is wrong, a line each; a case may have several
 * @param failed how many cases have any
 */
record Cases(int ran, List<String> objections, int failed) {

  Cases {
    objections = List.copyOf(objections);
  }

  /**
   * Runs them all, one after the other.
   *
   * @param model what the bot is told of a real model; empty for the scripted one
   */
  static Cases run(Clock clock, Map<String, String> model) throws IOException {
    try (Evals evals = new Evals(clock, model)) {
      List<EvalCase> all = EvalCase.all().stream().filter(evals::concerns).toList();
      List<List<String>> said = all.stream().map(evals::run).toList();
      return new Cases(
          all.size(),
          said.stream().flatMap(List::stream).toList(),
          (int) said.stream().filter(one -> !one.isEmpty()).count());
    }
  }
}
