package dev.hindsight.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.plan.Plan;
import dev.hindsight.actions.script.Script;
import dev.hindsight.testing.Requires;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Scripts run by the real programs, which are led to the servers of a test. */
final class Programs {

  // kubectl's --raw leaves out the path of the server's address, which has the token here
  private static final String KUBECTL =
      """
      #!/bin/sh
      raw=
      for word; do
        shift
        [ -z "$raw" ] || word=$SERVER_PATH$word
        raw=
        [ "$word" != --raw ] || raw=yes
        set -- "$@" "$word"
      done
      exec '%s' "$@"
      """;

  // neither program knew AWS_ENDPOINT_URL from the beginning
  private static final String AWS =
      """
      #!/bin/sh
      exec '%s' --endpoint-url "$AWS_ENDPOINT_URL" "$@"
      """;

  private static final String PYTHON =
      """
      import os, runpy, sys
      import boto3
      client = boto3.client
      boto3.client = lambda *a, **k: client(*a, endpoint_url=os.environ["AWS_ENDPOINT_URL"], **k)
      sys.argv = sys.argv[1:]
      runpy.run_path(sys.argv[0], run_name="__main__")
      """;

  private static final String KUBECONFIG = "KUBECONFIG";

  private final Path folder;
  private final Map<String, String> environment;
  private final Runnable meanwhile;

  /** What a program ended with, and said. */
  record Said(int exit, String text) {}

  private Programs(Path folder, Map<String, String> environment, Runnable meanwhile) {
    this.folder = folder;
    this.environment = new HashMap<>(environment);
    this.environment.put("HOME", folder.toString());
    this.environment.put("PATH", folder + ":" + System.getenv("PATH"));
    this.environment.put("LC_ALL", "C.UTF-8");
    this.environment.put("ANSIBLE_NOCOLOR", "1");
    this.meanwhile = meanwhile;
  }

  /** Those for a cluster, whose clock goes on while they run. */
  static Programs kubernetes(Path folder, Bench bench) {
    Path kubeconfig = folder.resolve("kubeconfig");
    bench.cluster.writeKubeconfig(kubeconfig);
    return new Programs(
        folder,
        Map.of(KUBECONFIG, kubeconfig.toString(), "SERVER_PATH", serverPath(kubeconfig)),
        () -> bench.pass(Duration.ofMillis(400)));
  }

  private static String serverPath(Path kubeconfig) {
    Matcher server = Pattern.compile("https?://[^/\\s\"]+([^\\s\"]*)").matcher(text(kubeconfig));
    assertThat(server.find()).isTrue();
    return server.group(1).replaceFirst("/$", "");
  }

  /** Those for the stand-in for AWS. */
  static Programs aws(Path folder, String endpoint) {
    return new Programs(
        folder,
        Map.of(
            "AWS_ENDPOINT_URL", endpoint,
            "AWS_ACCESS_KEY_ID", "test",
            "AWS_SECRET_ACCESS_KEY", "test"),
        () -> {});
  }

  Said run(Script script, Plan plan, boolean undo) {
    return run(script, script.of("plan", plan), undo);
  }

  Said run(Script script, String text, boolean undo) {
    Path file = written("plan." + script.extension(), text);
    List<String> command = new ArrayList<>(program(script));
    command.add(file.toString());
    if (undo) {
      command.addAll(script == Script.ANSIBLE ? List.of("-e", "undo=true") : List.of("undo"));
    }
    return run(command);
  }

  private List<String> program(Script script) {
    boolean cluster = environment.containsKey(KUBECONFIG);
    if (script == Script.PYTHON) {
      String python = Requires.python().toString();
      return cluster ? List.of(python) : List.of(python, written("run.py", PYTHON).toString());
    }
    if (cluster) {
      program("kubectl", KUBECTL.formatted(Requires.kubectl()));
    } else {
      program("aws", AWS.formatted(Requires.aws()));
    }
    return script == Script.SHELL
        ? List.of("sh")
        : List.of(Requires.ansiblePlaybook().toString(), "-c", "local", "-i", "localhost,");
  }

  private void program(String name, String text) {
    if (!written(name, text).toFile().setExecutable(true)) {
      throw new IllegalStateException(name);
    }
  }

  private Path written(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Said run(List<String> command) {
    try {
      Path out = folder.resolve("out");
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.redirectOutput(out.toFile()).environment().putAll(environment);
      Process process = builder.start();
      process.getOutputStream().close();
      for (int i = 0; i < 6_000 && !process.waitFor(20, TimeUnit.MILLISECONDS); i++) {
        meanwhile.run();
      }
      process.destroyForcibly();
      return new Said(process.waitFor(), text(out));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
