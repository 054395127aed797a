package dev.hindsight.actions.kubernetes;

import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.adapter.Outcome.Done;
import dev.hindsight.actions.adapter.Outcome.GaveUp;
import dev.hindsight.actions.adapter.Outcome.TryAgain;
import dev.hindsight.actions.rights.Finding;
import dev.hindsight.actions.rights.Rule;
import java.util.List;
import java.util.Optional;

/**
 * Where rights are needed.
 *
 * @param namespace empty for the whole cluster
 */
record Place(String words, String namespace) {

  static final Place CLUSTER = new Place("everywhere", "");
  static final Place NODES = new Place("on nodes", "");

  static Place namespace(String name) {
    return new Place("in " + name, name);
  }

  /**
   * A line for each right that is missing there, or one that none is; none where none is needed.
   */
  List<Finding> findings(AccessReviews reviews, List<Rule> rules, Advice advice) {
    List<Finding> missing =
        rules.stream()
            .flatMap(Rule::apart)
            .flatMap(rule -> lack(rule, reviews, advice).stream())
            .toList();
    return missing.isEmpty() && !rules.isEmpty()
        ? List.of(Finding.ok("%s: all rights for %s".formatted(words, purpose(rules))))
        : missing;
  }

  private static String purpose(List<Rule> rules) {
    long actions = rules.stream().flatMap(rule -> rule.actions().stream()).distinct().count();
    return actions == 0 ? "reading" : actions == 1 ? "1 action" : actions + " actions";
  }

  private Optional<Finding> lack(Rule rule, AccessReviews reviews, Advice advice) {
    Outcome<Boolean> answer = reviews.mayAll(rule, namespace);
    return switch (answer) {
      case Done<Boolean>(Boolean granted) ->
          granted ? Optional.empty() : Optional.of(refused(rule, advice));
      case GaveUp<Boolean>(_, String why) -> Optional.of(unknown(rule, why));
      case TryAgain<Boolean>(_, String why, _) -> Optional.of(unknown(rule, why));
    };
  }

  private Finding refused(Rule rule, Advice advice) {
    return Finding.missing(
        "%s: no right to %s, needed for %s: apply %s"
            .formatted(words, rule.words(), rule.purpose(), advice.words()));
  }

  private Finding unknown(Rule rule, String why) {
    return Finding.missing(
        "%s: not known whether there is a right to %s: %s".formatted(words, rule.words(), why));
  }
}
