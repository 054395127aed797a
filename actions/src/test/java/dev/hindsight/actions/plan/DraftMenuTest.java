package dev.hindsight.actions.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.actions.Drafting;
import dev.hindsight.actions.action.AwsKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a model may draft is what was offered, with other numbers. */
class DraftMenuTest {

  private static final String MEMORY =
      "{\"type\":\"set-memory-limit\",\"factor\":2,\"max\":\"2Gi\"}";

  private static Drafting.Pick pick(String example, String draft) {
    return new Drafting.Pick(new Drafting.Option(example, "x"), draft);
  }

  @Test
  void severalStepsAreOnePlanOfThatOrderAndNoMoreThanThree() {
    String restart = "{\"type\":\"restart-rollout\"}";
    Playbook both = DraftMenu.playbook(List.of(pick(MEMORY, MEMORY), pick(restart, restart)));
    assertThat(both.templates())
        .hasExactlyElementsOfTypes(Template.SetMemoryLimit.class, Template.RestartRollout.class);
    assertThat(both.titleFor("shop")).hasValue("Several steps for shop");
    assertThatThrownBy(
            () -> DraftMenu.playbook(List.of(pick(restart, restart), pick(restart, restart))))
        .hasMessageContaining("the same thing once");
    // nor by other numbers, which would multiply
    assertThatThrownBy(
            () ->
                DraftMenu.playbook(
                    List.of(pick(MEMORY, MEMORY), pick(MEMORY, MEMORY.replace("2Gi", "1Gi")))))
        .hasMessageContaining("the same thing once");
    String out = "{\"type\":\"scale-out\",\"factor\":2,\"max\":10}";
    String add = "{\"type\":\"add-replicas\",\"by\":1,\"max\":10}";
    assertThatThrownBy(() -> DraftMenu.playbook(List.of(pick(out, out), pick(add, add))))
        .hasMessageContaining("the same thing once");
    assertThatThrownBy(() -> DraftMenu.playbook(List.of())).hasMessageContaining("1 to 3 steps");
  }

  @Test
  void eachExampleIsADraftOfItself() {
    for (String kind :
        new String[] {
          "Deployment",
          "StatefulSet",
          "Pod",
          "Node",
          "Job",
          "CronJob",
          AwsKind.INSTANCE.kind(),
          AwsKind.ECS_SERVICE.kind(),
          AwsKind.DB_INSTANCE.kind()
        }) {
      assertThat(DraftMenu.forKind(kind))
          .isNotEmpty()
          .allSatisfy(
              example ->
                  assertThat(DraftMenu.playbook(List.of(pick(example, example))).name())
                      .isEqualTo(Drafting.PLAYBOOK));
    }
    assertThat(DraftMenu.forKind("Secret")).isEmpty();
    assertThat(DraftMenu.forKind("Deployment")).contains(MEMORY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"scale-group", "scale-service"})
  void nothingIsMadeSmaller(String type) {
    String example =
        DraftMenu.SAMPLES.stream()
            .flatMap(sample -> sample.sought().kinds().stream())
            .distinct()
            .flatMap(kind -> DraftMenu.forKind(kind).stream())
            .filter(json -> json.contains(type))
            .findFirst()
            .orElseThrow();
    String draft = example.replace("\"factor\":2", "\"factor\":0.5");
    assertThat(draft).isNotEqualTo(example);
    assertThatThrownBy(() -> DraftMenu.playbook(List.of(pick(example, draft))))
        .hasMessageContaining("makes nothing smaller");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"type":"set-memory-limit","factor":1.5,"max":"1Gi","extra":1} | unknown key
          {"type":"set-memory-limit","factor":9,"max":"64Gi"}            | at most doubles
          {"type":"set-memory-limit","factor":"NaN","max":"1Gi"}         | must be a number
          {"type":"set-memory-limit","factor":2,"max":"; rm -rf /"}      | max is not a memory
          {"type":"set-memory-limit","factor":2,"factor":1,"max":"1Gi"}  | factor
          {"type":"restart-rollout"}                                     | was not offered
          {"type":"drop-database"}                                       | unknown type
          [1]                                                            | draft
          """)
  void anythingElseIsRefusedWithItsReason(String draft, String reason) {
    assertThatThrownBy(() -> DraftMenu.playbook(List.of(pick(MEMORY, draft))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }
}
