package dev.hindsight.actions.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.RestartRollout;
import dev.hindsight.actions.action.Samples;
import dev.hindsight.actions.action.Target;
import dev.hindsight.actions.plan.Plan;
import dev.hindsight.actions.plan.Plans;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The script does what the plan says, when a real shell runs it against a recording kubectl. */
class ShellScriptTest {

  @TempDir private Path directory;
  private String uid = "u 1 7";

  @Test
  void aRealShellPassesEveryValueAsOneWord() throws Exception {
    Target target =
        new Target(new ObjectRef("c", "Deployment", "sh'op; rm -rf x", "$(evil)"), "u 1", 7);
    assertThat(run(Plans.memory(target, "a b", "256Mi", "`512Mi`")))
        .contains(
            "<set><resources><deployment/$(evil)><-n><sh'op; rm -rf x><-c><a b>"
                + "<--limits=memory=`512Mi`><--requests=memory=128Mi>")
        .last()
        .asString()
        .startsWith("<rollout><status>");
  }

  @Test
  void itStopsWhenTheObjectIsNotTheSame() throws Exception {
    Target target = Plans.target("c", "Deployment", "shop", "other", 7);
    assertThat(run(Plans.memory(target, "c", "256Mi", "512Mi")))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("<get>");
  }

  @Test
  void aTitleCannotLeaveItsComment() throws Exception {
    Target target = Plans.target("c", "Deployment", "shop", "u 1", 7);
    Plan plan = Plans.memory(target, "c", "256Mi", "512Mi");
    Plan evil = new Plan("x\nkubectl delete all", plan.playbook(), target, plan.steps(), List.of());
    assertThat(run(evil)).noneMatch(call -> call.contains("delete"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "undo-rollout | <rollout><undo><deployment/checkout><-n><shop><--to-revision=2>",
        "restart-rollout | <rollout><restart><deployment/checkout><-n><shop>",
        "scale-deployment |"
            + " <scale><deployment/checkout><-n><shop><--current-replicas=2><--replicas=4>",
        "scale-stateful-set |"
            + " <scale><statefulset/ledger><-n><shop><--current-replicas=2><--replicas=3>",
        "pause-rollout | <rollout><pause><deployment/checkout><-n><shop>",
        "resume-rollout | <rollout><resume><deployment/checkout><-n><shop>",
        "set-resources | <set><resources><deployment/checkout><-n><shop><-c><app><--limits=cpu=1>"
            + "<--requests=cpu=250m>",
        "set-image | <set><image><deployment/checkout><-n><shop><app=checkout:1>",
        "set-autoscaler-bounds |"
            + " <patch><horizontalpodautoscaler/checkout><-n><shop><--type=merge><-p>"
            + "<{\"spec\":{\"minReplicas\":2,\"maxReplicas\":8}}>",
        "set-environment |"
            + " <set><env><deployment/checkout><-n><shop><-c><app><LOG_LEVEL=it's debug>",
        "patch-config-map | <patch><configmap/checkout-settings><-n><shop><--type=merge><-p>"
            + "<{\"data\":{\"PAGE_SIZE\":\"200\"}}>",
        "delete-pod | <delete><pod/checkout-1><-n><shop><--grace-period=30>",
        "delete-stuck-pod | <delete><pod/checkout-1><-n><shop><--grace-period=0><--force>",
        "rerun-cron-job | <create><job><nightly-0683f54ddf><--from=cronjob/nightly><-n><shop>",
        "expand-volume | <patch><persistentvolumeclaim/ledger-data><-n><shop><--type=merge><-p>"
            + "<{\"spec\":{\"resources\":{\"requests\":{\"storage\":\"20Gi\"}}}}>",
        "drain-node | <drain><worker-2><--ignore-daemonsets><--timeout=15m>",
        "evict-pod | <create><--raw></api/v1/namespaces/shop/pods/checkout-1/eviction><-f><->",
        "delete-failed-job | <delete><job/nightly-1><-n><shop><--cascade=background>",
        "cordon-node | <cordon><worker-2>",
        "uncordon-node | <uncordon><worker-2>"
      })
  void everyActionIsOneCommandBetweenACheckAndAVerification(String name, String command)
      throws Exception {
    Action action =
        Samples.all().stream().filter(a -> a.name().equals(name)).findFirst().orElseThrow();
    uid = action.target().generation() == 0 ? "u1" : "u1 7";
    List<String> calls = run(Plans.of(action));
    assertThat(calls).hasSize(3);
    assertThat(calls.getFirst()).startsWith("<get>");
    assertThat(calls.get(1)).isEqualTo(command);
    assertThat(calls.getLast()).startsWith("<rollout><status><deployment/checkout><-n><shop>");
  }

  @Test
  void whatCannotBeUndoneIsSaid() {
    String script =
        ShellScript.render(
            new PlanId(1), Plans.of(RestartRollout.of(Plans.target(), Optional.empty())));
    assertThat(script).contains("# undo: It cannot be undone, which is harmless");
  }

  private List<String> run(Plan plan) throws IOException, InterruptedException {
    Path kubectl = directory.resolve("kubectl");
    Path calls = directory.resolve("calls");
    Files.writeString(
        kubectl,
        """
        #!/bin/sh
        for a in "$@"; do printf '<%%s>' "$a" >> '%s'; done; echo >> '%s'
        test "$1" = get && echo '%s'; exit 0
        """
            .formatted(calls, calls, uid));
    assertThat(kubectl.toFile().setExecutable(true)).isTrue();
    Path script = directory.resolve("plan.sh");
    Files.writeString(script, ShellScript.render(new PlanId(42), plan), StandardCharsets.UTF_8);
    ProcessBuilder shell = new ProcessBuilder("sh", script.toString());
    shell.environment().merge("PATH", directory + ":", (old, ours) -> ours + old);
    shell.redirectErrorStream(true).redirectOutput(directory.resolve("out").toFile());
    shell.start().waitFor();
    return Files.readAllLines(calls);
  }
}
