package dev.hindsight.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.local.cluster.access.ClusterUser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real kubectl, unchanged, in the words people type. */
class KubectlTest {

  private static final String NODE = "practice-node-1";

  @TempDir private Path folder;
  private PracticeCluster cluster;
  private Kubectl kubectl;

  @BeforeEach
  void start() {
    cluster = PracticeCluster.start(ClusterSettings.practice(Clock.systemUTC()));
    kubectl = Kubectl.of(cluster, folder, ClusterUser.admin().name());
  }

  @AfterEach
  void stop() {
    cluster.close();
  }

  @Test
  void shows() {
    assertThat(kubectl.say("get", "pods")).containsPattern("checkout-\\S+ +1/1 +Running +0");
    assertThat(kubectl.say("get", "deploy", "checkout", "-o", "wide"))
        .contains("registry.shop.example/shop/checkout:1.8.2");
    assertThat(kubectl.say("get", "deploy", "checkout", "-o", "yaml"))
        .contains("kind: Deployment", "rolloutPhase: Settled");
    assertThat(kubectl.say("get", "all")).contains("deployment.apps/cart", "service/cart");
    assertThat(kubectl.say("get", "nodes", "-o", "wide")).contains(NODE, "containerd://");
    assertThat(kubectl.say("get", "cm,secret,quota,pdb,job,cronjob,ds,sts,hpa,ep,sa"))
        .doesNotContain("error");
    assertThat(kubectl.run("get", "pod", "none"))
        .isEqualTo(new Kubectl.Said(1, "Error from server (NotFound): pods \"none\" not found\n"));
  }

  @Test
  void describes() {
    String pod = pods().getFirst();
    assertThat(kubectl.say("describe", pod))
        .contains("Status:", "Running", "Controlled By:  ReplicaSet/", "QoS Class:");
    assertThat(kubectl.say("describe", "deployment", "checkout"))
        .contains("RollingUpdateStrategy:  25% max unavailable", "NewReplicaSet:   checkout-");
    assertThat(kubectl.say("describe", "node", NODE))
        .contains("Non-terminated Pods:", "MemoryPressure", "Allocated resources:");
    kubectl.say("create", "quota", "pod-quota", "--hard=pods=40");
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(kubectl.say("describe", "quota", "pod-quota"))
                    .containsPattern("pods +\\d+ +40"));
    kubectl.say("create", "job", "once", "--image=registry.shop.example/shop/cart:3.2.4");
    assertThat(kubectl.say("describe", "job", "once")).contains("Completions:", "once:");
    assertThat(kubectl.say("delete", "job", "once")).contains("\"once\" deleted");
  }

  @Test
  void rollsOutAndBack() {
    kubectl.say("set", "resources", "deploy/checkout", "--limits=memory=512Mi");
    assertThat(kubectl.say("rollout", "status", "deploy/checkout"))
        .contains("successfully rolled out");
    assertThat(kubectl.say("rollout", "history", "deploy/checkout"))
        .contains("REVISION", "deploy shop/checkout 1.8.1");
    assertThat(kubectl.say("rollout", "undo", "deploy/checkout")).contains("rolled back");
    kubectl.say("rollout", "status", "deploy/checkout");
    assertThat(kubectl.say("get", "deploy", "checkout", "-o", "yaml")).contains("memory: 256Mi");
    assertThat(kubectl.say("rollout", "restart", "deploy/checkout")).contains("restarted");
    kubectl.say("rollout", "status", "deploy/checkout");
    kubectl.say("scale", "deploy/checkout", "--replicas=5");
    kubectl.say("rollout", "status", "deploy/checkout");
    assertThat(kubectl.say("get", "deploy", "checkout")).contains("5/5");
  }

  @Test
  void readsLogsAndFigures() {
    assertThat(kubectl.say("logs", "deploy/checkout", "--tail=3").lines().toList().reversed())
        .hasSizeGreaterThanOrEqualTo(3);
    assertThat(kubectl.run("logs", pods().getFirst(), "--previous").text())
        .contains("previous terminated container");
    cluster.inject(Fault.OOM, "checkout");
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () ->
                pods().stream()
                    .map(pod -> kubectl.run("logs", pod, "--previous", "--tail=1"))
                    .anyMatch(said -> said.exit() == 0 && said.text().contains("heap at")));
    assertThat(kubectl.say("top", "pods")).containsPattern("cart-\\S+ +\\d+m +\\d+Mi");
    assertThat(kubectl.say("top", "nodes")).containsPattern(NODE + " +\\d+m +\\d+% +\\d+Mi");
  }

  @Test
  void refusesInTheServersWords() {
    Kubectl viewer = Kubectl.of(cluster, folder, "practice-viewer");
    assertThat(viewer.say("auth", "can-i", "list", "pods")).startsWith("yes");
    assertThat(viewer.run("auth", "can-i", "patch", "deployments").text()).startsWith("no");
    assertThat(viewer.run("scale", "deploy/checkout", "--replicas=4").text())
        .contains(
            "User \"practice-viewer\" cannot patch resource \"deployments/scale\" in API group"
                + " \"apps\" in the namespace \"shop\"");
    assertThat(kubectl.say("auth", "can-i", "delete", "pods")).startsWith("yes");
    assertThat(viewer.say("auth", "whoami")).contains("practice-viewer", "system:authenticated");
    assertThat(
            kubectl
                .run("set", "image", "deploy/checkout", "checkout=registry.shop.example/shop/x")
                .text())
        .contains("ValidatingAdmissionPolicy 'images.policy.practice.example' with binding");
    assertThat(kubectl.run("scale", "deploy/checkout", "--replicas=-1").exit()).isNotZero();
    assertThat(
            kubectl.run("patch", "deploy", "checkout", "-p", "{\"spec\":{\"replicas\":-1}}").text())
        .contains("The Deployment \"checkout\" is invalid: spec.replicas: Invalid value: -1");
  }

  @Test
  void drainsANode() {
    String drain = kubectl.say("drain", NODE, "--ignore-daemonsets", "--timeout=80s");
    assertThat(drain).contains("evicting pod shop/");
    assertThat(kubectl.say("get", "nodes")).contains("Ready,SchedulingDisabled");
    assertThat(on(NODE)).isEmpty();
    kubectl.say("rollout", "status", "deploy/checkout");
    assertThat(kubectl.say("describe", "node", NODE))
        .contains("node.kubernetes.io/unschedulable:NoSchedule");
    kubectl.say("uncordon", NODE);
    assertThat(kubectl.say("get", "nodes")).doesNotContain("SchedulingDisabled");
    assertThat(kubectl.say("delete", pods().getFirst())).contains("deleted");
  }

  @Test
  void aBudgetHoldsTheDrain() throws Exception {
    budget();
    Kubectl.Said drain =
        kubectl.run("drain", NODE, "--ignore-daemonsets", "--delete-emptydir-data", "--timeout=8s");
    assertThat(drain.exit()).isNotZero();
    assertThat(drain.text())
        .contains("Cannot evict pod as it would violate the pod's disruption budget.");
    assertThat(kubectl.say("get", "pdb")).containsPattern("keep +\\d+ +N/A +0");
  }

  /** No pod may go; over HTTP, because an older kubectl only makes budgets of an older API. */
  private void budget() throws Exception {
    String body =
        """
        {"kind":"PodDisruptionBudget","apiVersion":"policy/v1","metadata":{"name":"keep"},
         "spec":{"minAvailable":100,"selector":{"matchLabels":{"app.kubernetes.io/part-of":"shop"}}}}
        """;
    var request =
        HttpRequest.newBuilder(
                URI.create(cluster.url() + "/apis/policy/v1/namespaces/shop/poddisruptionbudgets"))
            .header("Authorization", "Bearer " + cluster.token())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(201);
    }
    Awaitility.await()
        .until(() -> kubectl.say("get", "pdb", "keep", "-o", "yaml").contains("InsufficientPods"));
  }

  private List<String> pods() {
    return kubectl
        .say("get", "pods", "-l", "app.kubernetes.io/name=checkout", "-o", "name")
        .lines()
        .toList();
  }

  private List<String> on(String node) {
    return kubectl
        .say("get", "pods", "-A", "--field-selector=spec.nodeName=" + node, "-o", "name")
        .lines()
        .filter(line -> line.startsWith("pod/"))
        .toList();
  }
}
