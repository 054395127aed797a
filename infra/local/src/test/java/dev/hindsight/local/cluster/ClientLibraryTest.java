package dev.hindsight.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.reflect.TypeToken;
import io.kubernetes.client.Metrics;
import io.kubernetes.client.custom.IntOrString;
import io.kubernetes.client.custom.V1Patch;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.openapi.apis.AppsV1Api;
import io.kubernetes.client.openapi.apis.AuthorizationV1Api;
import io.kubernetes.client.openapi.apis.CoreV1Api;
import io.kubernetes.client.openapi.apis.PolicyV1Api;
import io.kubernetes.client.openapi.models.V1Eviction;
import io.kubernetes.client.openapi.models.V1LabelSelector;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudgetSpec;
import io.kubernetes.client.openapi.models.V1ResourceAttributes;
import io.kubernetes.client.openapi.models.V1SelfSubjectAccessReview;
import io.kubernetes.client.openapi.models.V1SelfSubjectAccessReviewSpec;
import io.kubernetes.client.util.ClientBuilder;
import io.kubernetes.client.util.KubeConfig;
import io.kubernetes.client.util.Watch;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesApi;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;
import io.kubernetes.client.util.generic.options.ListOptions;
import io.kubernetes.client.util.generic.options.PatchOptions;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import okhttp3.Call;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The official client, unchanged, with the kubeconfig that the cluster writes. */
class ClientLibraryTest {

  @TempDir private Path folder;
  private Bench bench;
  private ApiClient client;

  @BeforeEach
  void start() throws IOException {
    bench = new Bench();
    Path kubeconfig = folder.resolve("kubeconfig");
    bench.cluster.writeKubeconfig(kubeconfig);
    try (Reader reader = Files.newBufferedReader(kubeconfig)) {
      client = ClientBuilder.kubeconfig(KubeConfig.loadKubeConfig(reader)).build();
    }
  }

  @AfterEach
  void stop() {
    client.getHttpClient().dispatcher().executorService().shutdown();
    client.getHttpClient().connectionPool().evictAll();
    bench.close();
  }

  @Test
  void readsAndListsThroughTheDynamicApi() {
    var pods = new DynamicKubernetesApi("", "v1", "pods", client);
    var options = new ListOptions();
    options.setLabelSelector("app.kubernetes.io/name=checkout");
    List<DynamicKubernetesObject> found = pods.list("shop", options).getObject().getItems();
    assertThat(found).hasSize(3);

    var deployments = new DynamicKubernetesApi("apps", "v1", "deployments", client);
    assertThat(deployments.get("shop", "checkout").getObject().getMetadata().getUid()).isNotEmpty();
    assertThat(deployments.get("shop", "none").getHttpStatusCode()).isEqualTo(404);
    assertThat(deployments.get("shop", "none").getStatus().getReason()).isEqualTo("NotFound");
  }

  @Test
  void typedModelsTripOverTheNewerFields() {
    assertThatThrownBy(() -> new CoreV1Api(client).listNamespacedPod("shop").execute())
        .hasMessageContaining("nodeAdmission");
  }

  @Test
  void patchesWithADryRunAndForReal() throws ApiException {
    String body =
        "{\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"name\":\"checkout\",\"resources\":{\"limits\":{\"memory\":\"384Mi\"}}}]}}}}";
    var deployments = new DynamicKubernetesApi("apps", "v1", "deployments", client);
    var options = new PatchOptions();
    options.setDryRun("All");
    String format = V1Patch.PATCH_FORMAT_STRATEGIC_MERGE_PATCH;

    DynamicKubernetesObject tried =
        deployments.patch("shop", "checkout", format, new V1Patch(body), options).getObject();
    assertThat(tried.getRaw().toString()).contains("384Mi");
    assertThat(bench.get(Bench.CHECKOUT).text()).doesNotContain("384Mi");

    deployments.patch("shop", "checkout", format, new V1Patch(body)).throwsApiException();
    assertThat(bench.get(Bench.CHECKOUT).text()).contains("384Mi");
    assertThat(bench.cluster.writes()).extracting(ApiWrite::dryRun).containsExactly(true, false);
    assertThat(bench.cluster.writes()).allMatch(write -> write.path().startsWith("/apis/apps/v1/"));
  }

  @Test
  void readsLogs() throws ApiException {
    String pod = bench.checkoutPods().getFirst().at("/metadata/name").asString();
    String log = new CoreV1Api(client).readNamespacedPodLog(pod, "shop").tailLines(5).execute();
    assertThat(log.lines()).hasSize(5);
    assertThatThrownBy(
            () -> new CoreV1Api(client).readNamespacedPodLog(pod, "shop").previous(true).execute())
        .isInstanceOfSatisfying(ApiException.class, e -> assertThat(e.getCode()).isEqualTo(400));
  }

  @Test
  void scalesEvictsAndAsksInItsOwnTypes() throws ApiException {
    var apps = new AppsV1Api(client);
    var scale = apps.readNamespacedDeploymentScale("checkout", "shop").execute();
    scale.getSpec().setReplicas(4);
    assertThat(apps.replaceNamespacedDeploymentScale("checkout", "shop", scale).execute())
        .satisfies(changed -> assertThat(changed.getSpec().getReplicas()).isEqualTo(4));

    var review =
        new V1SelfSubjectAccessReview()
            .spec(
                new V1SelfSubjectAccessReviewSpec()
                    .resourceAttributes(
                        new V1ResourceAttributes().verb("delete").resource("pods")));
    assertThat(
            new AuthorizationV1Api(client)
                .createSelfSubjectAccessReview(review)
                .execute()
                .getStatus()
                .getAllowed())
        .isTrue();

    var budget =
        new V1PodDisruptionBudget()
            .apiVersion("policy/v1")
            .kind("PodDisruptionBudget")
            .metadata(new V1ObjectMeta().name("keep"))
            .spec(
                new V1PodDisruptionBudgetSpec()
                    .maxUnavailable(new IntOrString(0))
                    .selector(
                        new V1LabelSelector()
                            .putMatchLabelsItem("app.kubernetes.io/name", "checkout")));
    new PolicyV1Api(client).createNamespacedPodDisruptionBudget("shop", budget).execute();
    bench.pass(Duration.ofSeconds(1));
    String pod = bench.checkoutPods().getFirst().at("/metadata/name").asString();
    var eviction =
        new V1Eviction()
            .apiVersion("policy/v1")
            .kind("Eviction")
            .metadata(new V1ObjectMeta().name(pod).namespace("shop"));
    assertThatThrownBy(
            () ->
                new CoreV1Api(client).createNamespacedPodEviction(pod, "shop", eviction).execute())
        .isInstanceOfSatisfying(
            ApiException.class,
            e -> {
              assertThat(e.getCode()).isEqualTo(429);
              assertThat(e.getResponseBody()).contains("DisruptionBudget");
            });
  }

  @Test
  void readsFiguresAndIsRefusedAsAnotherUser() throws ApiException, IOException {
    assertThat(new Metrics(client).getNodeMetrics().getItems())
        .allSatisfy(node -> assertThat(node.getUsage().get("cpu").getNumber()).isPositive());

    Path kubeconfig = folder.resolve("viewer");
    bench.cluster.writeKubeconfig(kubeconfig, "practice-viewer");
    ApiClient viewer;
    try (Reader reader = Files.newBufferedReader(kubeconfig)) {
      viewer = ClientBuilder.kubeconfig(KubeConfig.loadKubeConfig(reader)).build();
    }
    var deployments = new DynamicKubernetesApi("apps", "v1", "deployments", viewer);
    assertThat(deployments.list("shop").getObject().getItems()).isNotEmpty();
    var refused =
        deployments.patch(
            "shop", "checkout", V1Patch.PATCH_FORMAT_JSON_MERGE_PATCH, new V1Patch("{}"));
    assertThat(refused.getHttpStatusCode()).isEqualTo(403);
    assertThat(refused.getStatus().getReason()).isEqualTo("Forbidden");
    viewer.getHttpClient().dispatcher().executorService().shutdown();
    viewer.getHttpClient().connectionPool().evictAll();
  }

  @Test
  void watchesPods() throws ApiException, IOException {
    ApiClient patient = client.setReadTimeout(0);
    Call call =
        patient.buildCall(
            patient.getBasePath(),
            "/api/v1/namespaces/shop/pods",
            "GET",
            List.of(
                new io.kubernetes.client.openapi.Pair("watch", "true"),
                new io.kubernetes.client.openapi.Pair("timeoutSeconds", "20"),
                new io.kubernetes.client.openapi.Pair(
                    "labelSelector", "app.kubernetes.io/name=checkout")),
            List.of(),
            null,
            new java.util.HashMap<>(),
            new java.util.HashMap<>(),
            new java.util.HashMap<>(),
            new String[] {"BearerToken"},
            null);
    try (Watch<JsonObject> watch =
        Watch.createWatch(
            patient, call, new TypeToken<Watch.Response<JsonObject>>() {}.getType())) {
      for (int i = 0; i < 3; i++) {
        assertThat(watch.next().type).isEqualTo("ADDED");
      }
      bench.cluster.inject(Fault.OOM, "checkout");
      bench.pass(Duration.ofSeconds(4));
      assertThat(watch.next().type).isEqualTo("MODIFIED");
    }
  }
}
