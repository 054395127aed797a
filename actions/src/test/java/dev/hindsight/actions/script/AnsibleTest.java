package dev.hindsight.actions.script;

import static dev.hindsight.actions.script.FakeKubectl.changes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.AwsSamples;
import dev.hindsight.actions.action.PauseRollout;
import dev.hindsight.actions.action.Samples;
import dev.hindsight.actions.action.Trace;
import dev.hindsight.actions.plan.Plan;
import dev.hindsight.actions.plan.Plans;
import dev.hindsight.actions.script.FakeKubectl.Ended;
import dev.hindsight.testing.Requires;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real ansible-playbook runs playbooks against a recording kubectl. */
class AnsibleTest {

  private static final String NAME = "plan-42";

  @TempDir private Path directory;

  @Test
  void everyActionArrivesByteForByteAndIsLeftAloneTheSecondTime() {
    String ansible = Requires.ansiblePlaybook().toString();
    String text =
        "it's \"q\" `touch pwned` $(touch pwned);\n{{ lookup('pipe','touch pwned') }}"
            + " {% raw %} %s \\ é😀 \u2028 #jinja2: x";
    // a pause that a later step ends reads as one not begun
    Plan plan =
        Steps.of(
            Steps.both(text).stream()
                // without a terminal there is nobody to ask
                .filter(a -> a.trace() != Trace.NONE && a.trace() != Trace.LATE_MARK)
                .filter(action -> !(action instanceof PauseRollout))
                .toArray(Action[]::new));
    FakeKubectl kubectl = new FakeKubectl(directory);
    Sheet sheet = Sheet.of(NAME, plan);
    kubectl.knows(sheet);
    Ended once = run(ansible, kubectl, plan);
    assertThat(once.code()).as(once.said()).isZero();
    assertThat(kubectl.calls()).isEqualTo(FakeKubectl.calls(sheet));
    assertThat(kubectl.input())
        .isEqualTo(
            FakeKubectl.deeds(sheet.there())
                .flatMap(deed -> deed.change().input().stream())
                .toList());
    Ended twice = run(ansible, kubectl, plan);
    assertThat(twice.code()).as(twice.said()).isZero();
    assertThat(twice.said()).contains("already done", "changed=0");
    assertThat(changes(kubectl.calls())).isEmpty();
    assertThat(directory.resolve("pwned")).doesNotExist();
  }

  @Test
  void aCheckChangesNothingAndAnUndoTakesAllBackOnce() {
    String ansible = Requires.ansiblePlaybook().toString();
    Plan plan = Steps.of(sample("scale-deployment"), sample("drain-node"), sample("set-image"));
    FakeKubectl kubectl = new FakeKubectl(directory);
    Sheet sheet = Sheet.of(NAME, plan);
    kubectl.knows(sheet);
    Ended check = run(ansible, kubectl, plan, "--check");
    assertThat(check.code()).as(check.said()).isZero();
    assertThat(changes(kubectl.calls())).isEmpty();
    assertThat(run(ansible, kubectl, plan)).returns(0, Ended::code);
    assertThat(changes(kubectl.calls())).hasSize(4);
    Ended back = run(ansible, kubectl, plan, "-e", "undo=true");
    assertThat(back.code()).as(back.said()).isZero();
    assertThat(changes(kubectl.calls()))
        .isEqualTo(FakeKubectl.deeds(sheet.back()).map(deed -> deed.change().argv()).toList());
    Ended again = run(ansible, kubectl, plan, "-e", "undo=true");
    assertThat(again.said()).contains("changed=0");
    assertThat(changes(kubectl.calls())).isEmpty();
  }

  @Test
  void aRollBackBetweenTheSameImagesPassesOnlyWhenSomethingWasChanged() {
    String ansible = Requires.ansiblePlaybook().toString();
    Plan plan = Plans.of(ShellTest.ofSameImages());
    FakeKubectl kubectl = new FakeKubectl(directory).knows(Sheet.of(NAME, plan));
    assertThat(run(ansible, kubectl, plan)).returns(0, Ended::code);
    Ended back = run(ansible, kubectl, plan, "-e", "undo=true");
    assertThat(back.code()).as(back.said()).isZero();
    assertThat(back.said()).contains(Sheet.WHOEVER);
    // kubectl finds the revision in place and skips the roll-back, without an error
    assertThat(run(ansible, kubectl, plan, "-e", "undo=true").code()).isNotZero();
  }

  private static Action sample(String name) {
    return Samples.kubernetes().stream()
        .filter(a -> a.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void itStopsWhenTheObjectIsNotAsWhenThePlanWasMade() {
    String ansible = Requires.ansiblePlaybook().toString();
    Plan plan = Plans.of(Samples.kubernetes().get(2));
    FakeKubectl kubectl = new FakeKubectl(directory);
    kubectl.knows(Sheet.of(NAME, plan));
    Deed deed = FakeKubectl.deeds(Sheet.of(NAME, plan).there()).findFirst().orElseThrow();
    kubectl.says(deed.look(), "7 uid=[u1] replicas=[{{ lookup('pipe','touch pwned') }}]");
    Ended ended = run(ansible, kubectl, plan);
    assertThat(ended.code()).isNotZero();
    assertThat(ended.said()).contains("it is not as when the plan was made");
    assertThat(changes(kubectl.calls())).isEmpty();
    assertThat(directory.resolve("pwned")).doesNotExist();
  }

  @Test
  void itStopsInAnotherClusterBeforeItLooksAtAnything() {
    String ansible = Requires.ansiblePlaybook().toString();
    Plan plan = Plans.of(Samples.kubernetes().get(2));
    FakeKubectl kubectl = new FakeKubectl(directory).knows(Sheet.of(NAME, plan));
    kubectl.says(Sheet.CLUSTER, "{{ 'c1' }}");
    for (String more : List.of("undo=false", "undo=true")) {
      Ended ended = run(ansible, kubectl, plan, "-e", more);
      assertThat(ended.code()).isNotZero();
      assertThat(ended.said()).contains("this is not the cluster of the plan");
      assertThat(kubectl.calls()).containsExactly(Sheet.CLUSTER);
    }
  }

  @Test
  void aRebootThatNobodyConfirmsIsNotMadeAndNorIsAnythingInAnotherAccount() {
    String ansible = Requires.ansiblePlaybook().toString();
    Plan reboot = Plans.of(AwsSamples.all().get(2));
    FakeKubectl kubectl = new FakeKubectl(directory).knows(Sheet.of(NAME, reboot));
    Ended ended = run(ansible, kubectl, reboot);
    assertThat(ended.code()).isNotZero();
    assertThat(ended.said()).contains("not confirmed");
    assertThat(changes(kubectl.calls())).isEmpty();
    Sheet stop = Sheet.of(NAME, Plans.of(AwsSamples.all().get(1)));
    kubectl.knows(stop).says(AwsShellTest.account(stop), "999999999999");
    Ended elsewhere = run(ansible, kubectl, Plans.of(AwsSamples.all().get(1)));
    assertThat(elsewhere.code()).isNotZero();
    assertThat(kubectl.calls().getLast()).contains("get-caller-identity");
  }

  private Ended run(String ansible, FakeKubectl kubectl, Plan plan, String... more) {
    Path playbook = directory.resolve("plan.yaml");
    try {
      Files.writeString(playbook, Script.ANSIBLE.of(NAME, plan));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return kubectl.run(
        Map.of("HOME", directory.toString(), "ANSIBLE_NOCOLOR", "1", "LC_ALL", "C.UTF-8"),
        Stream.concat(
                Stream.of(ansible, "-c", "local", "-i", "localhost,", playbook.toString()),
                Stream.of(more))
            .toArray(String[]::new));
  }
}
