package dev.hindsight.local.cluster;

import dev.hindsight.testing.Requires;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the real program against a cluster, as one of its users. */
record Kubectl(Path program, Path kubeconfig, Path home) {

  private static final int PATIENCE_SECONDS = 90;

  /** What it said, both streams together, and how it ended. */
  record Said(int exit, String text) {}

  static Kubectl of(PracticeCluster cluster, Path folder, String user) {
    Path kubeconfig = folder.resolve("kubeconfig-" + user.replace(':', '-'));
    cluster.writeKubeconfig(kubeconfig, user);
    return new Kubectl(Requires.kubectl(), kubeconfig, folder);
  }

  /** In the namespace shop; everything after the first word is one argument each. */
  Said run(String... arguments) {
    List<String> command = new ArrayList<>(List.of(program.toString(), "--namespace=shop"));
    command.addAll(List.of(arguments));
    try {
      Path out = Files.createTempFile(home, "kubectl", ".out");
      var builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.redirectOutput(out.toFile());
      builder.environment().put("KUBECONFIG", kubeconfig.toString());
      builder.environment().put("HOME", home.toString());
      Process process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      return new Said(process.waitFor(), Files.readString(out, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** What it said; fails when it ended badly. */
  String say(String... arguments) {
    Said said = run(arguments);
    if (said.exit() != 0) {
      throw new AssertionError(
          "kubectl %s ended with %d: %s"
              .formatted(String.join(" ", arguments), said.exit(), said.text()));
    }
    return said.text();
  }
}
