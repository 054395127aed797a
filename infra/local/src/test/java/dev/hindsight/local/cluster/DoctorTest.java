package dev.hindsight.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.rights.EnabledActions;
import dev.hindsight.actions.rights.Finding;
import dev.hindsight.actions.rights.Finding.Level;
import dev.hindsight.actions.rights.KubernetesRights;
import dev.hindsight.actions.rights.RbacManifest;
import dev.hindsight.local.cluster.access.ClusterUser;
import dev.hindsight.local.cluster.access.RbacFile;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the doctor says of a cluster, by what the identity may do there. */
class DoctorTest {

  private static final String NAME = "system:serviceaccount:hindsight:hindsight";
  private static final String WHOLE =
      new RbacManifest(KubernetesRights.of(EnabledActions.all()), List.of("shop")).text();
  private static final String LAME =
      WHOLE
          .replace(
              "resources: [pods]\n    verbs: [delete]", "resources: [pods]\n    verbs: [watch]")
          .replace("resources: [nodes]\n", "resources: [none]\n")
          .replace("pods/log, ", "");

  private static Bench bench;

  @BeforeAll
  static void start() {
    bench =
        new Bench(
            settings ->
                settings.withUsers(
                    List.of(
                        RbacFile.parse(WHOLE).serviceAccount("hindsight", "hindsight"),
                        new ClusterUser(
                            "lame",
                            RbacFile.parse(LAME).serviceAccount("hindsight", "hindsight").grants()),
                        ClusterUser.viewer())));
  }

  @AfterAll
  static void stop() {
    bench.close();
  }

  @Test
  void whoHasAllRightsIsTold() {
    assertThat(examine(NAME, "shop"))
        .containsExactly(
            Finding.ok("the cluster answers, Kubernetes v1.33.6"),
            Finding.ok("the cluster knows the bot as " + NAME),
            Finding.ok("everywhere: all rights for reading"),
            Finding.ok("on nodes: all rights for 3 actions"),
            Finding.ok("in shop: all rights for 18 actions"));
    assertThat(examine(NAME)).isEqualTo(examine(NAME, "shop"));
  }

  @Test
  void eachMissingRightIsNamedWithItsActionsAndWhatToDo() {
    assertThat(missing("lame", "shop"))
        .containsExactly(
            "everywhere: no right to get and list pods/log, needed for reading:"
                + " apply what ./hindsight rights kubernetes --namespace shop prints",
            "on nodes: no right to patch nodes, needed for cordon-node, uncordon-node,"
                + " drain-node: apply what ./hindsight rights kubernetes --namespace shop prints",
            "in shop: no right to delete pods, needed for delete-pod, delete-stuck-pod:"
                + " apply what ./hindsight rights kubernetes --namespace shop prints");
    assertThat(missing(NAME, "kube-system")).hasSize(12);
  }

  @Test
  void whoMayChangeNothingAnywhereOrAllIsTold() {
    assertThat(missing("practice-viewer"))
        .last()
        .asString()
        .startsWith("plans may change objects in no namespace: apply what");
    assertThat(examine("practice-admin", "shop"))
        .filteredOn(one -> one.level() == Level.WARNING)
        .singleElement()
        .asString()
        .contains("the bot may do everything in the cluster");
  }

  @Test
  void onlyTheEnabledActionsCount() {
    try (Hand hand = new Hand(bench, "lame")) {
      EnabledActions enabled = EnabledActions.of(List.of("scale-deployment"));
      assertThat(hand.doctor().examine(enabled, List.of("shop")))
          .extracting(Finding::text)
          .contains("in shop: all rights for 1 action")
          .noneMatch(text -> text.contains("nodes:"));
    }
  }

  @Test
  void whatToDoAsksForNoMoreThanIsWanted() {
    try (Hand hand = new Hand(bench, "practice-viewer")) {
      EnabledActions enabled = EnabledActions.of(List.of("scale-deployment", "undo-rollout"));
      assertThat(hand.doctor().examine(enabled, List.of("shop", "cart")))
          .filteredOn(one -> one.level() == Level.MISSING)
          .isNotEmpty()
          .extracting(Finding::text)
          .allMatch(
              text ->
                  text.endsWith(
                      "apply what ./hindsight rights kubernetes --actions"
                          + " undo-rollout,scale-deployment --namespace shop --namespace cart"
                          + " prints"));
    }
  }

  private static List<String> missing(String user, String... namespaces) {
    return examine(user, namespaces).stream()
        .filter(one -> one.level() == Level.MISSING)
        .map(Finding::text)
        .toList();
  }

  private static List<Finding> examine(String user, String... namespaces) {
    try (Hand hand = new Hand(bench, user)) {
      return hand.doctor().examine(EnabledActions.all(), Stream.of(namespaces).toList());
    }
  }
}
