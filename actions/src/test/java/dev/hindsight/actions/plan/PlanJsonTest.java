package dev.hindsight.actions.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The hash is the plan's identity: stable, and another one for any other plan. */
class PlanJsonTest {

  private static final Plan PLAN = Plans.memory(Plans.target(), "checkout", "256Mi", "512Mi");

  @Test
  void theCanonicalFormIsPinned() {
    assertThat(PlanJson.write(PLAN))
        .isEqualTo(
            """
            {"playbook":"raise-memory-limit","steps":[{"action":{"type":"set-memory-limit",\
            "container":"checkout","from":{"limit":"256Mi","request":"128Mi"},"target":{\
            "generation":7,"object":{"cluster":"c1","kind":"Deployment","name":"checkout",\
            "namespace":"shop"},"uid":"u1"},"to":{"limit":"512Mi","request":"128Mi"}},\
            "precondition":"Deployment shop/checkout has UID u1, generation 7 and memory limit \
            256Mi, request 128Mi","undo":"Set the memory limit of container checkout in Deployment \
            shop/checkout from 512Mi to 256Mi","verification":"rollout of Deployment shop/checkout \
            complete, alert gone, good samples in a row through the soak time"}],"target":{\
            "generation":7,"object":{"cluster":"c1","kind":"Deployment","name":"checkout",\
            "namespace":"shop"},"uid":"u1"},"title":"Raise it"}\
            """);
    assertThat(PlanJson.sha256(PlanJson.write(PLAN)))
        .isEqualTo("9fe400e5cc8a87cc9458f8e02f3abdce1c5a46bf60dc7ffbbd2f8d379178b991");
  }

  @Test
  void whatIsReadBackIsTheSamePlan() {
    assertThat(PlanJson.read(PlanJson.write(PLAN))).isEqualTo(PLAN);
    Plan undo = undo("a", "b");
    assertThat(PlanJson.read(PlanJson.write(undo))).isEqualTo(undo);
  }

  @Test
  void anUnknownFieldIsRefused() {
    String json = PlanJson.write(PLAN).replace("\"title\"", "\"extra\":1,\"title\"");
    assertThatThrownBy(() -> PlanJson.read(json)).hasMessageContaining("extra");
  }

  @Test
  void anyOtherFieldGivesAnotherHash() {
    List<Plan> plans =
        List.of(
            PLAN,
            Plans.memory(Plans.target(), "sidecar", "256Mi", "512Mi"),
            Plans.memory(Plans.target(), "checkout", "255Mi", "512Mi"),
            Plans.memory(Plans.target(), "checkout", "256Mi", "513Mi"),
            memoryOf(Plans.target("c2", "Deployment", "shop", "u1", 7)),
            memoryOf(Plans.target("c1", "StatefulSet", "shop", "u1", 7)),
            memoryOf(Plans.target("c1", "Deployment", "pay", "u1", 7)),
            memoryOf(Plans.target("c1", "Deployment", "shop", "u2", 7)),
            memoryOf(Plans.target("c1", "Deployment", "shop", "u1", 8)),
            new Plan("Another title", PLAN.playbook(), PLAN.target(), PLAN.steps()),
            new Plan(PLAN.title(), "another", PLAN.target(), PLAN.steps()),
            undo("a", "b"),
            undo("a", "c"),
            undo("d", "b"));
    Set<String> hashes = new HashSet<>();
    plans.forEach(plan -> hashes.add(PlanJson.sha256(PlanJson.write(plan))));
    assertThat(hashes).hasSameSizeAs(plans);
  }

  private static Plan memoryOf(Target target) {
    return Plans.memory(target, "checkout", "256Mi", "512Mi");
  }

  private static Plan undo(String from, String to) {
    Action action =
        new Action.UndoRollout(
            Plans.target(),
            new RevisionRef(3, from, new TreeMap<>(Map.of("checkout", "i:2"))),
            new RevisionRef(2, to, new TreeMap<>(Map.of("checkout", "i:1"))));
    return new Plan("Undo", "undo-rollout", Plans.target(), List.of(Step.of(action)));
  }
}
