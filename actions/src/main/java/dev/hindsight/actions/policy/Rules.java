package dev.hindsight.actions.policy;

import dev.hindsight.actions.plan.Step;
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
    rules.put("one workload", Rules::oneWorkload);
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
    return question.plan().steps().stream()
        .map(step -> step.action().target().object().namespace())
        .filter(question.settings().protectedNamespaces()::contains)
        .findFirst()
        .<Verdict>map(n -> new Deny("nothing is changed in namespace " + n))
        .orElseGet(Abstain::new);
  }

  static Verdict oneWorkload(Question question) {
    boolean one =
        question.plan().steps().stream()
            .map(Step::action)
            .allMatch(
                a ->
                    a.target().equals(question.plan().target())
                        && a.target().object().kind().equals("Deployment"));
    return one ? new Allow("it changes one Deployment and can be undone") : new Abstain();
  }

  static Verdict risk(Question question) {
    return switch (question.plan().risk()) {
      case LOW -> new Approvers(0, "low risk: one approver may ask and approve");
      case MEDIUM -> new Approvers(1, "medium risk: one person asks, another approves");
      case HIGH -> new Approvers(2, "high risk: two approvers besides the person who asks");
    };
  }
}
