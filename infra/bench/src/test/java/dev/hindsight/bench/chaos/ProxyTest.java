package dev.hindsight.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.bench.chaos.cluster.ClusterFaults;
import dev.hindsight.bench.chaos.cluster.Proxy;
import dev.hindsight.bench.chaos.cluster.Seen;
import dev.hindsight.bench.proxy.Fault;
import dev.hindsight.bench.proxy.HttpUpstream;
import dev.hindsight.local.cluster.ClusterSettings;
import dev.hindsight.local.cluster.PracticeCluster;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The proxy before the practice cluster: what it says it did is what the cluster saw. */
class ProxyTest {

  private static final String CART = "/apis/apps/v1/namespaces/shop/deployments/cart";
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  @TempDir private Path directory;
  private PracticeCluster cluster;
  private Proxy proxy;

  @BeforeEach
  void start() throws IOException {
    cluster = PracticeCluster.start(ClusterSettings.practice(Clock.systemUTC()));
    proxy = Proxy.before(new HttpUpstream(cluster.url()), Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    proxy.close();
    cluster.close();
  }

  @Test
  void passesOnAndKeepsAJournal() throws Exception {
    assertThat(get().statusCode()).isEqualTo(200);
    assertThat(scale(5).statusCode()).isEqualTo(200);
    assertThat(replicas()).isEqualTo(5);
    Seen write = proxy.journal().applied().getFirst();
    assertThat(write.plan()).contains("PLN-7");
    assertThat(write.step()).contains("1");
    assertThat(proxy.journal().all()).hasSize(3);
    assertThat(cluster.writes()).hasSize(1);
  }

  @Test
  void aWriteThatIsRefusedOrADryRunIsNoEffect() throws Exception {
    assertThat(patch("?dryRun=All", 5).statusCode()).isEqualTo(200);
    assertThat(patch("x", 5).statusCode()).isEqualTo(404);
    assertThat(proxy.journal().applied()).isEmpty();
    assertThat(replicas()).isNotEqualTo(5);
  }

  @Test
  void cutsBeforeAndAfterTheEffect() throws Exception {
    proxy.trouble(call -> call.writes() ? new Fault.CutBefore() : Fault.none());
    assertThatThrownBy(() -> scale(5)).isInstanceOf(IOException.class);
    assertThat(replicas()).isNotEqualTo(5);
    proxy.trouble(call -> call.writes() ? new Fault.CutAfter() : Fault.none());
    assertThatThrownBy(() -> scale(5)).isInstanceOf(IOException.class);
    assertThat(replicas()).isEqualTo(5);
    assertThat(proxy.journal().applied()).hasSize(1);
  }

  @Test
  void answersOtherwiseAfterTheEffect() throws Exception {
    proxy.trouble(call -> call.writes() ? ClusterFaults.timeoutAfterEffect() : Fault.none());
    assertThat(scale(5).statusCode()).isEqualTo(504);
    proxy.trouble(call -> call.writes() ? ClusterFaults.garbageAfterEffect() : Fault.none());
    assertThat(scale(4).body()).startsWith("<html>");
    assertThat(replicas()).isEqualTo(4);
  }

  @Test
  void answersInsteadOfTheCluster() throws Exception {
    proxy.trouble(_ -> ClusterFaults.conflict());
    assertThat(scale(5).statusCode()).isEqualTo(409);
    proxy.trouble(_ -> ClusterFaults.throttled(7));
    assertThat(scale(5).headers().firstValue("Retry-After")).contains("7");
    proxy.trouble(_ -> ClusterFaults.unavailable());
    assertThat(scale(5).statusCode()).isEqualTo(503);
    assertThat(cluster.writes()).isEmpty();
  }

  @Test
  void letsAnEffectComeLate() throws Exception {
    proxy.trouble(call -> call.writes() ? new Fault.Late(Duration.ofMillis(300)) : Fault.none());
    assertThatThrownBy(() -> scale(5)).isInstanceOf(IOException.class);
    assertThat(replicas()).isNotEqualTo(5);
    Thread.sleep(600);
    assertThat(replicas()).isEqualTo(5);
  }

  private int replicas() throws Exception {
    return JsonMapper.shared().readTree(get().body()).at("/spec/replicas").asInt();
  }

  private HttpResponse<String> get() throws Exception {
    return send("GET", "", "");
  }

  private HttpResponse<String> scale(int replicas) throws Exception {
    return patch("", replicas);
  }

  private HttpResponse<String> patch(String more, int replicas) throws Exception {
    String body =
        """
        {"metadata":{"annotations":{"hindsight.dev/plan":"PLN-7/1/0123abcd"}},
         "spec":{"replicas":%d}}\
        """
            .formatted(replicas);
    return send("PATCH", more, body);
  }

  private HttpResponse<String> send(String method, String more, String body) throws Exception {
    Path kubeconfig = directory.resolve("kubeconfig");
    proxy.writeKubeconfig(kubeconfig, cluster.token());
    String server = Files.readString(kubeconfig).replaceAll("(?s).*server: \"([^\"]*)\".*", "$1");
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server + CART + more))
            .header("Authorization", "Bearer " + cluster.token())
            .header("Content-Type", "application/merge-patch+json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }
}
