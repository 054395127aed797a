package dev.hindsight.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.local.cluster.ClusterSettings;
import dev.hindsight.local.cluster.PracticeCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rights are printed with nothing running, and looked at with nothing but the cluster. */
class RightsCommandTest {

  private static final Path SHIPPED = Path.of("..", "kubernetes", "rbac.yaml");

  @TempDir private Path directory;

  @Test
  void thePrintedRightsAreTheShippedOnes() throws Exception {
    Cli.Answer printed = rights("--namespace", "shop");
    assertThat(printed.code()).as(printed.err()).isZero();
    assertThat(SHIPPED).hasContent(printed.out());
  }

  @Test
  void fewActionsNeedFewRights() throws Exception {
    String few = rights("--actions", "scale-deployment,evict-pod", "--namespace", "shop").out();
    assertThat(few)
        .contains("resources: [deployments]\n    verbs: [patch]", "resources: [pods/eviction]")
        .doesNotContain("[configmaps]", "hindsight-write-nodes");
  }

  @Test
  void aTokenThatNeverEndsIsPrintedForWhoAsks() throws Exception {
    assertThat(rights("--token", "--namespace", "shop").out())
        .contains("kind: Secret\n", "name: hindsight-token\n");
  }

  @Test
  void aWrongWordIsToldWithTheRightOnes() throws Exception {
    Cli.Answer unknown = rights("--actions", "scale-deployment,drain");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.out()).isEmpty();
    assertThat(unknown.err().lines())
        .singleElement()
        .asString()
        .contains("--actions: 'drain' is no action; the actions are undo-rollout, ");
    assertThat(rights("--namespace", "Shop").err()).contains("'Shop' cannot be a namespace");
  }

  @Test
  void theDoctorTellsByItsExitCode() throws Exception {
    try (PracticeCluster cluster =
        PracticeCluster.start(ClusterSettings.practice(Clock.systemUTC()))) {
      Cli.Answer good = doctor(cluster, "system:serviceaccount:hindsight:hindsight");
      assertThat(good.code()).as(good.out() + good.err()).isZero();
      assertThat(good.out())
          .contains("ok       in shop: all rights for 18 actions\n", "Nothing is missing.\n");
      Cli.Answer bad = doctor(cluster, "practice-viewer");
      assertThat(bad.code()).isEqualTo(1);
      assertThat(bad.out()).contains("missing  on nodes: no right to patch nodes", "Missing: 2.\n");
    }
    Cli.Answer gone = doctor(directory.resolve("kubeconfig-practice-viewer"));
    assertThat(gone.code()).isEqualTo(1);
    assertThat(gone.out()).startsWith("missing  the cluster cannot be reached");
    assertThat(doctor(directory.resolve("none")).out())
        .startsWith("missing  The kubeconfig " + directory.resolve("none"));
  }

  private Cli.Answer rights(String... arguments) throws IOException, InterruptedException {
    String[] command = new String[arguments.length + 2];
    command[0] = "rights";
    command[1] = "kubernetes";
    System.arraycopy(arguments, 0, command, 2, arguments.length);
    return new Cli(directory).run(command);
  }

  private Cli.Answer doctor(PracticeCluster cluster, String user)
      throws IOException, InterruptedException {
    Path kubeconfig = directory.resolve("kubeconfig-" + user.replace(':', '-'));
    cluster.writeKubeconfig(kubeconfig, user);
    return doctor(kubeconfig);
  }

  private Cli.Answer doctor(Path kubeconfig) throws IOException, InterruptedException {
    return new Cli(directory).run("doctor", "kubernetes", "--kubeconfig", kubeconfig.toString());
  }
}
