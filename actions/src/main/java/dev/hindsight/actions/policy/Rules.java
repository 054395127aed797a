package dev.hindsight.actions.policy;

import dev.hindsight.actions.action.Assessment;
import dev.hindsight.actions.action.Target;
import dev.hindsight.actions.action.Undo;
import dev.hindsight.actions.policy.Verdict.Abstain;
import dev.hindsight.actions.policy.Verdict.Allow;
import dev.hindsight.actions.policy.Verdict.Approvers;
import dev.hindsight.actions.policy.Verdict.Deny;
import java.util.LinkedHashMap;
import java.util.Map;

/** The rules that ship, in the order in which their verdicts are shown. */
final class Rules {

  private Rules() {}

  static Map<String, PolicyRule> shipped() {
    Map<String, PolicyRule> rules = new LinkedHashMap<>();
    rules.put("stop switch", Rules::stopSwitch);
    rules.put("known cluster", Rules::knownCluster);
    rules.put("protected namespace", Rules::protectedNamespace);
    rules.put("one object", Rules::oneObject);
    rules.put("autoscaler", WorldRules::autoscaler);
    rules.put("last node", WorldRules::lastNode);
    rules.put("known image", WorldRules::knownImage);
    rules.put("risk", Rules::risk);
    return rules;
  }

  static Verdict stopSwitch(Question question) {
    return question.stopped().<Verdict>map(Deny::new).orElseGet(Abstain::new);
  }

  static Verdict knownCluster(Question question) {
    String planned = question.plan().target().object().cluster();
    return planned.equals(question.connectedCluster())
        ? new Abstain()
        : new Deny(
            "the plan is for cluster %s, the bot is connected to %s"
                .formatted(planned, question.connectedCluster()));
  }

  static Verdict protectedNamespace(Question question) {
    return question.actions().stream()
        .map(action -> action.target().object().namespace())
        .filter(question.settings().protectedNamespaces()::contains)
        .findFirst()
        .<Verdict>map(n -> new Deny("nothing is changed in namespace " + n))
        .orElseGet(Abstain::new);
  }

  /** Every step is for the plan's one target, and for that kind of object. */
  static Verdict oneObject(Question question) {
    Target target = question.plan().target();
    boolean one =
        question.actions().stream()
            .allMatch(a -> a.target().equals(target) && a.kind().equals(target.object().kind()));
    if (!one) {
      return new Abstain();
    }
    boolean undoable = question.actions().stream().allMatch(a -> a.undo() instanceof Undo.By);
    return new Allow(
        "it changes one %s%s"
            .formatted(
                target.object().kind(),
                undoable ? " and can be undone" : ", and what cannot be undone does no harm"));
  }

  static Verdict risk(Question question) {
    Assessment risk = question.plan().assessment();
    return switch (risk.risk()) {
      case LOW -> approvers(0, "low", risk, "one approver may ask and approve");
      case MEDIUM -> approvers(1, "medium", risk, "one person asks, another approves");
      case HIGH -> approvers(2, "high", risk, "two approvers besides the person who asks");
    };
  }

  private static Verdict approvers(int count, String name, Assessment risk, String who) {
    return new Approvers(count, "%s risk (%s): %s".formatted(name, risk.why(), who));
  }
}
