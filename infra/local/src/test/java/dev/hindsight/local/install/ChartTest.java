package dev.hindsight.local.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import io.kubernetes.client.common.KubernetesObject;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1DeploymentSpec;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1PodSpec;
import io.kubernetes.client.openapi.models.V1Probe;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1Volume;
import io.kubernetes.client.util.KubeConfig;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The chart as Helm renders it: two hardened replicas with everything they need around them. */
class ChartTest {

  @TempDir private Path folder;
  private Chart chart;

  @BeforeEach
  void begin() {
    chart = new Chart(folder);
  }

  @Test
  void helmFindsNothingToSay() {
    LintResult lint = new Helm(Chart.SOURCE).lint().strict().call();
    assertThat(lint.isFailed()).as(lint.getMessages().toString()).isFalse();
  }

  @Test
  void itIsOfTheProjectsVersion() throws IOException {
    String pom = Files.readString(Chart.SOURCE.resolve("../../../pom.xml"));
    String version = pom.split("<artifactId>hindsight</artifactId>\\s*<version>", 2)[1];
    assertThat(Files.readString(Chart.SOURCE.resolve("Chart.yaml")))
        .contains("\nappVersion: " + version.substring(0, version.indexOf('<')) + "\n");
  }

  @Test
  void everyObjectIsOneThatKubernetesKnows() {
    assertThat(Chart.objects(chart.render()))
        .extracting(KubernetesObject::getKind)
        .containsExactlyInAnyOrder(
            "ServiceAccount",
            "ConfigMap",
            "Deployment",
            "Service",
            "PodDisruptionBudget",
            "NetworkPolicy",
            "ClusterRole",
            "ClusterRole",
            "ClusterRoleBinding",
            "ClusterRoleBinding",
            "Role",
            "Role",
            "RoleBinding",
            "RoleBinding");
    String misspelt = chart.render().replace("readinessProbe:", "readynessProbe:");
    assertThatThrownBy(() -> Chart.objects(misspelt)).hasMessageContaining("readynessProbe");
  }

  @ParameterizedTest
  @CsvSource({"hindsight,hindsight", "blue,blue-hindsight", "my-hindsight,my-hindsight"})
  void theServiceAccountIsToldAsOthersMustNameIt(String release, String account) {
    Path values = Chart.SOURCE.resolve("ci/shop-values.yaml");
    String told =
        new Helm(Chart.SOURCE)
            .install()
            .clientOnly()
            .withName(release)
            .withNamespace(Chart.NAMESPACE)
            .withKubeVersion("1.33.0")
            .withValuesFile(values)
            .call()
            .getOutput();
    String used =
        new Helm(Chart.SOURCE)
            .template()
            .withName(release)
            .withKubeVersion("1.33.0")
            .withValuesFile(values)
            .call();
    assertThat(told).contains("with the service account ops:" + account + ".");
    assertThat(used).contains("serviceAccountName: " + account + "\n");
  }

  @Test
  void thePodsKeepToTheRestrictedPodSecurityStandard() {
    V1PodSpec pod = pod(chart.render());
    assertThat(Stream.of(pod.getHostNetwork(), pod.getHostPID(), pod.getHostIPC()))
        .allMatch(Objects::isNull);
    var security = Objects.requireNonNull(pod.getSecurityContext());
    assertThat(security.getRunAsNonRoot()).isTrue();
    assertThat(security.getRunAsUser()).isPositive();
    assertThat(Objects.requireNonNull(security.getSeccompProfile()).getType())
        .isEqualTo("RuntimeDefault");
    assertThat(pod.getInitContainers()).isNullOrEmpty();
    assertThat(pod.getContainers()).singleElement().satisfies(ChartTest::restricted);
    assertThat(pod.getVolumes())
        .allMatch(volume -> volume.getProjected() != null || volume.getEmptyDir() != null);
  }

  private static void restricted(V1Container container) {
    var security = Objects.requireNonNull(container.getSecurityContext());
    assertThat(security.getAllowPrivilegeEscalation()).isFalse();
    assertThat(security.getPrivileged()).isNull();
    assertThat(security.getReadOnlyRootFilesystem()).isTrue();
    var capabilities = Objects.requireNonNull(security.getCapabilities());
    assertThat(capabilities.getDrop()).containsExactly("ALL");
    assertThat(capabilities.getAdd()).isNullOrEmpty();
    assertThat(Objects.requireNonNull(container.getPorts()))
        .allMatch(port -> port.getHostPort() == null);
  }

  @Test
  void nodesAndUpgradesComeAndGoWithoutAnEnd() {
    String manifest = chart.render();
    var deployment = Objects.requireNonNull(Chart.only(manifest, V1Deployment.class).getSpec());
    assertThat(deployment.getReplicas()).isEqualTo(2);
    var rolling =
        Objects.requireNonNull(Objects.requireNonNull(deployment.getStrategy()).getRollingUpdate());
    assertThat(Objects.requireNonNull(rolling.getMaxUnavailable()).getIntValue()).isZero();
    var budget =
        Objects.requireNonNull(Chart.only(manifest, V1PodDisruptionBudget.class).getSpec());
    assertThat(Objects.requireNonNull(budget.getMinAvailable()).getIntValue()).isEqualTo(1);
    var pod = pod(manifest);
    assertThat(pod.getTerminationGracePeriodSeconds()).isGreaterThanOrEqualTo(5 + 10 + 15);
    assertThat(pod.getTopologySpreadConstraints())
        .extracting("topologyKey")
        .containsExactly("kubernetes.io/hostname", "topology.kubernetes.io/zone");
    assertThat(
            Objects.requireNonNull(Objects.requireNonNull(budget.getSelector()).getMatchLabels()))
        .isEqualTo(deployment.getSelector().getMatchLabels())
        .satisfies(labels -> assertThat(labels(deployment)).containsAllEntriesOf(labels));
  }

  private static Map<String, String> labels(V1DeploymentSpec deployment) {
    return Objects.requireNonNull(
        Objects.requireNonNull(deployment.getTemplate().getMetadata()).getLabels());
  }

  @Test
  void theProbesAskWhatTheBotAnswers() {
    V1Container bot = pod(chart.render()).getContainers().getFirst();
    assertThat(path(bot.getStartupProbe())).isEqualTo("/livez");
    assertThat(path(bot.getLivenessProbe())).isEqualTo("/livez");
    assertThat(path(bot.getReadinessProbe())).isEqualTo("/readyz");
    V1Probe startup = Objects.requireNonNull(bot.getStartupProbe());
    assertThat(startup.getPeriodSeconds() * startup.getFailureThreshold())
        .as("seconds for the first start, which makes the tables")
        .isGreaterThanOrEqualTo(180);
    assertThat(Objects.requireNonNull(bot.getResources()).getRequests())
        .containsKeys("cpu", "memory");
  }

  private static String path(@Nullable V1Probe probe) {
    return Objects.requireNonNull(Objects.requireNonNull(probe).getHttpGet()).getPath();
  }

  @Test
  void onlyDnsAndTheNamedPortsCanBeReached() {
    var policy =
        Objects.requireNonNull(Chart.only(chart.render(), V1NetworkPolicy.class).getSpec());
    assertThat(policy.getPolicyTypes()).containsExactly("Ingress", "Egress");
    assertThat(Objects.requireNonNull(policy.getIngress()))
        .singleElement()
        .satisfies(in -> assertThat(in.getFrom()).hasSize(1));
    assertThat(
            Objects.requireNonNull(policy.getEgress()).stream()
                .flatMap(out -> Objects.requireNonNull(out.getPorts()).stream())
                .map(port -> Objects.requireNonNull(port.getPort()).getIntValue()))
        .containsExactly(53, 53, 443, 6443, 5432);
    assertThat(chart.render("networkPolicy: { enabled: false }")).doesNotContain("NetworkPolicy");
  }

  @Test
  void theSettingsAreReadAsTheyWereMeant() throws IOException {
    String manifest =
        chart.render(
            "settings:",
            "  hindsight.checks.timeout: 9000000",
            "  a.flag: true",
            "  a.path: 'C:\\new'",
            "  a.word: 'x = #1: ü'");
    Map<String, String> data =
        Objects.requireNonNull(Chart.only(manifest, V1ConfigMap.class).getData());
    Properties settings = new Properties();
    settings.load(new StringReader(data.getOrDefault("application.properties", "")));
    assertThat(settings)
        .containsEntry("hindsight.checks.timeout", "9000000")
        .containsEntry("a.flag", "true")
        .containsEntry("a.path", "C:\\new")
        .containsEntry("a.word", "x = #1: ü")
        .containsEntry("hindsight.slack.channel", "C0123456789")
        .containsEntry("hindsight.kubernetes.kubeconfig", "/etc/hindsight/kubeconfig");
    assertThat(data.get("catalog.yaml")).contains("checkout");
  }

  @Test
  void theBotFindsTheClusterItRunsInByATokenThatEnds() {
    String manifest = chart.render();
    Map<String, String> data =
        Objects.requireNonNull(Chart.only(manifest, V1ConfigMap.class).getData());
    KubeConfig config =
        KubeConfig.loadKubeConfig(new StringReader(data.getOrDefault("kubeconfig", "")));
    config.setContext("in-cluster");
    assertThat(config.getServer()).isEqualTo("https://kubernetes.default.svc");
    V1PodSpec pod = pod(manifest);
    assertThat(pod.getAutomountServiceAccountToken()).isFalse();
    V1Volume token = volume(pod, "token");
    var sources = Objects.requireNonNull(Objects.requireNonNull(token.getProjected()).getSources());
    var projected = Objects.requireNonNull(sources.getFirst().getServiceAccountToken());
    assertThat(projected.getExpirationSeconds()).isLessThanOrEqualTo(3600);
    String place = "/var/run/secrets/hindsight/";
    assertThat(data.get("kubeconfig"))
        .contains("tokenFile: " + place + projected.getPath())
        .contains("certificate-authority: " + place + "ca.crt");
    assertThat(Objects.requireNonNull(pod.getContainers().getFirst().getVolumeMounts()))
        .anyMatch(
            mount -> mount.getName().equals("token") && (mount.getMountPath() + "/").equals(place));

    String elsewhere = chart.render("kubernetes: { inCluster: false }");
    assertThat(elsewhere).doesNotContain("serviceAccountToken", "kubeconfig", "ClusterRole");
  }

  @Test
  void anotherSettingIsAnotherRollout() {
    assertThat(checksum(chart.render("settings: { a: b }")))
        .isNotEqualTo(checksum(chart.render("settings: { a: c }")))
        .isEqualTo(checksum(chart.render("settings: { a: b }")));
  }

  private static String checksum(String manifest) {
    var template =
        Objects.requireNonNull(Chart.only(manifest, V1Deployment.class).getSpec()).getTemplate();
    return Objects.requireNonNull(Objects.requireNonNull(template.getMetadata()).getAnnotations())
        .getOrDefault("checksum/settings", "");
  }

  @Test
  void theServiceLeadsToThePodsPort() {
    String manifest = chart.render("service: { port: 80 }");
    var port =
        Objects.requireNonNull(
                Objects.requireNonNull(Chart.only(manifest, V1Service.class).getSpec()).getPorts())
            .getFirst();
    assertThat(port.getPort()).isEqualTo(80);
    assertThat(Objects.requireNonNull(pod(manifest).getContainers().getFirst().getPorts()))
        .singleElement()
        .satisfies(
            own -> {
              assertThat(own.getName())
                  .isEqualTo(Objects.requireNonNull(port.getTargetPort()).getStrValue());
              assertThat(own.getContainerPort()).isEqualTo(8080);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "replicas: two | replicas",
        "replicas: 0 | replicas",
        "rights: { acitons: [] } | acitons",
        "rights: { nodes: maybe } | nodes",
        "rights: { namespaces: [Shop] } | namespaces",
        "rights: { actions: [drain] } | rights.actions: 'drain' is no action; the actions are"
            + " undo-",
        "image: { tag: latest } | tag",
        "image: { digest: sha256:12 } | digest",
        "settings: { hindsight.slack.bot-token: x } | with the key HINDSIGHT_SLACK_BOTTOKEN",
        "settings: { hindsight.kubernetes.kubeconfig: /x } | kubernetes.inCluster",
        "settings: { spring.datasource.url: null } | settings/spring.datasource.url",
        "settings: { server.port: 9090 } | settings.server.port: the pods listen on 8080",
        "files: { kubeconfig: x } | files.kubeconfig is made by the chart",
        "replicas: 1 | no node could ever be drained",
        "disruptionBudget: { minAvailable: 2 } | disruptionBudget.minAvailable must be less",
        "networkPolicy: { ports: [70000] } | ports",
        "secretFiles: [{ secret: a, key: b }] | path",
      })
  void whatCannotBeIsRefusedAndTheKeyNamed(String values, String named) {
    assertThatThrownBy(() -> chart.render(values)).hasMessageContaining(named);
  }

  @Test
  void theChartsOwnValuesAskForTheDatabase() throws IOException {
    assertThatThrownBy(() -> chart.alone()).hasMessageContaining("spring.datasource.url");
    assertThat(chart.alone("settings: { spring.datasource.url: x }"))
        .doesNotContain("kind: Role\n");
    assertThat(Files.readString(Chart.SOURCE.resolve("values.yaml"))).doesNotContain("password:");
  }

  private static V1PodSpec pod(String manifest) {
    return Objects.requireNonNull(
        Objects.requireNonNull(Chart.only(manifest, V1Deployment.class).getSpec())
            .getTemplate()
            .getSpec());
  }

  private static V1Volume volume(V1PodSpec pod, String name) {
    return Objects.requireNonNull(pod.getVolumes()).stream()
        .filter(volume -> volume.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
