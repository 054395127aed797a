package dev.hindsight.actions.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.plan.Plan;
import dev.hindsight.actions.plan.Plans;
import dev.hindsight.actions.plan.Target;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script does what the plan says, when a real shell runs it against a recording kubectl. */
class ShellScriptTest {

  @TempDir private Path directory;

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
    Plan evil = new Plan("x\nkubectl delete all", plan.playbook(), target, plan.steps());
    assertThat(run(evil)).noneMatch(call -> call.contains("delete"));
  }

  private List<String> run(Plan plan) throws IOException, InterruptedException {
    Path kubectl = directory.resolve("kubectl");
    Path calls = directory.resolve("calls");
    Files.writeString(
        kubectl,
        """
        #!/bin/sh
        for a in "$@"; do printf '<%%s>' "$a" >> '%s'; done; echo >> '%s'
        test "$1" = get && echo 'u 1 7'; exit 0
        """
            .formatted(calls, calls));
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
