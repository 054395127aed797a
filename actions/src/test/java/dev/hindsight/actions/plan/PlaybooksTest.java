package dev.hindsight.actions.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Playbooks are read strictly. */
class PlaybooksTest {

  @Test
  void theShippedOnesAreFoundByCause() throws IOException {
    Playbooks playbooks = new Playbooks();
    assertThat(playbooks.forCause("oom_killed").orElseThrow().name())
        .isEqualTo("raise-memory-limit");
    assertThat(playbooks.forCause("image_pull").orElseThrow().name()).isEqualTo("undo-rollout");
    assertThat(playbooks.forCause("overload").orElseThrow().name()).isEqualTo("scale-out");
    assertThat(playbooks.forCause("node_pressure").orElseThrow().name()).isEqualTo("cordon-node");
    assertThat(playbooks.forCause("dependency_connection_failed").orElseThrow().name())
        .isEqualTo("restart-dependency");
    for (String cause :
        List.of(
            "app_crash",
            "probe_misconfig",
            "missing_configmap",
            "missing_secret",
            "scheduling_insufficient_resources")) {
      assertThat(playbooks.forCause(cause).orElseThrow().name()).isEqualTo("undo-recent-rollout");
    }
    assertThat(playbooks.forCause("something_new")).isEmpty();
    assertThat(playbooks.forCause("quota_exceeded")).isEmpty();
    assertThat(new Advice().about("quota_exceeded").orElseThrow()).contains("only people");
  }

  @Test
  void oneCauseHasOnePlaybook() {
    Playbook one = Playbooks.parse("a", yaml("name: a\ncauses: [b]\naction: {type: undo-rollout}"));
    Playbook two = Playbooks.parse("c", yaml("name: c\ncauses: [b]\naction: {type: cordon-node}"));
    assertThatThrownBy(() -> Playbooks.unambiguous(List.of(one, two)))
        .hasMessage("playbooks a and c are both for the cause b");
    assertThatThrownBy(() -> Playbooks.unambiguous(List.of(one, one)))
        .hasMessage("two playbooks are called a");
  }

  private static byte[] yaml(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name: a\\ncauses: [b]\\naction: {type: undo-rollout}\\nforce: true | force",
        "name: a\\ncauses: [b]\\naction: {type: undo-rollout, deep: 1} | deep",
        "name: a\\ncauses: [b]\\naction: {type: delete-everything} | delete-everything",
        "name: a\\naction: {type: undo-rollout} | causes",
        "name: a\\ncauses: [b]\\naction: {type: set-memory-limit, factor: 0.5, max: 1Gi} | factor",
        "name: a\\ncauses: [b]\\naction: {type: set-memory-limit, factor: 2, max: much} | max",
        "name: a\\ncauses: [b]\\naction: {type: undo-recent-rollout, within: 0h} | within",
        "name: a\\ncauses: [b]\\naction: {type: undo-recent-rollout, within: soon} | soon",
        "name: a\\ncauses: [b]\\naction: {type: scale-out, factor: 1, max: 4} | factor",
        "name: a\\ncauses: [b]\\naction: {type: scale-out, factor: 2, max: 1} | max",
        "name: a\\ncauses: [b]\\naction: {type: cordon-node, drain: true} | drain",
        "name: [ | test.yaml:1:",
        "name: A b\\ncauses: []\\naction: {type: undo-rollout} | lower-case",
        "name: a\\ncauses: [B]\\naction: {type: undo-rollout} | one is 'B'",
        "name: a\\nname: b\\ncauses: [b]\\naction: {type: undo-rollout} | name"
      })
  void aMistakeIsNamed(String yaml, String named) {
    byte[] bytes = yaml.replace("\\n", "\n").getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> Playbooks.parse("test.yaml", bytes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("test.yaml")
        .hasMessageContaining(named);
  }
}
