package dev.hindsight.local.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.actions.rights.EnabledActions;
import dev.hindsight.actions.rights.KubernetesRights;
import dev.hindsight.actions.rights.RbacManifest;
import dev.hindsight.local.cluster.access.Grant;
import dev.hindsight.local.cluster.access.RbacFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The chart grants what the command prints, for whichever actions are enabled. */
class ChartRightsTest {

  private static final Path FILE = Chart.SOURCE.resolve("files/rights.yaml");

  @TempDir private Path folder;
  private Chart chart;

  @BeforeEach
  void begin() {
    chart = new Chart(folder);
  }

  @Test
  void itsRulesAreMadeFromTheActions() throws IOException {
    if (Boolean.getBoolean("rights.write")) {
      Files.writeString(FILE, RightsFile.text());
    }
    assertThat(FILE)
        .as("run this test with -Drights.write=true to make it anew")
        .hasContent(RightsFile.text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "scale-deployment",
        "patch-config-map,drain-node",
        "cordon-node",
        "restart-rollout,rerun-cron-job,delete-failed-job"
      })
  void theseAreTheRightsOfTheEnabledActions(String names) {
    List<String> enabled = names.isEmpty() ? List.of() : List.of(names.split(",", -1));
    assertThat(granted(chart.render("rights: { actions: [%s] }".formatted(names)), Chart.NAMESPACE))
        .containsExactlyInAnyOrderElementsOf(printed(enabled, "shop", "123"));
  }

  @Test
  void nodesAreLeftAloneUnlessTheValuesSayOtherwise() {
    List<Grant> all = printed(List.of(), "shop", "123");
    List<Grant> few = granted(chart.render("rights: { nodes: false }"), Chart.NAMESPACE);
    assertThat(all).hasSize(4).containsAll(few);
    assertThat(few)
        .hasSize(3)
        .containsExactlyInAnyOrderElementsOf(
            granted(new RbacManifest(onNoNodes(), List.of("shop", "123")).text(), "hindsight"));
  }

  private static KubernetesRights onNoNodes() {
    KubernetesRights all = KubernetesRights.of(EnabledActions.all());
    return new KubernetesRights(all.reading(), all.inNamespaces(), List.of());
  }

  @Test
  void approversCanBeActedAsByTheirNamesOnly() {
    String chosen = "rights: { impersonate: [ada@example.com, bob] }";
    KubernetesRights all = KubernetesRights.of(EnabledActions.all());
    String printed =
        new RbacManifest(all, List.of("shop", "123"), List.of("ada@example.com", "bob")).text();
    assertThat(granted(chart.render(chosen), Chart.NAMESPACE))
        .containsExactlyInAnyOrderElementsOf(granted(printed, "hindsight"))
        .hasSize(5);
    assertThatThrownBy(() -> chart.render("rights: { impersonate: ['system:admin'] }"))
        .hasMessageContaining("impersonate");
  }

  @Test
  void nothingIsGrantedWhereTheBotRunsForAnotherCluster() {
    assertThat(granted(chart.render("kubernetes: { inCluster: false }"), Chart.NAMESPACE))
        .isEmpty();
  }

  private static List<Grant> printed(List<String> actions, String... namespaces) {
    KubernetesRights rights = KubernetesRights.of(EnabledActions.of(actions));
    return granted(new RbacManifest(rights, List.of(namespaces)).text(), "hindsight");
  }

  private static List<Grant> granted(String manifest, String namespace) {
    return RbacFile.parse(manifest).serviceAccount(namespace, "hindsight").grants();
  }
}
