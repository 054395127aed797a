package dev.hindsight.local.cluster;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.local.cluster.store.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class StateTest {

  private static final String LABEL = "{\"metadata\":{\"labels\":{\"team\":\"orders\"}}}";

  @TempDir private Path folder;

  @Test
  void anAnsweredWriteIsInTheFileBeforeTheAnswer() throws IOException {
    try (var bench = open()) {
      bench.patch(Bench.CHECKOUT, Bench.MERGE, LABEL);
      // as after kill -9: what is in the file now is all there is
      Files.copy(file(), folder.resolve("copy"));
    }
    try (var again = new Bench(settings -> settings.withStateFile(folder.resolve("copy")))) {
      assertThat(again.get(Bench.CHECKOUT).at("metadata", "labels", "team")).isEqualTo("orders");
      assertThat(again.cluster.writes())
          .singleElement()
          .extracting(ApiWrite::verb)
          .isEqualTo("PATCH");
    }
  }

  @Test
  void continuesWhereItWas() {
    JsonNode namespace;
    JsonNode deployment;
    String token;
    try (var bench = open()) {
      bench.cluster.inject(Fault.OOM, "checkout");
      bench.pass(Duration.ofSeconds(10));
      namespace = bench.get("/api/v1/namespaces/kube-system").json();
      deployment = bench.get(Bench.CHECKOUT).json().path("metadata");
      token = bench.cluster.token();
    }
    try (var again = open()) {
      assertThat(again.get("/api/v1/namespaces/kube-system").json()).isEqualTo(namespace);
      assertThat(Json.text(again.get(Bench.CHECKOUT).json(), "metadata", "uid"))
          .isEqualTo(Json.text(deployment, "uid"));
      assertThat(again.cluster.token()).isEqualTo(token);
      again.pass(Duration.ofSeconds(60));
      assertThat(again.checkoutPods())
          .allSatisfy(
              pod ->
                  assertThat(pod.at("/status/containerStatuses/0/restartCount").asInt())
                      .isGreaterThan(2));
    }
  }

  @Test
  void dropsALineThatACrashCut() throws IOException {
    String version;
    try (var bench = open()) {
      version = bench.patch(Bench.CHECKOUT, Bench.MERGE, LABEL).at("metadata", "resourceVersion");
    }
    Files.writeString(file(), "{\"version\":99,\"name\":\"DEPLOY", StandardOpenOption.APPEND);
    try (var again = open()) {
      assertThat(again.get(Bench.CHECKOUT).at("metadata", "resourceVersion")).isEqualTo(version);
    }
  }

  @Test
  void movesAFileAsideThatItCannotRead() throws IOException {
    for (String garbage :
        new String[] {
          "not a state file",
          "{\"format\":\"hindsight-practice-cluster-1\"}\n{oops}\n",
          "{\"format\":\"hindsight-practice-cluster-1\"}\n"
              + "{\"name\":\"GADGET/shop/x\",\"value\":{}}\n"
        }) {
      Files.writeString(file(), garbage);
      try (var bench = open()) {
        assertThat(bench.isRolledOut()).isTrue();
      }
      try (Stream<Path> files = Files.list(folder)) {
        Path aside =
            files.filter(path -> path.toString().contains(".broken-")).findFirst().orElseThrow();
        assertThat(aside).hasContent(garbage);
        Files.delete(aside);
      }
      Files.delete(file());
    }
  }

  @Test
  void continuesTheStateOfAnOlderVersion() throws IOException {
    try (InputStream old = StateTest.class.getResourceAsStream("/cluster/state-1.jsonl")) {
      Files.copy(requireNonNull(old), file());
    }
    try (var bench = open()) {
      assertThat(bench.cluster.token()).isEqualTo("a-token-from-before");
      assertThat(bench.cluster.token("practice-viewer")).isNotEqualTo(bench.cluster.token());
      bench.passUntil(() -> Bench.reasons(bench.checkoutPods()).contains("CrashLoopBackOff"));
      bench.patch(
          Bench.CHECKOUT,
          Bench.STRATEGIC,
          "{\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"name\":\"checkout\",\"resources\":{\"limits\":{\"memory\":\"512Mi\"}}}]}}}}");
      bench.pass(Duration.ofSeconds(1));
      bench.passUntil(bench::isRolledOut);
    }
  }

  @Test
  void saysThatThePortIsTaken() {
    try (var bench = open()) {
      int port = bench.cluster.url().getPort();
      ClusterSettings same = ClusterSettings.practice(bench.clock).withPort(port);
      assertThatThrownBy(() -> PracticeCluster.start(same))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("port " + port + " on 127.0.0.1 is taken");
    }
  }

  @Test
  void writesAKubeconfigForItsOwnerOnly() throws IOException {
    Path kubeconfig = folder.resolve("new/kubeconfig");
    try (var bench = open()) {
      bench.cluster.writeKubeconfig(kubeconfig);
      bench.cluster.writeKubeconfig(kubeconfig);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kubeconfig)))
          .isEqualTo("rw-------");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
          .isEqualTo("rw-------");
      try (Stream<Path> files = Files.list(kubeconfig.resolveSibling("."))) {
        assertThat(files).hasSize(1);
      }
    }
  }

  @Test
  void leavesNoThreadsAndNoPortBehind() {
    URI url;
    try (var bench = open()) {
      url = bench.cluster.url();
    }
    try (var next = new Bench(settings -> settings.withPort(url.getPort()))) {
      assertThat(next.isRolledOut()).isTrue();
    }
    assertThat(Thread.getAllStackTraces().keySet().stream().map(Thread::getName))
        .noneMatch(name -> name.startsWith("HTTP-Dispatcher"));
  }

  private Bench open() {
    return new Bench(settings -> settings.withStateFile(file()));
  }

  private Path file() {
    return folder.resolve("state");
  }
}
