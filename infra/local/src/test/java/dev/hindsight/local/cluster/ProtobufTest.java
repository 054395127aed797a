package dev.hindsight.local.cluster;

import static dev.hindsight.local.cluster.Bench.PODS;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import dev.hindsight.local.cluster.store.Json;
import io.kubernetes.client.proto.IntStr;
import io.kubernetes.client.proto.Meta;
import io.kubernetes.client.proto.Runtime;
import io.kubernetes.client.proto.V1;
import io.kubernetes.client.proto.V1Authorization;
import io.kubernetes.client.proto.V1Policy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Bodies as kubectl 1.32 and later write them, made with Kubernetes' own definitions. */
class ProtobufTest {

  private final Bench bench = new Bench();
  private final HttpClient http = HttpClient.newHttpClient();

  @AfterEach
  void stop() {
    http.close();
    bench.close();
  }

  @Test
  void readsAnAccessReview() throws Exception {
    var wish =
        V1Authorization.ResourceAttributes.newBuilder()
            .setNamespace("shop")
            .setVerb("patch")
            .setGroup("apps")
            .setResource("deployments");
    var review =
        V1Authorization.SelfSubjectAccessReview.newBuilder()
            .setSpec(
                V1Authorization.SelfSubjectAccessReviewSpec.newBuilder()
                    .setResourceAttributes(wish))
            .build();
    HttpResponse<String> answer =
        post(
            "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews",
            envelope("authorization.k8s.io/v1", "SelfSubjectAccessReview", review));
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(Json.flag(json(answer), "status", "allowed")).isTrue();
    assertThat(Json.text(json(answer), "spec", "resourceAttributes", "verb")).isEqualTo("patch");
  }

  @Test
  void readsABudgetAndAnEviction() throws Exception {
    var budget =
        V1Policy.PodDisruptionBudget.newBuilder()
            .setMetadata(Meta.ObjectMeta.newBuilder().setName("keep").setNamespace(""))
            .setSpec(
                V1Policy.PodDisruptionBudgetSpec.newBuilder()
                    .setMinAvailable(IntStr.IntOrString.newBuilder().setType(1).setStrVal("50%"))
                    .setSelector(
                        Meta.LabelSelector.newBuilder()
                            .putMatchLabels("app.kubernetes.io/name", "checkout")))
            .build();
    String budgets = "/apis/policy/v1/namespaces/shop/poddisruptionbudgets";
    JsonNode made = json(post(budgets, envelope("policy/v1", "PodDisruptionBudget", budget)));
    assertThat(Json.text(made, "spec", "minAvailable")).isEqualTo("50%");

    String pod = Json.text(bench.checkoutPods().getFirst(), "metadata", "name");
    var eviction =
        V1Policy.Eviction.newBuilder()
            .setMetadata(Meta.ObjectMeta.newBuilder().setName(pod).setNamespace("shop"))
            .setDeleteOptions(Meta.DeleteOptions.newBuilder().addDryRun("All"))
            .build();
    bench.pass(java.time.Duration.ofSeconds(1));
    HttpResponse<String> evicted =
        post(PODS + "/" + pod + "/eviction", envelope("policy/v1", "Eviction", eviction));
    assertThat(evicted.statusCode()).as(evicted.body()).isEqualTo(201);
    assertThat(bench.cluster.writes()).last().matches(ApiWrite::dryRun);
  }

  @Test
  void readsInlinedFieldsAndQuantities() throws Exception {
    var pod =
        V1.Pod.newBuilder()
            .setMetadata(
                Meta.ObjectMeta.newBuilder()
                    .setName("probe")
                    .setCreationTimestamp(Meta.Time.getDefaultInstance()))
            .setSpec(
                V1.PodSpec.newBuilder()
                    .addContainers(
                        V1.Container.newBuilder()
                            .setName("probe")
                            .setImage("registry.shop.example/shop/cart:3.2.4")
                            .setResources(
                                V1.ResourceRequirements.newBuilder()
                                    .putLimits(
                                        "memory",
                                        io.kubernetes.client.proto.Resource.Quantity.newBuilder()
                                            .setString("1024Mi")
                                            .build())))
                    .addVolumes(
                        V1.Volume.newBuilder()
                            .setName("tmp")
                            .setVolumeSource(
                                V1.VolumeSource.newBuilder()
                                    .setEmptyDir(
                                        V1.EmptyDirVolumeSource.newBuilder().setMedium("Memory")))))
            .build();
    JsonNode made = json(post(PODS, envelope("v1", "Pod", pod)));
    assertThat(made.at("/spec/volumes/0/emptyDir/medium").asString()).isEqualTo("Memory");
    assertThat(made.at("/spec/containers/0/resources/limits/memory").asString()).isEqualTo("1Gi");
  }

  @Test
  void refusesWhatItCannotRead() throws Exception {
    assertThat(
            post(PODS, envelope("example.com/v1", "Gadget", V1.Pod.getDefaultInstance()))
                .statusCode())
        .isEqualTo(415);
    assertThat(post(PODS, "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8)).statusCode())
        .isEqualTo(400);
    assertThat(post(PODS, new byte[] {'k', '8', 's', 0, 0x12, 0x7f, 1}).statusCode())
        .isEqualTo(400);
  }

  private static byte[] envelope(String version, String kind, Message object) throws IOException {
    var unknown =
        Runtime.Unknown.newBuilder()
            .setTypeMeta(Runtime.TypeMeta.newBuilder().setApiVersion(version).setKind(kind))
            .setRaw(ByteString.copyFrom(object.toByteArray()))
            .build();
    var bytes = new ByteArrayOutputStream();
    bytes.write(new byte[] {'k', '8', 's', 0});
    unknown.writeTo(bytes);
    return bytes.toByteArray();
  }

  private HttpResponse<String> post(String path, byte[] body) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(bench.cluster.url() + path))
            .header("Authorization", "Bearer " + bench.cluster.token())
            .header("Content-Type", "application/vnd.kubernetes.protobuf")
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return Json.parse(answer.body());
  }
}
