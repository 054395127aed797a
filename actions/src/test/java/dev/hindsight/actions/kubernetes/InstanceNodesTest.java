package dev.hindsight.actions.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.TestBed;
import dev.hindsight.actions.adapter.Machines;
import dev.hindsight.actions.adapter.Outcome;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which nodes some machines are. */
class InstanceNodesTest {

  private static final String NODES =
      """
      {"items": [
        {"metadata": {"name": "worker-1"}, "spec": {"providerID": "aws:///eu-west-1a/i-0aaaaaaaaaaaaaaa1"},
         "status": {"conditions": [{"type": "Ready", "status": "False", "reason": "KubeletStopped",
                                    "message": "no heartbeat"}]}},
        {"metadata": {"name": "worker-2"}, "spec": {"providerID": "aws:///eu-west-1a/i-0bbbbbbbbbbbbbbb2"},
         "status": {"conditions": [{"type": "Ready", "status": "True"}]}},
        {"metadata": {"name": "elsewhere"}, "spec": {}}]}\
      """;

  private final TestBed bed = new TestBed();

  @AfterEach
  void close() {
    bed.close();
  }

  @Test
  void aMachineIsTheNodeWhoseProviderIdEndsWithIt() {
    bed.cluster.extra.put("/api/v1/nodes", NODES);
    Outcome<Map<String, Machines.Node>> found =
        bed.bean(Machines.class).nodes(Set.of("i-0aaaaaaaaaaaaaaa1", "i-0cccccccccccccccc"));

    assertThat(found)
        .isInstanceOfSatisfying(
            Outcome.Done.class,
            done ->
                assertThat(((Map<?, ?>) done.value()).get("i-0aaaaaaaaaaaaaaa1"))
                    .isInstanceOfSatisfying(
                        Machines.Node.class,
                        node -> {
                          assertThat(node.object().display()).isEqualTo("Node worker-1");
                          assertThat(node.troubles())
                              .containsExactly("Ready=False KubeletStopped: no heartbeat");
                        }))
        .isInstanceOfSatisfying(
            Outcome.Done.class, done -> assertThat((Map<?, ?>) done.value()).hasSize(1));
  }

  @Test
  void aNodeBeyondTheFirstPageIsFoundToo() {
    bed.cluster.extra.put(
        "/api/v1/nodes", "{\"metadata\": {\"continue\": \"more\"}, \"items\": []}");
    bed.cluster.extra.put("/api/v1/nodes?continue=more", NODES);
    assertThat(bed.bean(Machines.class).nodes(Set.of("i-0bbbbbbbbbbbbbbb2")))
        .isInstanceOfSatisfying(
            Outcome.Done.class, done -> assertThat(((Map<?, ?>) done.value()).keySet()).hasSize(1));
  }

  @Test
  void aClusterThatRefusesIsSaid() {
    assertThat(bed.bean(Machines.class).nodes(Set.of("i-0aaaaaaaaaaaaaaa1")))
        .isNotInstanceOf(Outcome.Done.class);
  }
}
