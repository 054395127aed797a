package dev.hindsight.actions.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.AwsSamples;
import dev.hindsight.actions.action.Samples;
import dev.hindsight.actions.plan.Plan;
import dev.hindsight.actions.plan.Plans;
import dev.hindsight.actions.plan.Step;
import dev.hindsight.actions.verify.Probe;
import dev.hindsight.testing.Requires;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every action with every hostile text is a file that its language's own programs accept. */
class ParsersTest {

  @TempDir private Path directory;

  @Test
  void aShellReadsThemAll() throws IOException {
    List<String> files = write(Script.SHELL);
    assertThat(files).hasSizeGreaterThan(300);
    assertThat(
            run(
                command(
                    List.of("sh", "-c", "for f; do sh -n \"$f\" || exit 1; done", "sh"), files)))
        .isEmpty();
  }

  @Test
  void shellcheckFindsNothing() throws IOException {
    String shellcheck = Requires.shellcheck().toString();
    assertThat(run(command(List.of(shellcheck, "--shell=sh"), write(Script.SHELL)))).isEmpty();
  }

  @Test
  void pythonCompilesThemAll() throws IOException {
    String python = Requires.python().toString();
    assertThat(run(command(List.of(python, "-m", "py_compile"), write(Script.PYTHON)))).isEmpty();
  }

  @Test
  void ansibleReadsThemAll() throws IOException {
    String ansible = Requires.ansiblePlaybook().toString();
    Path whole = directory.resolve("all.yaml");
    StringBuilder imports = new StringBuilder();
    write(Script.ANSIBLE)
        .forEach(file -> imports.append("- import_playbook: \"").append(file).append("\"\n"));
    Files.writeString(whole, imports);
    assertThat(run(ansible, "-i", "localhost,", "--syntax-check", whole.toString()))
        .contains("playbook: " + whole)
        .doesNotContain("ERROR");
  }

  @Test
  void noTextLeavesItsComment() {
    for (String text : List.of("x\ny", "x\ry", "x\u2028y", "x\u2029y", "x\u0085y", "x\u000By")) {
      assertThat(Line.of(text)).isEqualTo("x y");
    }
  }

  /** Python takes a word like this in one of the first two lines as the file's encoding. */
  @Test
  void aTitleIsNoWordAboutTheEncoding() {
    Plan plan = ShellTest.titled("coding: utf-7", Samples.kubernetes().getFirst());
    assertThat(Script.PYTHON.of("p", plan).lines().limit(2)).noneMatch(l -> l.contains("utf-7"));
  }

  private List<String> write(Script script) throws IOException {
    List<String> files = new ArrayList<>();
    List<Plan> plans = new ArrayList<>();
    Stream.concat(Samples.all().stream(), Samples.more().stream())
        .map(Plans::of)
        .forEach(plans::add);
    AwsSamples.all().stream()
        .map(a -> Plan.of("Do it", "by hand", a, List.of(a.object())))
        .forEach(plans::add);
    for (String text : Hostile.TEXTS) {
      Hostile.actions(text).stream().map(a -> ShellTest.titled(text, a)).forEach(plans::add);
      Hostile.aws(text).stream().map(a -> ShellTest.titled(text, a)).forEach(plans::add);
      plans.add(pauses(text));
    }
    for (Plan plan : plans) {
      Path file = directory.resolve("%d.%s".formatted(files.size(), script.extension()));
      Files.writeString(file, script.of("plan-42", plan));
      files.add(file.toString());
    }
    return files;
  }

  static Plan pauses(String text) {
    Action action = Samples.kubernetes().getFirst();
    List<Step> steps =
        List.of(
            Step.of(action, List.of(Plans.WORKLOAD)),
            new Step.Wait(1),
            new Step.Ask(text, 60),
            new Step.Check(new Probe.Http("http://127.0.0.1:1/" + text), 5),
            new Step.Check(new Probe.Tcp(text, 80), 5),
            new Step.Check(new Probe.Metric(text, Probe.Limit.AT_MOST, 0.05), 5));
    return new Plan(text, "by hand", Plans.target(), steps, List.of());
  }

  private static String[] command(List<String> words, List<String> files) {
    return Stream.concat(words.stream(), files.stream()).toArray(String[]::new);
  }

  private String run(String... command) {
    FakeKubectl.Ended ended =
        new FakeKubectl(directory.resolve("bin"))
            .run(Map.of("HOME", directory.toString()), command);
    assertThat(ended.code()).as(ended.said()).isZero();
    return ended.said();
  }
}
