package dev.hindsight.knowledge.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignaturePackTest {

  private static final String GOOD =
      """
      notable: {facts: [bad], logs: [bad]}
      healthy: [good]
      generic: [any]
      signatures:
        - category: one
          titles: ['{service} has {what}']
          features:
            - {name: it, weight: 1, must: true, on: [facts], any: ['(?<what>it)']}
      """;

  @Test
  void theShippedPackKnowsTheCausesOfAllRunbooks() {
    assertThat(SignaturePack.shipped().signatures())
        .extracting(Signature::category)
        .contains(
            "oom_killed",
            "image_pull",
            "app_crash",
            "rollout_stuck",
            "scheduling_insufficient_resources",
            "probe_misconfig",
            "missing_configmap",
            "missing_secret",
            "node_not_ready",
            "quota_exceeded",
            "dependency_connection_failed");
  }

  @Test
  void readsAGoodPack() {
    assertThat(parse(GOOD).signatures()).hasSize(1);
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "weight: 1 | wieght: 1 | an unknown key",
        "weight: 1 | weight: 0 | no weight",
        "weight: 1 | weight: 1, weight: 2 | a doubled key",
        "on: [facts] | on: [rumours] | an unknown source",
        "on: [facts] | on: [] | seen nowhere",
        "(?<what>it) | (it | a broken pattern",
        "{what} | {who} | a title that asks for what no pattern names",
        "category: one | category: one, covers: [two] | covers an unknown cause"
      })
  void refusesABadOne(String part, String broken, String why) {
    String bad = GOOD.replace(part, broken.replace(", covers", "\n    covers"));

    assertThat(bad).isNotEqualTo(GOOD);
    assertThatThrownBy(() -> parse(bad)).as(why).isInstanceOf(RuntimeException.class);
  }

  private static SignaturePack parse(String yaml) {
    return SignaturePack.parse(yaml.getBytes(StandardCharsets.UTF_8));
  }
}
