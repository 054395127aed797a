package dev.hindsight.actions.policy;

import dev.hindsight.actions.policy.Verdict.Abstain;
import dev.hindsight.actions.policy.Verdict.Allow;
import dev.hindsight.actions.policy.Verdict.Approvers;
import dev.hindsight.actions.policy.Verdict.Deny;
import dev.hindsight.actions.policy.Verdict.NotNow;
import dev.hindsight.actions.policy.Verdict.Remark;
import dev.hindsight.actions.policy.Verdict.Wait;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Any deny wins, requirements take the maximum, without an allow it is no; pure. */
final class Judgement {

  private static final String NO_ALLOW = "no rule allows it";

  private final List<String> verdicts = new ArrayList<>();
  private final List<String> groups = new ArrayList<>();
  private Optional<String> denied = Optional.empty();
  private Optional<String> notNow = Optional.empty();
  private boolean allowed;
  private int approvers;
  private Duration wait = Duration.ZERO;

  private Judgement() {}

  static Ruling of(Map<String, PolicyRule> rules, Question question) {
    Judgement judgement = new Judgement();
    rules.forEach((name, rule) -> judgement.hear(name, rule.judge(question)));
    return judgement.ruling();
  }

  private void hear(String rule, Verdict verdict) {
    switch (verdict) {
      case Allow(String why) -> {
        allowed = true;
        verdicts.add("%s: allowed, %s".formatted(rule, why));
      }
      case Deny(String why) -> {
        denied = denied.or(() -> Optional.of("%s: %s".formatted(rule, why)));
        verdicts.add("%s: denied, %s".formatted(rule, why));
      }
      case NotNow(String why) -> {
        notNow = notNow.or(() -> Optional.of("%s: %s".formatted(rule, why)));
        verdicts.add("%s: not now, %s".formatted(rule, why));
      }
      case Approvers(int count, Optional<String> group, String why) -> {
        approvers = Math.max(approvers, count);
        group.filter(g -> !groups.contains(g)).ifPresent(groups::add);
        verdicts.add("%s: %s".formatted(rule, why));
      }
      case Wait(Duration length, String why) -> {
        wait = wait.compareTo(length) < 0 ? length : wait;
        verdicts.add("%s: %s".formatted(rule, why));
      }
      case Remark(String text) -> verdicts.add("%s: %s".formatted(rule, text));
      case Abstain() -> {}
    }
  }

  private Ruling ruling() {
    if (!allowed) {
      verdicts.add("default: denied, " + NO_ALLOW);
      denied = denied.or(() -> Optional.of("default: " + NO_ALLOW));
    }
    return new Ruling(denied, notNow, approvers, groups, wait, verdicts);
  }
}
