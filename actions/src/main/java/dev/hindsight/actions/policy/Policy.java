package dev.hindsight.actions.policy;

import dev.hindsight.actions.RemediationSettings;
import dev.hindsight.actions.adapter.Surroundings;
import dev.hindsight.actions.plan.Plan;
import dev.hindsight.actions.policy.Verdict.Abstain;
import dev.hindsight.actions.policy.Verdict.Allow;
import dev.hindsight.actions.policy.Verdict.Approvers;
import dev.hindsight.actions.policy.Verdict.Deny;
import dev.hindsight.actions.policy.Verdict.Remark;
import dev.hindsight.actions.store.JdbcStopSwitch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** All rules run; any deny wins, requirements take the maximum, without an allow it is no. */
@Component
public class Policy {

  private static final String NO_ALLOW = "no rule allows it";

  private final JdbcStopSwitch stop;
  private final RemediationSettings settings;

  Policy(JdbcStopSwitch stop, RemediationSettings settings) {
    this.stop = stop;
    this.settings = settings;
  }

  /** Whether this plan may run in the connected cluster, in these surroundings, now. */
  public Ruling judge(Plan plan, String connectedCluster, Surroundings around) {
    return judge(
        Rules.shipped(), new Question(plan, connectedCluster, around, stop.stopped(), settings));
  }

  static Ruling judge(Map<String, PolicyRule> rules, Question question) {
    Optional<String> denied = Optional.empty();
    boolean allowed = false;
    int approvers = 0;
    List<String> verdicts = new ArrayList<>();
    for (Map.Entry<String, PolicyRule> rule : rules.entrySet()) {
      switch (rule.getValue().judge(question)) {
        case Allow(String why) -> {
          allowed = true;
          verdicts.add("%s: allowed, %s".formatted(rule.getKey(), why));
        }
        case Deny(String why) -> {
          denied = denied.or(() -> Optional.of("%s: %s".formatted(rule.getKey(), why)));
          verdicts.add("%s: denied, %s".formatted(rule.getKey(), why));
        }
        case Approvers(int count, String why) -> {
          approvers = Math.max(approvers, count);
          verdicts.add("%s: %s".formatted(rule.getKey(), why));
        }
        case Remark(String text) -> verdicts.add("%s: %s".formatted(rule.getKey(), text));
        case Abstain() -> {}
      }
    }
    if (!allowed) {
      verdicts.add("default: denied, " + NO_ALLOW);
      denied = denied.or(() -> Optional.of("default: " + NO_ALLOW));
    }
    return new Ruling(denied, approvers, verdicts);
  }
}
