package dev.hindsight.actions.policy;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.Target;
import dev.hindsight.actions.action.Undo;
import dev.hindsight.actions.policy.Verdict.Abstain;
import dev.hindsight.actions.policy.Verdict.Deny;
import dev.hindsight.actions.policy.Verdict.Remark;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** All rules, in the order in which their verdicts are shown. */
final class Rules {

  private Rules() {}

  static Map<String, PolicyRule> all() {
    Map<String, PolicyRule> rules = new LinkedHashMap<>();
    rules.put("stop switch", Rules::stopSwitch);
    rules.put("known cluster", Rules::knownCluster);
    rules.put("protected namespace", PlaceRules::protectedNamespace);
    rules.put("protected label", PlaceRules::protectedLabel);
    rules.put("freeze", TimeRules::freeze);
    rules.put("one object", Rules::oneObject);
    rules.put("gitops", PlaceRules::gitops);
    rules.put("autoscaler", WorldRules::autoscaler);
    rules.put("last node", WorldRules::lastNode);
    rules.put("known image", WorldRules::knownImage);
    rules.put("replicas changed", BlastRules::replicas);
    rules.put("share taken away", BlastRules::share);
    rules.put("ready replicas", BlastRules::ready);
    rules.put("allowed actions", PlaceRules::allowed);
    rules.put("tier actions", PlaceRules::tierActions);
    rules.put("risk", PeopleRules::risk);
    rules.put("tier", PeopleRules::tier);
    rules.put("standing approval", PeopleRules::standing);
    rules.put("wait", TimeRules::waiting);
    rules.put("running plans", LoadRules::running);
    rules.put("runs per hour", LoadRules::runsPerHour);
    return rules;
  }

  static Verdict stopSwitch(Question question) {
    return question.moment().stopped().<Verdict>map(Deny::new).orElseGet(Abstain::new);
  }

  static Verdict knownCluster(Question question) {
    String connected = question.world().cluster();
    return Stream.concat(
            Stream.of(question.plan().target().object()),
            Question.objects(question.plan()).stream())
        .map(ObjectRef::cluster)
        .filter(planned -> !planned.equals(connected))
        .findFirst()
        .<Verdict>map(
            planned ->
                new Deny(
                    "the plan is for cluster %s, the bot is connected to %s"
                        .formatted(planned, connected)))
        .orElseGet(Abstain::new);
  }

  /** Every step is for the plan's one target, and for that kind of object. */
  static Verdict oneObject(Question question) {
    Target target = question.plan().target();
    boolean one =
        question.actions().stream()
            .allMatch(a -> a.target().equals(target) && a.kind().equals(target.object().kind()));
    if (!one) {
      return new Deny("a step is not for the plan's one object, or not for its kind");
    }
    boolean undoable = question.actions().stream().allMatch(a -> a.undo() instanceof Undo.By);
    return new Remark(
        "it changes one %s%s"
            .formatted(
                target.object().kind(),
                undoable ? " and can be undone" : ", and what cannot be undone does no harm"));
  }
}
