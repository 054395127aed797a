package dev.hindsight.actions.script;

import static dev.hindsight.actions.script.FakeKubectl.changes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.FakeCluster;
import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.RerunCronJob;
import dev.hindsight.actions.action.RevisionRef;
import dev.hindsight.actions.action.Samples;
import dev.hindsight.actions.action.Target;
import dev.hindsight.actions.action.Trace;
import dev.hindsight.actions.action.Undo;
import dev.hindsight.actions.action.UndoRollout;
import dev.hindsight.actions.plan.Plan;
import dev.hindsight.actions.plan.Plans;
import dev.hindsight.actions.plan.Step;
import dev.hindsight.actions.script.FakeKubectl.Ended;
import dev.hindsight.actions.verify.Probe;
import dev.hindsight.testing.Requires;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A real shell runs each script against a recording kubectl. */
class ShellTest {

  private static final String NAME = "plan-42";

  @TempDir private Path directory;

  static List<String> texts() {
    return Hostile.TEXTS;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "undo-rollout | <rollout><undo><deployment/checkout><-n><shop><--to-revision=2>",
        "restart-rollout | <patch><deployment/checkout><-n><shop><--type=strategic><-p>"
            + "<{\"metadata\":{\"uid\":\"u1\"},\"spec\":{\"template\":{\"metadata\":{\"annotations\":"
            + "{\"hindsight.dev/restart\":\"after-generation-7\"}}}}}>",
        "scale-deployment |"
            + " <scale><deployment/checkout><-n><shop><--current-replicas=2><--replicas=4>",
        "scale-stateful-set |"
            + " <scale><statefulset/ledger><-n><shop><--current-replicas=2><--replicas=3>",
        "pause-rollout | <rollout><pause><deployment/checkout><-n><shop>",
        "resume-rollout | <rollout><resume><deployment/checkout><-n><shop>",
        "set-resources | <patch><deployment/checkout><-n><shop><--type=strategic><-p>"
            + "<{\"metadata\":{\"uid\":\"u1\"},\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"name\":\"app\","
            + "\"resources\":{\"limits\":{\"cpu\":\"1\"},\"requests\":{\"cpu\":\"250m\"}}}]}}}}>",
        "set-image | <patch><deployment/checkout><-n><shop><--type=strategic><-p>"
            + "<{\"metadata\":{\"uid\":\"u1\"},\"spec\":{\"template\":{\"spec\":{\"containers\":"
            + "[{\"name\":\"app\",\"image\":\"checkout:1\"}]}}}}>",
        "set-autoscaler-bounds |"
            + " <patch><horizontalpodautoscaler/checkout><-n><shop><--type=strategic><-p>"
            + "<{\"metadata\":{\"uid\":\"u1\"},\"spec\":{\"minReplicas\":2,\"maxReplicas\":8}}>",
        "set-environment | <patch><deployment/checkout><-n><shop><--type=strategic><-p>"
            + "<{\"metadata\":{\"uid\":\"u1\"},\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"name\":\"app\",\"env\":[{\"name\":\"LOG_LEVEL\",\"value\":\"it's"
            + " debug\"}]}]}}}}>",
        "patch-config-map | <patch><configmap/checkout-settings><-n><shop><--type=strategic><-p>"
            + "<{\"metadata\":{\"uid\":\"u1\"},\"data\":{\"PAGE_SIZE\":\"200\"}}>",
        "delete-pod | <delete><--raw></api/v1/namespaces/shop/pods/checkout-1><-f><->",
        "delete-stuck-pod | <delete><--raw></api/v1/namespaces/shop/pods/checkout-1><-f><->",
        "rerun-cron-job | <create><job><nightly-0683f54ddf><--from=cronjob/nightly><-n><shop>",
        "expand-volume | <patch><persistentvolumeclaim/ledger-data><-n><shop><--type=strategic>"
            + "<-p><{\"metadata\":{\"uid\":\"u1\"},\"spec\":{\"resources\":{\"requests\":{\"storage\":\"20Gi\"}}}}>",
        "drain-node | <cordon><node/worker-2> <create><--raw>"
            + "</api/v1/namespaces/shop/pods/checkout-1/eviction><-f><->",
        "evict-pod | <create><--raw></api/v1/namespaces/shop/pods/checkout-1/eviction><-f><->",
        "delete-failed-job | <delete><--raw></apis/batch/v1/namespaces/shop/jobs/nightly-1><-f><->",
        "cordon-node | <cordon><node/worker-2>",
        "uncordon-node | <uncordon><node/worker-2>"
      })
  void everyActionIsItsCommandsBetweenCheckAndVerification(String name, String commands) {
    Action action =
        Samples.kubernetes().stream().filter(a -> a.name().equals(name)).findFirst().orElseThrow();
    Plan plan = Plans.of(action);
    FakeKubectl kubectl = kubectl(plan);
    assertThat(run(kubectl, plan)).returns(0, Ended::code);
    List<List<String>> calls = kubectl.calls();
    assertThat(calls.getFirst().getFirst()).isEqualTo("get");
    assertThat(String.join(" ", changes(calls).stream().map(ShellTest::shown).toList()))
        .isEqualTo(commands);
    assertThat(calls.getLast())
        .startsWith(action.rollsOut() ? "rollout" : "wait")
        .contains("deployment/checkout", "shop");
  }

  @ParameterizedTest
  @MethodSource("texts")
  void everyValueArrivesByteForByte(String text) {
    for (Action action : Steps.both(text)) {
      Plan plan = titled(text, action);
      FakeKubectl kubectl = kubectl(plan);
      assertThat(run(kubectl, plan)).as(action.name()).returns(0, Ended::code);
      assertThat(kubectl.calls()).as(action.name()).isEqualTo(expected(plan));
      assertThat(kubectl.input())
          .isEqualTo(deeds(plan).flatMap(deed -> deed.change().input().stream()).toList());
      assertThat(directory.resolve(action.name()).resolve("pwned")).doesNotExist();
    }
  }

  @Test
  void whatIsDoneIsLeftAloneTheSecondTimeAndTakenBackOnce() {
    String text = "it's\n$(touch pwned); \"x\"";
    List<Action> actions = new ArrayList<>(Samples.all());
    actions.addAll(Samples.more());
    actions.addAll(Steps.both(text));
    actions.removeIf(action -> action.trace() == Trace.NONE);
    for (int i = 0; i < actions.size(); i++) {
      Action action = actions.get(i);
      Plan plan = titled(text, action);
      FakeKubectl kubectl = new FakeKubectl(directory.resolve(i + "-" + action.name()));
      kubectl.knows(Sheet.of(NAME, plan));
      assertThat(run(kubectl, plan)).as(action.name()).returns(0, Ended::code);
      assertThat(changes(kubectl.calls())).as(action.name()).isNotEmpty();
      Ended again = run(kubectl, plan);
      assertThat(again).as(action.name() + again.said()).returns(0, Ended::code);
      assertThat(again.said()).contains("already done");
      assertThat(changes(kubectl.calls())).as(action.name()).isEmpty();
      int undone = action.undo() instanceof Undo.By ? 1 : 0;
      for (int changes : List.of(undone, 0)) {
        Ended back = run(kubectl, plan, "undo");
        assertThat(back).as(action.name() + back.said()).returns(0, Ended::code);
        assertThat(changes(kubectl.calls())).as(action.name()).hasSize(changes);
      }
    }
  }

  @Test
  void itStopsWhenTheObjectIsNotAsWhenThePlanWasMade() {
    for (Action action : Samples.kubernetes()) {
      Plan plan = Plans.of(action);
      Deed deed = deeds(plan).findFirst().orElseThrow();
      FakeKubectl kubectl = kubectl(plan);
      // the same object by its name, and another one, or in another state
      String other = deed.before().replaceFirst("uid=\\[u1\\]", "uid=[u2]");
      kubectl.says(deed.look(), "7 " + (action.removes() ? deed.there() + " and more" : other));
      Ended ended = run(kubectl, plan);
      assertThat(ended.code()).as(action.name() + ended.said()).isEqualTo(1);
      assertThat(ended.said()).contains("it is not as when the plan was made");
      assertThat(changes(kubectl.calls())).isEmpty();
    }
  }

  @Test
  void itStopsAtAnotherGeneration() {
    Plan plan = Plans.memory(Plans.target(), "app", "256Mi", "512Mi");
    FakeKubectl kubectl = kubectl(plan);
    Deed deed = deeds(plan).findFirst().orElseThrow();
    kubectl.says(deed.look(), "9 " + deed.before());
    assertThat(run(kubectl, plan)).returns(1, Ended::code);
    assertThat(changes(kubectl.calls())).isEmpty();
  }

  /** Its objects may have the same names, and even the same UIDs where it was restored. */
  @Test
  void itStopsInAnotherClusterBeforeItLooksAtAnything() {
    Plan plan = Plans.memory(Plans.target(), "app", "256Mi", "512Mi");
    FakeKubectl kubectl = kubectl(plan);
    for (String uid : List.of("c2", "")) {
      kubectl.says(Sheet.CLUSTER, uid);
      for (String[] arguments : List.of(new String[] {}, new String[] {"undo"})) {
        Ended ended = run(kubectl, plan, arguments);
        assertThat(ended).returns(1, Ended::code);
        assertThat(ended.said()).contains("this is not the cluster of the plan");
        assertThat(kubectl.calls()).containsExactly(Sheet.CLUSTER);
      }
    }
  }

  /** A pod of a StatefulSet is made anew under its name. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "delete-pod | ,\"gracePeriodSeconds\":30",
        "delete-stuck-pod | ,\"gracePeriodSeconds\":0",
        "delete-failed-job | ^^"
      })
  void aDeletionIsOfTheVeryObjectThatWasLookedAt(String name, String grace) {
    Plan plan = Plans.of(sample(name));
    FakeKubectl kubectl = kubectl(plan);
    assertThat(run(kubectl, plan)).returns(0, Ended::code);
    assertThat(kubectl.input())
        .containsExactly(
            "{\"apiVersion\":\"v1\",\"kind\":\"DeleteOptions\",\"preconditions\":{\"uid\":\"u1\"}"
                + grace
                + ",\"propagationPolicy\":\"Background\"}");
  }

  /** To curl alone, a redirect is a success. */
  @ParameterizedTest
  @CsvSource({"{}, 0", "204, 0", "302, 1", "404, 1", "503, 1"})
  void aCheckIsGoodOnlyByAnAnswerFrom200To299(String answer, int code) {
    assertThat(Requires.curl()).isExecutable();
    try (FakeCluster server = FakeCluster.started()) {
      server.extra.put("/ready", answer);
      Step check = new Step.Check(new Probe.Http(server.url() + "/ready"), 5);
      Step act = Plans.of(sample("scale-deployment")).steps().getFirst();
      Plan plan = new Plan("t", "by hand", Plans.target(), List.of(act, check), List.of());
      assertThat(run(kubectl(plan), plan)).returns(code, Ended::code);
    }
  }

  @Test
  void whatItChangedMustReadSo() {
    Plan plan = Plans.memory(Plans.target(), "app", "256Mi", "512Mi");
    FakeKubectl kubectl = new FakeKubectl(directory);
    kubectl.says(Sheet.CLUSTER, "c1");
    Deed deed = deeds(plan).findFirst().orElseThrow();
    kubectl.says(deed.look(), "7 " + deed.before());
    Ended ended = run(kubectl, plan);
    assertThat(ended).returns(1, Ended::code);
    assertThat(ended.said()).contains("it should be uid=[u1] limits.memory=[512Mi]");
  }

  @Test
  void aPodWhoseNodeIsRegisteredIsNotForgotten() {
    Plan plan = Plans.of(sample("delete-stuck-pod"));
    FakeKubectl kubectl = kubectl(plan);
    kubectl.says(FakeKubectl.node("lost-node"), "node ");
    assertThat(run(kubectl, plan)).returns(1, Ended::code);
    assertThat(changes(kubectl.calls())).isEmpty();
  }

  /** Not paused at another generation is what somebody else's change looks like, too. */
  @Test
  void aPauseThatIsNotThereIsNeverTakenForOneThatIsOver() {
    Plan plan = Steps.of(sample("pause-rollout"), sample("set-image"), sample("resume-rollout"));
    FakeKubectl kubectl = kubectl(plan);
    Deed pause = deeds(plan).findFirst().orElseThrow();
    kubectl.says(pause.look(), "8 " + pause.before());
    Ended ended = run(kubectl, plan);
    assertThat(ended).returns(1, Ended::code);
    assertThat(ended.said()).contains("it is not as when the plan was made", "generation 7");
    assertThat(changes(kubectl.calls())).isEmpty();
  }

  @Test
  void aPlanWithAPauseRunsToItsEndAndGoesOnWhereItWasCutOff() {
    Plan plan = Steps.of(sample("pause-rollout"), sample("set-image"), sample("resume-rollout"));
    FakeKubectl kubectl = kubectl(plan);
    assertThat(run(kubectl, plan)).returns(0, Ended::code);
    assertThat(changes(kubectl.calls())).hasSize(3);
    Deed pause = deeds(plan).findFirst().orElseThrow();
    kubectl.says(pause.look(), "8 " + pause.after());
    assertThat(run(kubectl, plan)).returns(0, Ended::code);
    assertThat(changes(kubectl.calls())).containsExactly(lastOf(plan).change().argv());
  }

  @Test
  void aProgramTakesItForOverJustAsLittle() {
    Plan plan = Steps.of(sample("pause-rollout"), sample("set-image"), sample("resume-rollout"));
    assertThat(deeds(plan).findFirst().orElseThrow().exactlyDone())
        .containsExactly(List.of(Optional.of("true")));
    assertThat(
            deeds(Steps.of(sample("set-image"), sample("pause-rollout"), sample("resume-rollout")))
                .toList()
                .get(1)
                .exactlyDone())
        .containsExactly(List.of(Optional.of("true")), List.of(Optional.empty()));
  }

  private static Deed lastOf(Plan plan) {
    return deeds(plan).toList().getLast();
  }

  @Test
  void aRollBackBetweenTheSameImagesPassesOnlyWhenSomethingWasChanged() {
    Plan plan = Plans.of(ofSameImages());
    FakeKubectl kubectl = kubectl(plan);
    Deed deed = deeds(plan).findFirst().orElseThrow();
    assertThat(run(kubectl, plan)).returns(0, Ended::code);
    assertThat(run(kubectl, plan)).returns(1, Ended::code);
    assertThat(changes(kubectl.calls())).containsExactly(deed.change().argv());
    assertThat(run(kubectl, plan, "undo")).returns(0, Ended::code);
    // kubectl finds the revision in place and skips the roll-back, without an error
    Ended back = run(kubectl, plan, "undo");
    assertThat(back).returns(1, Ended::code);
    assertThat(back.said()).contains("kubectl changed nothing");
  }

  static UndoRollout ofSameImages() {
    SortedMap<String, String> images = new TreeMap<>(Map.of("checkout", "checkout:1"));
    return new UndoRollout(
        Plans.target(), new RevisionRef(3, "a", images), new RevisionRef(2, "b", images));
  }

  @Test
  void anUndoSaysThatItTakesBackWhoeversChange() {
    Plan plan = Plans.of(sample("scale-deployment"));
    FakeKubectl kubectl = kubectl(plan);
    assertThat(run(kubectl, plan).said()).doesNotContain(Sheet.WHOEVER);
    assertThat(run(kubectl, plan, "undo").said()).contains(Sheet.WHOEVER);
    assertThat(Script.PYTHON.of(NAME, plan)).contains(Sheet.WHOEVER);
  }

  @Test
  void noNameOfAJobIsAnOption() {
    Target target = new Target(new ObjectRef("c1", "CronJob", "shop", "--kubeconfig=x"), "u1", 0);
    Plan plan = Plans.of(new RerunCronJob(target, Optional.empty(), "m"));
    FakeKubectl kubectl = kubectl(plan);
    assertThat(run(kubectl, plan)).returns(0, Ended::code);
    assertThat(changes(kubectl.calls()).getFirst().get(2)).startsWith("\uFFFD--kubeconfig=x-");
  }

  @Test
  void noNameWithANulIsAnotherName() {
    Target target = Plans.target("c", "Deployment", "sh\0op", "u1", 7);
    Plan plan = Plans.memory(target, "a\0pp", "256Mi", "512Mi");
    FakeKubectl kubectl = kubectl(plan);
    assertThat(run(kubectl, plan)).returns(0, Ended::code);
    assertThat(kubectl.calls().get(1)).contains("sh\uFFFDop");
  }

  private static Action sample(String name) {
    return Samples.kubernetes().stream()
        .filter(a -> a.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  static Plan titled(String title, Action action) {
    Plan plan = Plans.of(action);
    return new Plan(title, plan.playbook(), plan.target(), plan.steps(), plan.watch());
  }

  private FakeKubectl kubectl(Plan plan) {
    FakeKubectl kubectl = new FakeKubectl(directory.resolve(plan.actions().getFirst().name()));
    return kubectl.knows(Sheet.of(NAME, plan));
  }

  private static Stream<Deed> deeds(Plan plan) {
    return FakeKubectl.deeds(Sheet.of(NAME, plan).there());
  }

  private static List<List<String>> expected(Plan plan) {
    return FakeKubectl.calls(Sheet.of(NAME, plan));
  }

  private static String shown(List<String> call) {
    return "<" + String.join("><", call) + ">";
  }

  private Ended run(FakeKubectl kubectl, Plan plan, String... arguments) {
    return run(kubectl, directory, plan, arguments);
  }

  static Ended run(FakeKubectl kubectl, Path directory, Plan plan, String... arguments) {
    Path script = directory.resolve("plan.sh");
    try {
      Files.writeString(script, Script.SHELL.of(NAME, plan));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return kubectl.run(
        Map.of(),
        Stream.concat(Stream.of("sh", script.toString()), Stream.of(arguments))
            .toArray(String[]::new));
  }
}
