package dev.hindsight.actions.policy;

import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.Assessment;
import dev.hindsight.actions.action.Target;
import dev.hindsight.actions.action.Undo;
import dev.hindsight.actions.policy.Verdict.Abstain;
import dev.hindsight.actions.policy.Verdict.Allow;
import dev.hindsight.actions.policy.Verdict.Approvers;
import dev.hindsight.actions.policy.Verdict.Deny;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rules that ship, in the order in which their verdicts are shown. */
final class Rules {

  private static final int MOST_OBJECTS = 5;

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

  /** Every step is for the kind of object it has, and they are few, all in one cluster. */
  static Verdict oneObject(Question question) {
    List<Target> targets = question.plan().targets();
    boolean fits =
        targets.size() <= MOST_OBJECTS
            && targets.stream().map(t -> t.object().cluster()).distinct().count() == 1
            && question.actions().stream().allMatch(a -> fits(a, targets));
    if (!fits) {
      return new Abstain();
    }
    boolean undoable = question.actions().stream().allMatch(a -> a.undo() instanceof Undo.By);
    return new Allow(
        "it changes %s%s"
            .formatted(
                targets.size() == 1
                    ? "one " + targets.getFirst().object().kind()
                    : targets.size() + " objects",
                undoable ? " and can be undone" : ", and what cannot be undone does no harm"));
  }

  /** Two objects that had the same name one after the other are not one. */
  private static boolean fits(Action action, List<Target> targets) {
    return action.kind().equals(action.target().object().kind())
        && targets.stream()
            .filter(t -> t.object().equals(action.target().object()))
            .allMatch(t -> t.uid().equals(action.target().uid()));
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
