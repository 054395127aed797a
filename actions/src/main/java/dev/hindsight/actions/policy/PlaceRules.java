package dev.hindsight.actions.policy;

import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.policy.Verdict.Abstain;
import dev.hindsight.actions.policy.Verdict.Allow;
import dev.hindsight.actions.policy.Verdict.Deny;
import dev.hindsight.actions.policy.Verdict.Remark;
import dev.hindsight.actions.policy.rulebook.Rulebook.AllowRule;
import dev.hindsight.actions.policy.rulebook.Rulebook.GitOps;
import dev.hindsight.actions.policy.rulebook.Rulebook.Tier;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The rules about where something is: namespace, label, tier, repository. */
final class PlaceRules {

  private PlaceRules() {}

  static Verdict protectedNamespace(Question question) {
    return question.namespaces().stream()
        .filter(
            name -> question.book().shelter().namespaces().stream().anyMatch(p -> p.matches(name)))
        .findFirst()
        .<Verdict>map(name -> new Deny("nothing is changed in namespace " + name))
        .orElseGet(Abstain::new);
  }

  static Verdict protectedLabel(Question question) {
    return Stream.concat(question.world().changed().stream(), question.world().watched().stream())
        .flatMap(
            seen ->
                question.book().shelter().labels().stream()
                    .filter(label -> label.matches(seen.labels()))
                    .map(
                        label ->
                            "nothing labelled %s is changed, as %s is"
                                .formatted(label, seen.object().display())))
        .findFirst()
        .<Verdict>map(Deny::new)
        .orElseGet(Abstain::new);
  }

  static Verdict gitops(Question question) {
    boolean declared = question.actions().stream().anyMatch(action -> Effect.of(action).declared());
    return question.around().managers().stream()
        .filter(_ -> declared)
        .findFirst()
        .map("%s would set it back; change it there instead"::formatted)
        .<Verdict>map(why -> refusing(question) ? new Deny(why) : new Remark(why))
        .orElseGet(Abstain::new);
  }

  private static boolean refusing(Question question) {
    return question.book().gitops() == GitOps.REFUSE;
  }

  static Verdict allowed(Question question) {
    List<Optional<AllowRule>> rules = question.rests().stream().map(PlaceRules::allowing).toList();
    // what is left of a plan half-way is judged again: a plan is not begun that cannot be ended
    return rules.stream().allMatch(Optional::isPresent)
        ? new Allow("by '%s'".formatted(rules.getFirst().orElseThrow().name()))
        : new Abstain();
  }

  private static Optional<AllowRule> allowing(Question question) {
    return question.book().allow().stream().filter(rule -> covers(rule, question)).findFirst();
  }

  private static boolean covers(AllowRule rule, Question question) {
    List<String> tiers = question.tiers().stream().map(Tier::name).toList();
    return question.actions().stream()
            .map(Action::name)
            .allMatch(name -> rule.actions().isEmpty() || rule.actions().contains(name))
        && question.namespaces().stream().allMatch(rule.namespaces()::have)
        && question.world().connected().stream().allMatch(rule.clusters()::have)
        && (rule.tiers().isEmpty() || (!tiers.isEmpty() && rule.tiers().containsAll(tiers)));
  }

  static Verdict tierActions(Question question) {
    return question.tiers().stream()
        .flatMap(
            tier ->
                question.actions().stream()
                    .map(Action::name)
                    .filter(tier.deny()::contains)
                    .map(name -> "no %s in tier %s".formatted(name, tier.name())))
        .findFirst()
        .<Verdict>map(Deny::new)
        .orElseGet(Abstain::new);
  }
}
