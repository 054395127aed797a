package dev.hindsight.bench.causes;

import dev.hindsight.knowledge.rank.Stances;
import dev.hindsight.knowledge.rank.Stances.Stance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One first cause, and whether it was right.
 *
 * @param group examples that share a story
 * @param learned whether its probability comes from what was learned, else from what is shipped
 * @param numbers what its probability is made of
 * @param asked whether it is an answer as people get it; else the true cause was unknown to the
 *     engine, so that the answer is wrong
 */
record Example(
    String group, boolean learned, Map<String, Double> numbers, boolean right, boolean asked) {

  private static final double UNKNOWN = 0.35;

  /** That the true cause is unknown happens less often than that it is known. */
  double weight() {
    return asked ? 1 : UNKNOWN;
  }

  /** Each case as it is, and again without its cause among the known ones. */
  static List<Example> of(List<Case> cases, Taught taught) {
    List<Example> examples = new ArrayList<>();
    for (Case one : cases.stream().filter(c -> c.label().isPresent()).toList()) {
      add(examples, one, taught, Set.of());
      if (one.faulty()) {
        add(examples, one, taught, Categories.causes(one.accepted()));
      }
    }
    return examples;
  }

  private static void add(List<Example> examples, Case one, Taught taught, Set<String> unknown) {
    if (taught.engine(one, unknown) instanceof Stances engine) {
      engine
          .first(one.symptoms())
          .ifPresent(
              stance ->
                  examples.add(
                      of(
                          one.group(),
                          stance,
                          Categories.accepts(one.accepted(), stance.category()),
                          unknown.isEmpty())));
    }
  }

  private static Example of(String group, Stance stance, boolean right, boolean asked) {
    Weights weights = new Weights(Stances.weights());
    boolean learned =
        !stance.learned().isEmpty()
            && (stance.shipped().isEmpty()
                || weights.probability(stance.learned()) > weights.probability(stance.shipped()));
    return new Example(group, learned, learned ? stance.learned() : stance.shipped(), right, asked);
  }
}
