package dev.hindsight.actions.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.actions.action.CordonNode;
import dev.hindsight.actions.action.DeletePod;
import dev.hindsight.actions.action.EvictPod;
import dev.hindsight.actions.action.Resources;
import dev.hindsight.actions.action.Samples;
import dev.hindsight.actions.action.SetResources;
import dev.hindsight.actions.action.Target;
import dev.hindsight.actions.action.UndoRollout;
import dev.hindsight.actions.verify.Probe;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The hash is the plan's identity: stable, and another one for any other plan. */
class PlanJsonTest {

  private static final Plan PLAN = Plans.memory(Plans.target(), "checkout", "256Mi", "512Mi");

  private static final String OLD =
      """
      {"playbook":"raise-memory-limit","steps":[{"action":{"type":"set-memory-limit",\
      "container":"checkout","from":{"limit":"256Mi","request":"128Mi"},"target":{\
      "generation":7,"object":{"cluster":"c1","kind":"Deployment","name":"checkout",\
      "namespace":"shop"},"uid":"u1"},"to":{"limit":"512Mi","request":null}},\
      "precondition":"p","undo":"u","verification":"v"}],"target":{\
      "generation":7,"object":{"cluster":"c1","kind":"Deployment","name":"checkout",\
      "namespace":"shop"},"uid":"u1"},"title":"Raise it"}\
      """;

  @Test
  void theCanonicalFormIsPinned() {
    assertThat(PlanJson.write(PLAN))
        .isEqualTo(
            """
            {"playbook":"raise-memory-limit","steps":[{"action":{"type":"set-resources",\
            "container":"checkout","from":{"limits":{"memory":"256Mi"},"requests":{"memory":\
            "128Mi"}},"target":{"generation":7,"object":{"cluster":"c1","kind":"Deployment",\
            "name":"checkout","namespace":"shop"},"uid":"u1"},"to":{"limits":{"memory":"512Mi"},\
            "requests":{"memory":"128Mi"}}},"precondition":"Deployment shop/checkout has UID u1, \
            generation 7 and memory limit 256Mi, memory request 128Mi","undo":"Set resources of \
            container checkout in Deployment shop/checkout: memory limit from 512Mi to 256Mi",\
            "verification":"rollout of Deployment shop/checkout complete, alert gone, good samples \
            in a row through the soak time"}],"target":{"generation":7,"object":{"cluster":"c1",\
            "kind":"Deployment","name":"checkout","namespace":"shop"},"uid":"u1"},"title":\
            "Raise it"}\
            """);
    assertThat(PlanJson.sha256(PlanJson.write(PLAN)))
        .isEqualTo("cbe67ac91a59ef37b381d570625769b152803b50007766c81706d7bebff734ef");
  }

  @Test
  void aPlanStoredByAnEarlierVersionIsStillRead() {
    assertThat(PlanJson.read(OLD).actions().getFirst())
        .isEqualTo(
            new SetResources(
                Plans.target(),
                "checkout",
                Resources.of(Map.of("memory", "256Mi"), Map.of("memory", "128Mi")),
                Resources.of(Map.of("memory", "512Mi"), Map.of())));
    assertThat(PlanJson.read(OLD).watched()).containsExactly(Plans.WORKLOAD);
  }

  @Test
  void aDeletionOfAnEarlierVersionIsStillAnEviction() {
    Plan eviction =
        Plans.of(new EvictPod(Plans.other("Pod", "checkout-1"), "ReplicaSet checkout-r1"));
    String old = PlanJson.write(eviction).replace("\"evict-pod\"", "\"delete-pod\"");
    assertThat(PlanJson.read(old)).isEqualTo(eviction);
    Plan deletion = Plans.of(new DeletePod(Plans.other("Pod", "p"), "ReplicaSet r", 30));
    assertThat(PlanJson.read(PlanJson.write(deletion))).isEqualTo(deletion);
  }

  /** It could never be started, but whoever looks at it must still see it. */
  @Test
  void aPlanStoredWithAnAddressThatIsRefusedTodayIsStillRead() {
    Step check = new Step.Check(new Probe.Http("http://shop/ready"), 30);
    Plan plan =
        new Plan("t", "p", PLAN.target(), List.of(PLAN.steps().getFirst(), check), List.of());
    String json = PlanJson.write(plan);
    assertThat(PlanJson.read(json)).isEqualTo(plan);
    Plan old = PlanJson.read(json.replace("http://shop/ready", "file:///etc/passwd"));
    assertThat(old.steps().getLast())
        .isEqualTo(new Step.Check(new Probe.Http("http://refused.invalid/"), 30));
  }

  @Test
  void whatIsNotTheTargetIsVerifiedByAWorkload() {
    Plan plan = Plans.of(new CordonNode(Plans.other("Node", "worker-2")));
    assertThat(plan.watched()).containsExactly(Plans.WORKLOAD);
    String json = PlanJson.write(plan);
    assertThatThrownBy(() -> PlanJson.read(json.replaceAll(",\"watch\":\\[.*?]", "")))
        .hasMessageContaining("a workload to verify it by");
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
            new Plan("Another title", PLAN.playbook(), PLAN.target(), PLAN.steps(), List.of()),
            new Plan(PLAN.title(), "another", PLAN.target(), PLAN.steps(), List.of()),
            new Plan(
                PLAN.title(),
                PLAN.playbook(),
                PLAN.target(),
                PLAN.steps(),
                List.of(Plans.WORKLOAD)),
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
    return Plans.of(
        new UndoRollout(Plans.target(), Samples.revision(3, from), Samples.revision(2, to)));
  }
}
