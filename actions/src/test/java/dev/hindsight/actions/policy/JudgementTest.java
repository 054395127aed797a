package dev.hindsight.actions.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.policy.Verdict.Abstain;
import dev.hindsight.actions.policy.Verdict.Allow;
import dev.hindsight.actions.policy.Verdict.Approvers;
import dev.hindsight.actions.policy.Verdict.Deny;
import dev.hindsight.actions.policy.Verdict.NotNow;
import dev.hindsight.actions.policy.Verdict.Remark;
import dev.hindsight.actions.policy.Verdict.Wait;
import dev.hindsight.actions.policy.rulebook.RulebookFile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What all rules together say, for any rules there may ever be. */
class JudgementTest {

  private static final int TRIES = 20_000;
  private static final Case ANY =
      CaseReader.read(
              "any",
              """
              cases:
                - name: any
                  at: 2026-11-25T10:00:00Z
                  plan: {steps: [{action: undo-rollout}], namespace: shop, name: app}
                  expect: {decision: allow, rule: any}
              """
                  .getBytes(StandardCharsets.UTF_8))
          .getFirst();
  private static final Question QUESTION =
      new Question(
          ANY.facts().plan(),
          ANY.facts().world(),
          ANY.moment(),
          Optional.empty(),
          RulebookFile.shipped().book());

  private final Random random = new Random(7);

  @Test
  void withoutAnyRuleItIsNo() {
    assertThat(Judgement.of(Map.of(), QUESTION).denied()).contains("default: no rule allows it");
  }

  @Test
  void oneMoreRuleNeverTurnsADenyIntoAnAllowNorLowersARequirement() {
    for (int i = 0; i < TRIES; i++) {
      Map<String, PolicyRule> rules = rules(random.nextInt(6));
      Ruling before = Judgement.of(rules, QUESTION);
      Verdict more = verdict();
      Map<String, PolicyRule> grown = with(rules, more);
      Ruling after = Judgement.of(grown, QUESTION);
      boolean byARule = before.denied().filter(why -> !why.startsWith("default")).isPresent();
      if (byARule || !(more instanceof Allow)) {
        assertThat(after.denied().isPresent() || before.denied().isEmpty())
            .as("%s then %s", before, more)
            .isTrue();
      }
      assertThat(after.approvers()).isGreaterThanOrEqualTo(before.approvers());
      assertThat(after.pause()).isGreaterThanOrEqualTo(before.pause());
      assertThat(after.notNow().isPresent() || before.notNow().isEmpty()).isTrue();
      assertThat(after.groups()).containsAll(before.groups());
    }
  }

  @Test
  void eachVerdictIsKeptWithItsRule() {
    Map<String, PolicyRule> rules = new LinkedHashMap<>();
    rules.put("a", _ -> new Deny("no"));
    rules.put("b", _ -> new Allow("yes"));
    rules.put("c", _ -> new Approvers(2, Optional.of("leads"), "two"));
    rules.put("d", _ -> new Deny("no again"));
    rules.put("e", _ -> new Abstain());
    rules.put("f", _ -> new NotNow("busy"));
    Ruling ruling = Judgement.of(rules, QUESTION);
    assertThat(ruling.denied()).contains("a: no");
    assertThat(ruling.approvers()).isEqualTo(2);
    assertThat(ruling.verdicts())
        .containsExactly(
            "a: denied, no",
            "b: allowed, yes",
            "c: two",
            "d: denied, no again",
            "f: not now, busy");
  }

  private Map<String, PolicyRule> rules(int count) {
    Map<String, PolicyRule> rules = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      Verdict verdict = verdict();
      rules.put("rule " + i, _ -> verdict);
    }
    return rules;
  }

  /** At any place among them. */
  private Map<String, PolicyRule> with(Map<String, PolicyRule> rules, Verdict more) {
    Map<String, PolicyRule> grown = new LinkedHashMap<>();
    int place = random.nextInt(rules.size() + 1);
    for (Map.Entry<String, PolicyRule> rule : rules.entrySet()) {
      if (grown.size() == place) {
        grown.put("another", _ -> more);
      }
      grown.put(rule.getKey(), rule.getValue());
    }
    grown.putIfAbsent("another", _ -> more);
    return grown;
  }

  private Verdict verdict() {
    return List.<Verdict>of(
            new Allow("a"),
            new Deny("d"),
            new NotNow("n"),
            new Approvers(random.nextInt(4), Optional.of("g" + random.nextInt(3)), "p"),
            new Wait(Duration.ofMinutes(random.nextInt(9)), "w"),
            new Remark("r"),
            new Abstain())
        .get(random.nextInt(7));
  }
}
