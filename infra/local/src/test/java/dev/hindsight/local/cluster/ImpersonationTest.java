package dev.hindsight.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.DeletePod;
import dev.hindsight.actions.action.Facts;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.action.ScaleDeployment;
import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.adapter.Reason;
import dev.hindsight.actions.adapter.Written;
import dev.hindsight.actions.rights.EnabledActions;
import dev.hindsight.actions.rights.Finding;
import dev.hindsight.actions.rights.KubernetesRights;
import dev.hindsight.actions.rights.RbacManifest;
import dev.hindsight.local.cluster.access.ClusterUser;
import dev.hindsight.local.cluster.access.Grant;
import dev.hindsight.local.cluster.access.RbacFile;
import dev.hindsight.local.cluster.access.Rule;
import dev.hindsight.local.cluster.store.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Writes with the approver's rights: where that person may not, nobody may, also not the bot. */
class ImpersonationTest {

  private static final ObjectRef CHECKOUT = Hand.ref("Deployment", "checkout");
  private static final String ADA = "ada@example.com";
  private static final String BOB = "bob@example.com";
  private static final String USERS = "hindsight.kubernetes.impersonation.users.U0ADA";

  private static Bench bench;

  @BeforeAll
  static void start() {
    String manifest =
        new RbacManifest(
                KubernetesRights.of(EnabledActions.all()), List.of("shop"), List.of(ADA, BOB))
            .text();
    Rule scale = new Rule(Set.of("apps"), Set.of("deployments"), Set.of("patch"), Set.of());
    bench =
        new Bench(
            settings ->
                settings.withUsers(
                    List.of(
                        RbacFile.parse(manifest).serviceAccount("hindsight", "hindsight"),
                        new ClusterUser(ADA, List.of(new Grant("shop", List.of(scale)))),
                        ClusterUser.nobody(BOB))));
  }

  @AfterAll
  static void stop() {
    bench.close();
  }

  @Test
  void whatTheApproverMayIsDone() {
    try (Hand hand = as(ADA)) {
      int now = Hand.workload(hand.read(CHECKOUT)).replicas();
      hand.write(new ScaleDeployment(hand.read(CHECKOUT).target(), now, now + 1));
      assertThat(Hand.workload(hand.read(CHECKOUT)).replicas()).isEqualTo(now + 1);
    }
  }

  @Test
  void whatOnlyTheBotMayIsNot() {
    try (Hand hand = as(ADA)) {
      Live pod = pod(hand);
      DeletePod delete =
          new DeletePod(pod.target(), ((Facts.Pod) pod.facts()).controller().orElseThrow(), 5);
      assertThat(hand.previewed(delete)).endsWith("present -> deleted");
      refused(
          hand.once(delete), ADA + ", for whom the bot acts, lacks the right (RBAC verb delete)");
      assertThat(hand.read(pod.ref()).terminating()).isFalse();
    }
    try (Hand hand = as(BOB)) {
      refused(
          hand.once(new ScaleDeployment(hand.read(CHECKOUT).target(), replicas(hand), 9)),
          BOB + ", for whom the bot acts, lacks the right (RBAC verb patch)");
    }
  }

  @Test
  void nobodyElseCanBeTaken() {
    try (Hand hand = as("eve@example.com")) {
      refused(
          hand.once(new ScaleDeployment(hand.read(CHECKOUT).target(), replicas(hand), 9)),
          "the bot lacks the right (RBAC verb impersonate)");
    }
  }

  @Test
  void whoHasNoNameInTheClusterCannotRunAnything() {
    try (Hand hand = hand(Map.of(USERS.replace("U0ADA", "U0BOB"), BOB))) {
      refused(
          hand.once(new ScaleDeployment(hand.read(CHECKOUT).target(), replicas(hand), 9)),
          USERS + " names no user");
    }
  }

  @Test
  void theDoctorAsksForEach() {
    try (Hand hand = hand(Map.of(USERS, "eve@example.com", USERS.replace("ADA", "BOB"), BOB))) {
      assertThat(hand.doctor().examine(EnabledActions.all(), List.of("shop")))
          .contains(
              Finding.ok("writes can be made with the rights of " + BOB),
              Finding.missing(
                  "no right to impersonate eve@example.com, who may approve: apply what"
                      + " ./hindsight rights kubernetes --namespace shop --impersonate "
                      + BOB
                      + " --impersonate eve@example.com prints"));
    }
  }

  private static void refused(Outcome<Written> outcome, String words) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.GaveUp.class,
            no -> {
              assertThat(no.reason()).isEqualTo(Reason.FORBIDDEN);
              assertThat(no.text()).contains(words);
            });
  }

  private static int replicas(Hand hand) {
    return Hand.workload(hand.read(CHECKOUT)).replicas();
  }

  private static Live pod(Hand hand) {
    String name = Json.text(bench.checkoutPods().getFirst(), "metadata", "name");
    return hand.read(Hand.ref("Pod", name));
  }

  private static Hand as(String user) {
    return hand(Map.of(USERS, user));
  }

  private static Hand hand(Map<String, String> users) {
    return new Hand(bench, Hand.SERVICE_ACCOUNT, users);
  }
}
