package dev.hindsight.actions.dryrun;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.FakeCluster;
import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.TestBed;
import dev.hindsight.actions.World;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.action.ScaleDeployment;
import dev.hindsight.actions.action.Target;
import dev.hindsight.actions.adapter.Adapter;
import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.plan.Plan;
import dev.hindsight.actions.plan.Playbooks;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A dry run tells what would happen, and changes nothing. */
class DryRunTest {

  private final TestBed bed = new TestBed();
  private final DryRun dryRun = bed.bean(DryRun.class);

  @AfterEach
  void close() {
    assertThat(bed.cluster.applied).isEmpty();
    bed.close();
  }

  @Test
  void aPlanThatFitsTheWorldWouldRun() {
    DryRun.Report report = dryRun.of(scale(target()));
    assertThat(report.runs()).isTrue();
    assertThat(report.lines())
        .contains(
            "target: Deployment shop/checkout in cluster " + FakeCluster.ID,
            "  spec.replicas: 2 -> 4",
            "undo: Scale Deployment shop/checkout from 4 to 2 replicas.")
        .anyMatch(line -> line.startsWith("policy: allowed actions: allowed"));
  }

  @Test
  void aPlanForAnotherObjectOrAnotherClusterWouldNot() {
    Target now = target();
    assertThat(refused(scale(new Target(now.object(), "another", now.generation()))))
        .contains("has UID " + now.uid());
    assertThat(refused(scale(new Target(now.object(), now.uid(), 99))))
        .contains("the plan is for UID " + now.uid() + ", generation 99");
    new World(bed).autoscaler();
    assertThat(refused(scale(now))).contains("policy says no: autoscaler");
    bed.cluster.down = true;
    assertThat(refused(scale(now))).contains("cannot be reached");
  }

  @Test
  void aPlaybookIsTriedOnAnObject() {
    String yaml =
        "name: more\ncauses: []\nsteps: [{action: {type: scale-out, factor: 2, max: 8}}]\n";
    var playbook = Playbooks.parse("a.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    DryRun.Report report = dryRun.of(playbook, List.of(on("Deployment", "shop", "checkout")));
    assertThat(report.runs()).isTrue();
    assertThat(report.lines()).contains("  spec.replicas: 2 -> 4");
    assertThat(dryRun.of(playbook, List.of(on("Deployment", "shop", "nobody"))).runs()).isFalse();
    assertThat(dryRun.of(playbook, List.of(on("Node", "", "nobody"))).runs()).isFalse();
  }

  @Test
  void aPlaybookOfSeveralStepsIsTriedOnAnObjectForEach() {
    new World(bed).furnish();
    String yaml =
        """
        name: both
        causes: []
        title: Both for {service}
        steps:
          - action: {type: cordon-node}
          - waitSeconds: 5
          - action: {type: add-replicas, by: 1, max: 8}
        """;
    var playbook = Playbooks.parse("a.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    ObjectRef node = on("Node", "", "worker-2");
    ObjectRef checkout = on("Deployment", "shop", "checkout");
    DryRun.Report report = dryRun.of(playbook, List.of(node, checkout));
    assertThat(report.lines())
        .contains(
            "Both for checkout",
            "target: Node worker-2 in cluster " + FakeCluster.ID,
            "target: Deployment shop/checkout in cluster " + FakeCluster.ID,
            "  spec.unschedulable: (none) -> true",
            "step: Wait 5 s",
            "  spec.replicas: 2 -> 3");
    assertThat(report.runs()).isTrue();
    assertThat(dryRun.of(playbook, List.of(checkout)).lines())
        .singleElement()
        .asString()
        .contains("needs to know which Node");
    assertThat(dryRun.of(playbook, List.of(node, on("Node", "", "worker-1"), checkout)).lines())
        .singleElement()
        .asString()
        .contains("which Node");
  }

  private static ObjectRef on(String kind, String namespace, String name) {
    return new ObjectRef("", kind, namespace, name);
  }

  private String refused(Plan plan) {
    DryRun.Report report = dryRun.of(plan);
    assertThat(report.runs()).isFalse();
    return String.join("\n", report.lines());
  }

  private Target target() {
    return switch (bed.bean(Adapter.class).read(World.ref("Deployment", "checkout"))) {
      case Outcome.Done<?>(Object live) -> ((dev.hindsight.actions.action.Live) live).target();
      case Outcome<Live> other -> throw new AssertionError(other);
    };
  }

  private static Plan scale(Target target) {
    return Plan.of("More", "by hand", new ScaleDeployment(target, 2, 4), List.of(target.object()));
  }
}
