package dev.hindsight.actions.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.actions.Diagnosis;
import dev.hindsight.actions.PlanValue;
import dev.hindsight.actions.action.Live;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Playbooks are read strictly. */
class PlaybooksTest {

  @Test
  void theShippedOnesAreFoundByCause() throws IOException {
    Playbooks playbooks = new Playbooks(PlaybookSettings.NONE);
    assertThat(first(playbooks, "oom_killed")).isEqualTo("raise-memory-limit");
    assertThat(first(playbooks, "image_pull")).isEqualTo("undo-rollout");
    assertThat(first(playbooks, "overload")).isEqualTo("scale-out");
    assertThat(first(playbooks, "node_pressure")).isEqualTo("cordon-node");
    assertThat(first(playbooks, "dependency_connection_failed")).isEqualTo("restart-dependency");
    for (String cause :
        List.of(
            "app_crash",
            "probe_misconfig",
            "missing_configmap",
            "missing_secret",
            "scheduling_insufficient_resources")) {
      assertThat(first(playbooks, cause)).isEqualTo("undo-recent-rollout");
    }
    assertThat(playbooks.forCause("something_new")).isEmpty();
    assertThat(playbooks.forCause("quota_exceeded")).isEmpty();
    assertThat(new Advice().about("quota_exceeded").orElseThrow()).contains("only people");
  }

  private static String first(Playbooks playbooks, String cause) {
    return playbooks.forCause(cause).getFirst().name();
  }

  @Test
  void whichOneIsTriedFirstIsSaid() {
    Playbook one = playbook("name: a\ncauses: [b]\nsteps: [{action: {type: undo-rollout}}]");
    Playbook two = playbook("name: c\ncauses: [b]\nsteps: [{action: {type: cordon-node}}]");
    Playbook later =
        playbook("name: d\ncauses: [b]\nrank: 2\nsteps: [{action: {type: cordon-node}}]");
    assertThatThrownBy(() -> Playbooks.unambiguous(List.of(one, two)))
        .hasMessage("playbooks a and c both have rank 1 for the cause b");
    assertThatThrownBy(() -> Playbooks.unambiguous(List.of(one, one)))
        .hasMessage("two playbooks are called a");
    Playbooks.unambiguous(List.of(one, later));
  }

  @Test
  void theShippedOnesOfACauseComeInTheirOrder() throws IOException {
    assertThat(new Playbooks(PlaybookSettings.NONE).forCause("aws_target_unhealthy"))
        .extracting(Playbook::name)
        .containsExactly("isolate-node", "take-unhealthy-target-out", "answer-by-standby");
  }

  /** Standing approvals are bound to it: what an action did yesterday, it does today. */
  @ParameterizedTest
  @CsvSource({
    "undo-rollout, 6bed5305289e7209520d14a7e34d116f92f768d0f2f596a2e347c8a478953c42",
    "scale-out, 0392f0289bcaf0fb8dfe52fa4ac23ba2920869b8ca93e923f622a677e6315985",
    "raise-memory-limit, 29ec88306d31d44ab4edcfad81d1a333ad161d4811e79520ddde4a436a0cf5c3",
    "cordon-node, 771aa0c7cea53b932a6645e7da5637382cdbdc420b0bf5d79044255751453522",
    "restart-dependency, fe0a7e3ba6e615f09df1423f89dc5d591fd90fb41175fefc1f138755f1fb4f15",
    "undo-recent-rollout, 37051f133c3e7cc4a052babdcdf096220ea8387e5634e6b5d57b74e5a08a6e77"
  })
  void whatOneActionDoesHasTheHashItAlwaysHad(String name, String hash) throws IOException {
    assertThat(new Playbooks(PlaybookSettings.NONE).hash(name)).contains(hash);
  }

  @Test
  void whatMayBeWishedIsDeclaredWithinLimitsAndChangesNothingOfWhatItDoes() {
    String plain = "name: a\ncauses: []\nsteps: [{action: {type: scale-out, factor: 2, max: 12}}]";
    Playbook open = playbook(plain + "\nvalues: {replicas: {least: \"2\", most: \"8\"}}");
    assertThat(open.hash()).isEqualTo(playbook(plain).hash());
    assertThat(open.values().get("replicas").has("8")).isTrue();
    for (String no : List.of("9", "1", "", "many", "8; rm", "-3")) {
      assertThat(open.values().get("replicas").has(no)).as(no).isFalse();
    }
    for (String bad :
        List.of(
            "{replicas: {}}",
            "{replicas: {least: \"2\"}}",
            "{replicas: {most: lots}}",
            "{replicas: {most: \"2\", least: \"3\"}}",
            "{replicas: {most: \"2\", oneOf: [a]}}",
            "{Replicas: {most: \"2\"}}",
            "{replicas: null}",
            "{replicas: {most: \"2\", step: \"1\"}}")) {
      assertThatThrownBy(() -> playbook(plain + "\nvalues: " + bad))
          .as(bad)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  /** As an unknown key, and before anybody has an incident. */
  @Test
  void aValueThatNoPlanOfItHasIsSaidWithItsLine() {
    String one =
        "name: a\ncauses: []\nvalues:\n  %s: {most: \"8\"}\n"
            + "steps: [{action: {type: scale-out, factor: 2, max: 12}}]";
    String two =
        "name: a\ncauses: []\ntitle: b\nvalues:\n  %s: {most: \"8\"}\n"
            + "steps: [{action: {type: scale-out, factor: 2, max: 12}}, {waitSeconds: 5},"
            + " {action: {type: scale-in, factor: 0.5, min: 2}}]";
    playbook(one.formatted("replicas"));
    playbook(two.formatted("replicas-3"));
    playbook(two.formatted("wait"));

    assertThatThrownBy(() -> playbook(one.formatted("replcas")))
        .hasMessageMatching(".*:4:3: no plan of a has a value 'replcas'; there are replicas");
    assertThatThrownBy(() -> playbook(two.formatted("replicas")))
        .hasMessageMatching(
            ".*:5:3: no plan of a has a value 'replicas'; there are replicas-1, replicas-3, wait");
    assertThatThrownBy(
            () ->
                playbook(
                    "name: a\ncauses: []\nvalues: {to: {most: \"8\"}}\n"
                        + "steps: [{action: {type: restart-rollout}}]"))
        .hasMessageEndingWith(":3:10: no plan of a has a value 'to'; they have none");
  }

  /** Each value of a plan can be wished under the name that its window has for it. */
  @Test
  void theNamesAreThoseOfThePlansThatAreMade() throws IOException {
    for (Playbook playbook : new Playbooks(PlaybookSettings.NONE).all()) {
      Live live = Lives.deployment(6);
      Planned planned =
          Planner.plan(
              playbook,
              new Scene(
                  live,
                  live.ref(),
                  new Diagnosis(Optional.of(live.ref()), List.of(), List.of(), Lives.NOW),
                  Lives.NOW));
      if (planned instanceof Planned.Made(Plan plan)) {
        assertThat(Wishable.of(playbook))
            .as(playbook.name())
            .containsAll(
                new Changes(plan, Map.of()).values().stream().map(PlanValue::name).toList());
      }
    }
  }

  /** What is declared is a value of the plan that the playbook makes, and its limits are real. */
  @Test
  void theShippedOnesDeclareValuesOfTheirPlans() throws IOException {
    List<Playbook> open =
        new Playbooks(PlaybookSettings.NONE)
            .all().stream().filter(playbook -> !playbook.values().isEmpty()).toList();
    assertThat(open)
        .extracting(Playbook::name)
        .containsExactly(
            "raise-cpu-limit", "raise-memory-limit", "scale-ecs-service", "scale-in", "scale-out");
    for (Playbook playbook : open) {
      if (!playbook.name().equals("scale-ecs-service")) {
        Live live = Lives.deployment(6);
        Planned planned =
            Planner.plan(
                playbook,
                new Scene(
                    live,
                    live.ref(),
                    new Diagnosis(Optional.of(live.ref()), List.of(), List.of(), Lives.NOW),
                    Lives.NOW));
        assertThat(planned).isInstanceOf(Planned.Made.class);
        assertThat(new Changes(((Planned.Made) planned).plan(), Map.of()).values())
            .extracting(PlanValue::name)
            .containsAll(playbook.values().keySet());
      }
    }
  }

  @Test
  void severalStepsHaveAHashOfAllTheyDo() {
    String two =
        "name: a\ncauses: []\ntitle: T\nsteps: [{action: {type: cordon-node}}, {waitSeconds: 5},"
            + " {action: {type: undo-rollout}}]";
    Playbook playbook = playbook(two);
    assertThat(playbook.hash())
        .isEqualTo(playbook(two).hash())
        .isNotEqualTo(playbook(two.replace("5", "6")).hash())
        .isNotEqualTo(playbook(two.replace("T\n", "U\n")).hash());
  }

  @Test
  void anOperatorAddsTheirOwn(@TempDir Path directory) throws IOException {
    Path own = directory.resolve("more.yaml");
    Files.writeString(
        own, "name: more\ncauses: [overload]\nrank: 3\nsteps: [{action: {type: cordon-node}}]");
    Files.createDirectory(directory.resolve("..data"));
    PlaybookSettings settings = new PlaybookSettings(directory);
    assertThat(new Playbooks(settings).forCause("overload"))
        .extracting(Playbook::name)
        .containsExactly("scale-out", "raise-autoscaler-maximum", "more");

    Files.writeString(own, "name: more\ncauses: [overload]\nsteps: [{action: {type: drain}}]");
    assertThatThrownBy(() -> new Playbooks(settings))
        .hasMessageContaining("more.yaml:3:")
        .hasMessageContaining("unknown type 'drain' at steps[0].action");
    Files.writeString(
        own, "name: more\ncauses: [overload]\nsteps: [{action: {type: cordon-node}}]");
    assertThatThrownBy(() -> new Playbooks(settings))
        .hasMessage("playbooks scale-out and more both have rank 1 for the cause overload");
    Files.move(own, directory.resolve("more.yml"));
    assertThatThrownBy(() -> new Playbooks(settings)).hasMessageContaining("ends with .yaml");
    assertThatThrownBy(() -> new Playbooks(new PlaybookSettings(directory.resolve("none"))))
        .hasMessageContaining("hindsight.playbooks")
        .hasMessageContaining("is no directory");
  }

  private static Playbook playbook(String text) {
    return Playbooks.parse("test.yaml", yaml(text));
  }

  private static byte[] yaml(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name: a\\ncauses: [b]\\nsteps: [{action: {type: undo-rollout}}]\\nforce: true | force",
        "name: a\\ncauses: [b]\\nsteps: [{action: {type: undo-rollout, deep: 1}}] | deep",
        "name: a\\ncauses: [b]\\nsteps: [{action: {type: delete-everything}}] | delete-everything",
        "name: a\\nsteps: [{action: {type: undo-rollout}}] | causes",
        "name: a\\n"
            + "causes: [b]\\n"
            + "steps: [{action: {type: set-memory-limit, factor: 0.5, max: 1Gi}}] | factor",
        "name: a\\n"
            + "causes: [b]\\n"
            + "steps: [{action: {type: set-memory-limit, factor: 2, max: much}}] | max",
        "name: a\\n"
            + "causes: [b]\\n"
            + "steps: [{action: {type: undo-recent-rollout, within: 0h}}] | within",
        "name: a\\n"
            + "causes: [b]\\n"
            + "steps: [{action: {type: undo-recent-rollout, within: soon}}] | soon",
        "name: a\\ncauses: [b]\\nsteps: [{action: {type: scale-out, factor: 1, max: 4}}] | factor",
        "name: a\\ncauses: [b]\\nsteps: [{action: {type: scale-out, factor: 2, max: 1}}] | max",
        "name: a\\ncauses: [b]\\nsteps: [{action: {type: cordon-node, drain: true}}] | drain",
        "name: [ | test.yaml:1:",
        "name: A b\\ncauses: []\\nsteps: [{action: {type: undo-rollout}}] | lower-case",
        "name: a\\ncauses: [B]\\nsteps: [{action: {type: undo-rollout}}] | one is 'B'",
        "name: a\\nname: b\\ncauses: [b]\\nsteps: [{action: {type: undo-rollout}}] | name",
        "name: a\\ncauses: []\\naction: {type: undo-rollout} | is missing at steps",
        "name: a\\ncauses: []\\nsteps: [] | one of them is an action",
        "name: a\\ncauses: []\\nsteps: [{waitSeconds: 5}] | one of them is an action",
        "name: a\\ncauses: []\\nsteps: [{wait: 5}] | test.yaml:3:",
        "name: a\\n"
            + "causes: []\\n"
            + "steps: [{waitSeconds: soon}] | steps[0].waitSeconds must be a number",
        "name: a\\ncauses: []\\nsteps: [{question: Well?}] | withinSeconds",
        "name: a\\n"
            + "causes: []\\n"
            + "steps: [{waitSeconds: 5, action: {type: cordon-node}}] | a step has one of",
        "name: a\\n"
            + "causes: []\\n"
            + "rank: 0\\n"
            + "steps: [{action: {type: cordon-node}}] | rank must be 1 or more",
        "name: a\\ncauses: []\\ntitle: T\\nsteps: [{action: {type: cordon-node}}] | title",
        "name: a\\n"
            + "causes: []\\n"
            + "steps: [{action: {type: cordon-node}}, {action: {type: undo-rollout}}] | title",
        "name: a\\n"
            + "causes: []\\n"
            + "title: Of {node}\\n"
            + "steps: [{action: {type: cordon-node}}, {action: {type: undo-rollout}}] | '{node}'",
        "name: a\\n"
            + "causes: []\\n"
            + "steps: [{action: {type: scale-group, factor: 1, min: 1, max: 4}}] | factor",
        "name: a\\n"
            + "causes: []\\n"
            + "steps: [{action: {type: grow-database-storage, factor: 3, max: 400}}] | factor",
        "name: a\\n"
            + "causes: []\\n"
            + "steps: [{action: {type: deregister-unhealthy-targets, most: 0, healthy: 1}}] | most",
        "name: a\\ncauses: []\\nsteps: [{action: {type: reboot-instance, force: true}}] | force"
      })
  void aMistakeIsNamed(String yaml, String named) {
    byte[] bytes = yaml.replace("\\n", "\n").getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> Playbooks.parse("test.yaml", bytes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("test.yaml")
        .hasMessageContaining(named);
  }
}
