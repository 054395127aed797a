package dev.hindsight.local.install;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.hindsight.local.cluster.ClusterSettings;
import dev.hindsight.local.cluster.PracticeCluster;
import io.kubernetes.client.common.KubernetesObject;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.openapi.models.V1Pod;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.util.ClientBuilder;
import io.kubernetes.client.util.credentials.AccessTokenAuthentication;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesApi;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An API server takes the chart's objects, of the kinds that the practice cluster creates. */
class ChartOnClusterTest {

  // what the client says of every success
  private static final int TAKEN = 200;

  @TempDir private Path folder;
  private PracticeCluster cluster;
  private ApiClient api;

  @BeforeEach
  void begin() {
    cluster = PracticeCluster.start(ClusterSettings.practice(Clock.systemUTC()));
    api =
        new ClientBuilder()
            .setBasePath(cluster.url().toString())
            .setAuthentication(new AccessTokenAuthentication(cluster.token()))
            .build();
  }

  @AfterEach
  void end() {
    cluster.close();
  }

  @Test
  void itsObjectsAreTaken() {
    String manifest = new Chart(folder).render();
    assertThat(status("", "v1", "configmaps", Chart.only(manifest, V1ConfigMap.class)))
        .isEqualTo(TAKEN);
    var budget = Chart.only(manifest, V1PodDisruptionBudget.class);
    assertThat(status("policy", "v1", "poddisruptionbudgets", budget)).isEqualTo(TAKEN);
    assertThat(status("", "v1", "pods", pod(manifest))).isEqualTo(TAKEN);
  }

  @Test
  void aPodThatCannotBeIsRefused() {
    V1Pod pod = pod(new Chart(folder).render());
    Objects.requireNonNull(pod.getSpec()).getContainers().getFirst().setName("Not A Name");
    assertThat(status("", "v1", "pods", pod)).isEqualTo(422);
  }

  private int status(String group, String version, String plural, KubernetesObject object) {
    var json = JsonParser.parseString(JSON.serialize(object)).getAsJsonObject();
    json.getAsJsonObject("metadata").addProperty("namespace", "shop");
    return new DynamicKubernetesApi(group, version, plural, api)
        .create(new DynamicKubernetesObject(json))
        .getHttpStatusCode();
  }

  private static V1Pod pod(String manifest) {
    var template =
        Objects.requireNonNull(Chart.only(manifest, V1Deployment.class).getSpec()).getTemplate();
    V1ObjectMeta metadata = Objects.requireNonNull(template.getMetadata()).name("hindsight-one");
    return new V1Pod().apiVersion("v1").kind("Pod").metadata(metadata).spec(template.getSpec());
  }
}
