package dev.hindsight.actions.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.Samples;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plans and playbooks that people wrote: read strictly, and each mistake named with its place. */
class PlanFileTest {

  private static final String SCALE =
      """
      title: More of it
      target: &target
        object: {cluster: c1, kind: Deployment, namespace: shop, name: checkout}
        uid: u1
        generation: 7
      steps:
        - action:
            type: scale-deployment
            target:
              object: {cluster: c1, kind: Deployment, namespace: shop, name: checkout}
              uid: u1
              generation: 7
            from: 2
            to: 4
      """;

  @Test
  void everyPlanThatIsWrittenIsReadAgainWithTheSameHash() {
    for (Action action : Samples.all()) {
      String json = PlanJson.write(Plans.of(action));
      assertThat(PlanJson.write(plan(json))).isEqualTo(json);
    }
  }

  @Test
  void whatFollowsFromTheActionMayBeLeftOut() {
    Plan plan = plan(SCALE.replace("&target", ""));
    assertThat(plan.playbook()).isEqualTo("by hand");
    assertThat(plan.acts().getFirst().precondition()).contains("2 replicas");
    assertThat(plan.undo()).contains("from 4 to 2");
    assertThat(plan.watched()).containsExactly(Plans.WORKLOAD);
  }

  @Test
  void stepsThatWaitLookOrAskAreReadAndWrittenAsOthers() {
    String yaml =
        SCALE.replace("&target", "")
            + """
              - waitSeconds: 30
              - probe: {type: http, url: "http://shop/ready"}
                withinSeconds: 60
              - probe: {type: promql, query: up, limit: AT_LEAST, threshold: 1}
                withinSeconds: 60
              - question: Is the queue empty?
                withinSeconds: 600
            """;
    Plan plan = plan(yaml);
    assertThat(plan.steps().subList(1, 5))
        .map(Step::sentence)
        .containsExactly(
            "Wait 30 s",
            "Check within 60 s that GET http://shop/ready is answered well",
            "Check within 60 s that up is at least 1.0",
            "Ask a person, for at most 600 s: Is the queue empty?");
    assertThat(PlanJson.read(PlanJson.write(plan))).isEqualTo(plan);
    assertThat(PlanJson.write(plan(PlanJson.write(plan)))).isEqualTo(PlanJson.write(plan));
    assertThat(plan.pauses()).hasSeconds(750);
  }

  @Test
  void aStepIsOfOneKind() {
    String both =
        SCALE.replace("&target", "").replace("- action:", "- waitSeconds: 3\n    action:");
    assertThatThrownBy(() -> plan(both)).hasMessageContaining("a step has one of action");
  }

  @Test
  void butNotChanged() {
    String lie = SCALE.replace("&target", "").replace("- action:", "- undo: none\n    action:");
    assertThatThrownBy(() -> plan(lie))
        .hasMessageContaining("a.yaml")
        .hasMessageContaining("undo follows from the action");
  }

  @Test
  void aPlaybookIsReadAsOne() {
    String yaml =
        "name: more\ncauses: [overload]\nsteps: [{action: {type: scale-out, factor: 2, max: 8}}]\n";
    assertThat(read(yaml))
        .isInstanceOfSatisfying(
            PlanFile.OfPlaybook.class,
            file -> assertThat(file.playbook().causes()).isEqualTo(List.of("overload")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "generation: 7      | generation: soon  | a.yaml:5:",
        "generation: 7      | generation: '7'   | a.yaml:5:",
        "generation: 7      | generation: 7.5   | a.yaml:5:",
        "uid: u1            | uid: 5            | a.yaml:4:",
        "uid: u1            | user: u1          | 'uid' is missing",
        "scale-deployment   | delete-namespace  | unknown type 'delete-namespace'",
        "from: 2            | from: -2          | replicas must be between 0 and 1000",
        "to: 4              | force: 4          | steps[0].action.to is missing",
        "to: 4              | from: 4           | Duplicate",
        "title: More of it  | title: [a]         | title must be a text",
        "steps:             | name: x;steps:     | unknown key 'name'; there are playbook",
        "title: More of it  | titel: x          | 'title' is missing"
      })
  void aMistakeIsNamedWithItsPlace(String right, String wrong, String named) {
    String yaml =
        SCALE.replace("&target", "").replaceFirst(right.strip(), wrong.strip().replace(';', '\n'));
    assertThatThrownBy(() -> plan(yaml))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("a.yaml")
        .hasMessageContaining(named.strip());
  }

  @Test
  void bombsAndNothingAreRefused() {
    assertThatThrownBy(() -> read("")).hasMessageContaining("a.yaml");
    assertThatThrownBy(() -> read("x".repeat(300_000))).hasMessageContaining("larger than");
    assertThatThrownBy(() -> read("[".repeat(20_000))).hasMessageContaining("a.yaml");
    assertThatThrownBy(() -> read("steps: []\ntitle: x\n")).hasMessageContaining("missing");
    assertThatThrownBy(() -> read("- a\n- b\n")).hasMessageContaining("a.yaml");
  }

  private static Plan plan(String text) {
    return ((PlanFile.OfPlan) read(text)).plan();
  }

  private static PlanFile read(String text) {
    return PlanFile.read("a.yaml", text.getBytes(StandardCharsets.UTF_8));
  }
}
