package dev.hindsight.local.cluster;

import static dev.hindsight.local.cluster.Bench.CHECKOUT;
import static dev.hindsight.local.cluster.Bench.MERGE;
import static dev.hindsight.local.cluster.Bench.PODS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.local.cluster.access.ClusterUser;
import dev.hindsight.local.cluster.access.Grant;
import dev.hindsight.local.cluster.access.RbacFile;
import dev.hindsight.local.cluster.access.Rule;
import dev.hindsight.local.cluster.store.Json;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class AccessTest {

  private static final String HINDSIGHT = "system:serviceaccount:hindsight:hindsight";
  private static final ClusterUser SCALER =
      new ClusterUser(
          "jane",
          List.of(
              new Grant(
                  "shop",
                  List.of(
                      new Rule(
                          Set.of("apps"),
                          Set.of("deployments/scale"),
                          Set.of("patch"),
                          Set.of("cart"))))));

  private Bench bench = new Bench();

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void refusesWhatNoRoleAllowsInTheWordsOfKubernetes() {
    Bench.Answer answer = as("practice-viewer", "PATCH", CHECKOUT, "{\"spec\":{\"replicas\":9}}");

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.at("reason")).isEqualTo("Forbidden");
    assertThat(answer.at("message"))
        .isEqualTo(
            "deployments.apps \"checkout\" is forbidden: User \"practice-viewer\" cannot patch"
                + " resource \"deployments\" in API group \"apps\" in the namespace \"shop\"");
    assertThat(answer.at("details", "name")).isEqualTo("checkout");
    assertThat(answer.at("details", "group")).isEqualTo("apps");
    assertThat(answer.at("details", "kind")).isEqualTo("deployments");
    assertThat(bench.cluster.writes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET    | /api/v1/namespaces/shop/secrets                     | secrets is forbidden: User "practice-viewer" cannot list resource "secrets" in API group "" in the namespace "shop"
          GET    | /api/v1/secrets?watch=true                          | secrets is forbidden: User "practice-viewer" cannot watch resource "secrets" in API group "" at the cluster scope
          PATCH  | /api/v1/nodes/practice-node-1                       | nodes "practice-node-1" is forbidden: User "practice-viewer" cannot patch resource "nodes" in API group "" at the cluster scope
          DELETE | /api/v1/namespaces/shop/pods/none                   | pods "none" is forbidden: User "practice-viewer" cannot delete resource "pods" in API group "" in the namespace "shop"
          POST   | /api/v1/namespaces/shop/pods/none/eviction          | pods "none" is forbidden: User "practice-viewer" cannot create resource "pods/eviction" in API group "" in the namespace "shop"
          POST   | /apis/batch/v1/namespaces/shop/jobs                 | jobs.batch is forbidden: User "practice-viewer" cannot create resource "jobs" in API group "batch" in the namespace "shop"
          PUT    | /apis/apps/v1/namespaces/shop/deployments/x/scale   | deployments.apps "x" is forbidden: User "practice-viewer" cannot update resource "deployments/scale" in API group "apps" in the namespace "shop"
          GET    | /practice/writes                                    | forbidden: User "practice-viewer" cannot get path "/practice/writes"
          """)
  void namesVerbResourceAndPlace(String method, String path, String message) {
    Bench.Answer answer = as("practice-viewer", method, path, "");
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.at("message")).isEqualTo(message);
  }

  @Test
  void letsAViewerLookAtEverythingElse() {
    for (String path :
        List.of(
            PODS,
            "/api/v1/nodes",
            "/api/v1/namespaces/shop/events",
            "/apis/apps/v1/deployments",
            "/apis/batch/v1/jobs",
            "/apis/metrics.k8s.io/v1beta1/pods",
            "/version")) {
      assertThat(as("practice-viewer", "GET", path, "").status()).as(path).isEqualTo(200);
    }
  }

  @Test
  void givesHindsightTheRightsOfItsManifest() {
    String pod = PODS + "/" + Json.text(bench.checkoutPods().getFirst(), "metadata", "name");
    assertThat(as(HINDSIGHT, "GET", pod + "/log", "").status()).isEqualTo(200);
    assertThat(as(HINDSIGHT, "PATCH", CHECKOUT + "?dryRun=All", "{}").status()).isEqualTo(200);
    assertThat(as(HINDSIGHT, "DELETE", pod + "?dryRun=All", "").status()).isEqualTo(200);
    assertThat(as(HINDSIGHT, "DELETE", CHECKOUT, "").status()).isEqualTo(403);
    String settings = "/api/v1/namespaces/shop/configmaps/checkout-settings";
    assertThat(as(HINDSIGHT, "GET", settings, "").status()).isEqualTo(200);
    assertThat(as(HINDSIGHT, "DELETE", settings, "").status()).isEqualTo(403);
    assertThat(as(HINDSIGHT, "GET", "/api/v1/secrets", "").status()).isEqualTo(403);

    String elsewhere = "/apis/apps/v1/namespaces/kube-system/deployments/dns";
    assertThat(as(HINDSIGHT, "GET", elsewhere, "").status()).isEqualTo(404);
    assertThat(as(HINDSIGHT, "PATCH", elsewhere, "{}").status()).isEqualTo(403);
  }

  @Test
  void readsRolesOfOneNamespaceAndNames() {
    ClusterUser robot =
        RbacFile.parse(
                """
                kind: Role
                metadata: { name: r, namespace: a }
                rules: [{ apiGroups: [apps], resources: ["*"], verbs: [get], resourceNames: [x] }]
                ---
                kind: Role
                metadata: { name: r, namespace: b }
                rules: [{ apiGroups: ["*"], resources: ["*"], verbs: ["*"] }]
                ---
                kind: RoleBinding
                metadata: { name: r, namespace: a }
                roleRef: { kind: Role, name: r }
                subjects: [{ kind: ServiceAccount, name: robot, namespace: home }]
                """)
            .serviceAccount("home", "robot");

    assertThat(robot.name()).isEqualTo("system:serviceaccount:home:robot");
    assertThat(robot.grants())
        .containsExactly(
            new Grant(
                "a", List.of(new Rule(Set.of("apps"), Set.of("*"), Set.of("get"), Set.of("x")))));
    assertThatThrownBy(() -> RbacFile.parse("a: [b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not a YAML manifest");
  }

  @Test
  void takesUsersFromTheSettings() {
    bench.close();
    bench = new Bench(settings -> settings.withUsers(List.of(SCALER)));
    String cart = "/apis/apps/v1/namespaces/shop/deployments/cart/scale";
    String body = "{\"spec\":{\"replicas\":3}}";

    assertThat(as("jane", "PATCH", cart, body).status()).isEqualTo(200);
    assertThat(as("jane", "PATCH", CHECKOUT + "/scale", body).status()).isEqualTo(403);
    assertThat(as("jane", "GET", cart, "").status()).isEqualTo(403);
    assertThatThrownBy(() -> bench.cluster.token("practice-viewer"))
        .hasMessage("unknown user 'practice-viewer'; known users: jane, practice-admin");
  }

  @ParameterizedTest
  @CsvSource({
    "practice-viewer, get, pods, true",
    "practice-viewer, patch, deployments, false",
    "practice-admin, delete, nodes, true"
  })
  void answersWhoAsksBeforehand(String user, String verb, String resource, boolean allowed) {
    String group = resource.equals("deployments") ? "apps" : "";
    Bench.Answer answer =
        as(
            user,
            "POST",
            "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews",
            "{\"spec\":{\"resourceAttributes\":{\"namespace\":\"shop\",\"verb\":\"%s\",\"group\":\"%s\",\"resource\":\"%s\"}}}"
                .formatted(verb, group, resource));
    assertThat(answer.status()).isEqualTo(201);
    assertThat(Json.flag(answer.json(), "status", "allowed")).isEqualTo(allowed);
  }

  @Test
  void tellsWhoSomebodyIs() {
    String path = "/apis/authentication.k8s.io/v1/selfsubjectreviews";
    Bench.Answer answer = as(HINDSIGHT, "POST", path, "{}");
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.at("status", "userInfo", "username")).isEqualTo(HINDSIGHT);
    assertThat(Json.items(answer.json(), "status", "userInfo", "groups").map(JsonNode::asString))
        .containsExactly(
            "system:serviceaccounts", "system:serviceaccounts:hindsight", "system:authenticated");
    assertThat(as(HINDSIGHT, "GET", path, "").status()).isEqualTo(405);
  }

  @Test
  void takesAHeaderAndAPathOfOneUserOnly() {
    String path = "/token-" + bench.cluster.token() + "/api/v1/nodes";
    assertThat(as("practice-viewer", "GET", path, "").status()).isEqualTo(401);
    assertThat(as("practice-admin", "GET", path, "").status()).isEqualTo(200);
  }

  private Bench.Answer as(String user, String method, String path, String body) {
    String type = body.isEmpty() ? "" : method.equals("PATCH") ? MERGE : "application/json";
    return bench.send(method, path, type, body, bench.cluster.token(user));
  }
}
