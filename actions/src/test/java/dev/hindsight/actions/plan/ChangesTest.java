package dev.hindsight.actions.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.ChangeWish;
import dev.hindsight.actions.Changeable.Leavable;
import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.PlanChanges.Wrong;
import dev.hindsight.actions.PlanValue;
import dev.hindsight.actions.PlaybookLine;
import dev.hindsight.actions.WishRange;
import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.AwsKind;
import dev.hindsight.actions.action.AwsSamples;
import dev.hindsight.actions.action.DeletePod;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.action.PatchConfigMap;
import dev.hindsight.actions.action.Resources;
import dev.hindsight.actions.action.RestartRollout;
import dev.hindsight.actions.action.ScaleDeployment;
import dev.hindsight.actions.action.SetEnvironment;
import dev.hindsight.actions.action.SetFunctionConcurrency;
import dev.hindsight.actions.action.SetImage;
import dev.hindsight.actions.action.SetResources;
import dev.hindsight.actions.action.SetTableCapacity;
import dev.hindsight.actions.action.SetTableCapacity.Capacity;
import dev.hindsight.actions.action.UndoRollout;
import dev.hindsight.actions.plan.Changes.Changed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What people may make of a plan: other values of the same closed steps, and nothing else. */
class ChangesTest {

  private static final Live LIVE = Lives.deployment(3);
  private static final Map<ObjectRef, Live> SEEN = Map.of(LIVE.ref(), LIVE);
  private static final Plan SCALE = alone(new ScaleDeployment(LIVE.target(), 3, 6));

  @Test
  void anotherValueIsAnotherPlanThatSaysSo() {
    Changed.Made made = made(SCALE, Map.of("replicas", "5"));
    assertThat(made.words()).containsExactly("replicas 6 → 5");
    assertThat(made.plan().actions()).containsExactly(new ScaleDeployment(LIVE.target(), 3, 5));
    assertThat(made.plan().title()).contains("from 3 to 5 replicas");
    assertThat(made.plan().playbook()).isEqualTo(SCALE.playbook());
    assertThat(hash(made.plan())).isNotEqualTo(hash(SCALE));
    assertThat(PlanJson.read(PlanJson.write(made.plan()))).isEqualTo(made.plan());
    // what it promises and how it is taken back follows from the new value
    assertThat(made.plan().undo()).contains("from 5 to 3");
  }

  @Test
  void aValueIsOfItsKindAndWithinItsBounds() {
    for (String bad : List.of("", "many", "-1", "0", "1001", "3.5", "99999999999", "0x10", "５")) {
      assertThat(wrong(SCALE, Map.of("replicas", bad)))
          .as(bad)
          .isEqualTo(
              new Wrong(
                  "replicas", "Replicas is a whole number from 1 to 1000.", "That does not fit."));
    }
    assertThat(wrong(SCALE, Map.of("replicas", "3")).problem()).contains("how it is now");
    assertThat(wrong(SCALE, Map.of("replicas", "6")).problem()).contains("Nothing is otherwise");
    assertThat(wrong(SCALE, Map.of()).problem()).contains("Nothing is otherwise");
  }

  @Test
  void aTargetOrAnythingElseOfThePlanIsNoValue() {
    for (String name : List.of("target", "from", "uid", "namespace", "container", "playbook")) {
      Wrong wrong = wrong(SCALE, Map.of(name, "kube-system/coredns"));
      assertThat(wrong.name()).isEqualTo(name);
      assertThat(wrong.problem()).contains("There is no value").contains("there are replicas");
    }
    Plan restart = alone(RestartRollout.of(LIVE.target(), Optional.empty()));
    assertThat(new Changes(restart, SEEN).values()).isEmpty();
    assertThat(wrong(restart, Map.of("replicas", "2")).problem()).contains("no value that can be");
  }

  @Test
  void amountsStayOfTheSizeTheyAreAndARequestBelowItsLimit() {
    Plan memory = Plans.memory(LIVE.target(), "checkout", "256Mi", "512Mi");
    assertThat(made(memory, Map.of("memory-limit", "1Gi")).words())
        .containsExactly("memory limit 512Mi → 1Gi");
    SetResources set =
        (SetResources) made(memory, Map.of("memory-limit", "768Mi")).plan().actions().getFirst();
    assertThat(set.to().limits()).containsEntry("memory", "768Mi");
    assertThat(set.to().requests()).containsEntry("memory", "128Mi");
    for (String bad : List.of("512Gi", "1", "a lot", "-512Mi", "512 MiB", "1Gi; rm -rf /")) {
      assertThat(wrong(memory, Map.of("memory-limit", bad)).name())
          .as(bad)
          .isEqualTo("memory-limit");
    }
    assertThat(wrong(memory, Map.of("memory-request", "1Gi")).problem())
        .contains("the memory request 1Gi is above its limit 512Mi");
    assertThat(made(memory, Map.of("memory-request", "1Gi", "memory-limit", "1Gi")).words())
        .containsExactly("memory limit 512Mi → 1Gi", "memory request 128Mi → 1Gi");
  }

  /** The API server rounds those up, so what would be approved is not what would be there. */
  @Test
  void noAmountIsFinerThanWhatTheClusterKeeps() {
    Plan memory = Plans.memory(LIVE.target(), "checkout", "256Mi", "512Mi");
    for (String fine : List.of("536870912.0001", "0.5000001Gi", "536870912000001u")) {
      assertThat(wrong(memory, Map.of("memory-limit", fine)).problem())
          .as(fine)
          .endsWith("no finer than thousandths.");
    }
    assertThat(made(memory, Map.of("memory-limit", "536870912001m")).words()).hasSize(1);
    WishRange range = new WishRange(Optional.empty(), Optional.of("4"), List.of());
    assertThat(range.has("1.3333")).isFalse();
    assertThat(range.has("1.333")).isTrue();
    assertThat(
            new PlaybookLine("cpu", List.of(), List.of(), new TreeMap<>(Map.of("limit", range)))
                .problem(Map.of("limit", "1.3333")))
        .contains(
            "cpu takes limit (up to 4), not “limit=1.3333”. An amount is no finer than"
                + " thousandths.");
  }

  @Test
  void imagesAndRevisionsAreChosenFromWhatTheClusterKeeps() {
    Plan image = alone(new SetImage(LIVE.target(), "checkout", "i:3", "i:1"));
    List<String> known = choices(image, "image");
    assertThat(known).isNotEmpty().contains("i:1").doesNotContain("i:3");
    assertThat(wrong(image, Map.of("image", "evil/image:latest")).problem())
        .contains("Image is one of");
    Plan undo = alone(new UndoRollout(LIVE.target(), ref(3), ref(2)));
    assertThat(choices(undo, "revision")).containsExactly("2");
    assertThat(wrong(undo, Map.of("revision", "3")).name()).isEqualTo("revision");
    // where nobody looked nothing but what the plan has can be chosen
    assertThat(new Changes(undo, Map.of()).with(new TreeMap<>(Map.of("revision", "1"))))
        .isInstanceOf(Changed.Not.class);
  }

  @Test
  void wordsOfPeopleAreDataOnOneLineAndWithoutSecrets() {
    Plan environment =
        alone(
            new SetEnvironment(
                LIVE.target(), "checkout", "LOG_LEVEL", Optional.of("info"), Optional.of("warn")));
    String hostile = "<!channel> `rm -rf /` \"; drop table plans; -- <@U0ADA000001>";
    SetEnvironment set =
        (SetEnvironment) made(environment, Map.of("value", hostile)).plan().actions().getFirst();
    assertThat(set.to()).contains(hostile);
    assertThat(set.target()).isEqualTo(LIVE.target());
    for (String bad : List.of("a\nb", "$(id)", "[redacted:token]", "x".repeat(257))) {
      assertThat(wrong(environment, Map.of("value", bad)).name()).as(bad).isEqualTo("value");
    }
  }

  @Test
  void whatIsTheSameInOtherSignsIsNoChange() {
    assertThat(wrong(SCALE, Map.of("replicas", "06")).problem()).contains("Nothing is otherwise");
    assertThat(made(SCALE, Map.of("replicas", "007")).words()).containsExactly("replicas 6 → 7");
    Plan memory = Plans.memory(LIVE.target(), "checkout", "256Mi", "1Gi");
    assertThat(wrong(memory, Map.of("memory-limit", "1024Mi")).problem())
        .contains("Nothing is otherwise");
  }

  /** A form sends every value, and a file may begin and end as it likes. */
  @Test
  void aTextIsKeptAsItIs() {
    Plan map =
        Plans.of(
            new PatchConfigMap(
                Plans.other("ConfigMap", "cfg"), "app.yaml", "  a: 1\n", "  a: 2\n"));
    assertThat(wrong(map, Map.of("value", "a: 2")).problem()).contains("Nothing is otherwise");
    assertThat(wrong(map, Map.of("value", "  a: 2\n")).problem()).contains("Nothing is otherwise");
    PatchConfigMap patch =
        (PatchConfigMap) made(map, Map.of("value", "  a: 3\n")).plan().actions().getFirst();
    assertThat(patch.to()).isEqualTo("  a: 3\n");
    Plan environment =
        alone(
            new SetEnvironment(
                LIVE.target(), "checkout", "LOG_LEVEL", Optional.of("info"), Optional.of("warn")));
    assertThat(wrong(environment, Map.of("value", "debug\n")).problem()).contains("on one line");
  }

  /** Equal request and limit are a promise to the pod. */
  @Test
  void theRequestFollowsALimitThatItEqualsAndNoOther() {
    Plan guaranteed =
        alone(
            new SetResources(
                LIVE.target(),
                "checkout",
                Resources.of(Map.of("memory", "256Mi"), Map.of("memory", "256Mi")),
                Resources.of(Map.of("memory", "512Mi"), Map.of("memory", "0.5Gi"))));
    SetResources set =
        (SetResources)
            made(guaranteed, Map.of("memory-limit", "768Mi")).plan().actions().getFirst();
    assertThat(set.to())
        .isEqualTo(Resources.of(Map.of("memory", "768Mi"), Map.of("memory", "768Mi")));
    SetResources both =
        (SetResources)
            made(guaranteed, Map.of("memory-limit", "768Mi", "memory-request", "600Mi"))
                .plan()
                .actions()
                .getFirst();
    assertThat(both.to().requests()).containsEntry("memory", "600Mi");
  }

  /** What costs money is of the size of what is there. */
  @Test
  void capacityInAwsStaysBetweenATenthAndTenTimes() {
    Plan table =
        Plans.of(
            new SetTableCapacity(
                AwsSamples.target(AwsKind.TABLE, "", "orders"),
                new Capacity(50, 5),
                new Capacity(100, 10)));
    assertThat(wrong(table, Map.of("read", "501")).problem()).contains("from 5 to 500");
    assertThat(wrong(table, Map.of("write", "51")).problem()).contains("from 1 to 50");
    assertThat(made(table, Map.of("read", "500")).words()).containsExactly("read 100 → 500");
    Plan calls =
        Plans.of(
            new SetFunctionConcurrency(
                AwsSamples.target(AwsKind.FUNCTION, "", "orders"),
                Optional.of(20),
                Optional.of(40)));
    assertThat(wrong(calls, Map.of("calls", "10000")).problem()).contains("from 2 to 200");
    Plan first =
        Plans.of(
            new SetFunctionConcurrency(
                AwsSamples.target(AwsKind.FUNCTION, "", "orders"),
                Optional.empty(),
                Optional.of(40)));
    assertThat(wrong(first, Map.of("calls", "401")).problem()).contains("from 4 to 400");
  }

  @Test
  void otherValuesOfTheFamily() {
    Plan pod = Plans.of(new DeletePod(Plans.other("Pod", "checkout-1"), "ReplicaSet r", 30));
    assertThat(made(pod, Map.of("grace", "60")).words()).containsExactly("grace 30 → 60");
    Plan map = Plans.of(new PatchConfigMap(Plans.other("ConfigMap", "cfg"), "pool", "20", "10"));
    assertThat(made(map, Map.of("value", "15")).words()).containsExactly("value 10 → 15");
  }

  @Test
  void stepsOfOneNameAreToldApartAndMayBeLeftOut() {
    Plan plan = several();
    assertThat(new Changes(plan, SEEN).values())
        .extracting(PlanValue::name)
        .containsExactly("replicas-1", "wait", "replicas-3");
    assertThat(new Changes(plan, SEEN).steps())
        .extracting(Leavable::number)
        .containsExactly(1, 2, 3);
    assertThat(made(plan, Map.of("wait", "90", ChangeWish.WITHOUT, "3")).words())
        .containsExactly(
            "step 2, wait 30 → 90",
            "left out: Scale Deployment shop/checkout from 4 to 5 replicas");
    assertThat(made(plan, Map.of("wait", "60")).plan().steps())
        .hasSize(3)
        .contains(new Step.Wait(60));
    assertThat(wrong(plan, Map.of("wait", "3601")).problem()).contains("from 1 to 3600");
    assertThat(wrong(plan, Map.of(ChangeWish.WITHOUT, "4")).problem()).contains("1 to 3");
    assertThat(wrong(plan, Map.of(ChangeWish.WITHOUT, "1,3")).problem()).contains("must stay");
    assertThat(wrong(plan, Map.of("wait", "90", ChangeWish.WITHOUT, "2")).problem())
        .contains("Step 2 is left out");
    assertThat(wrong(SCALE, Map.of(ChangeWish.WITHOUT, "1")).problem())
        .contains("cancel it instead");
  }

  @Test
  void theTitlePromisesNothingThatWasLeftOut() {
    Plan plan =
        new Plan(
            "Raise memory, scale and restart",
            "a-playbook",
            LIVE.target(),
            List.of(
                Step.of(RestartRollout.of(LIVE.target(), Optional.empty()), List.of(LIVE.ref())),
                Step.of(new ScaleDeployment(LIVE.target(), 3, 4), List.of(LIVE.ref())),
                Step.of(new ScaleDeployment(LIVE.target(), 4, 5), List.of(LIVE.ref()))),
            List.of());
    assertThat(made(plan, Map.of(ChangeWish.WITHOUT, "1")).plan().title())
        .isEqualTo("2 of 3 actions for checkout");
  }

  @Test
  void aLaterStepStartsFromWhatTheEarlierOneLeaves() {
    Plan plan = several();
    assertThat(wrong(plan, Map.of("replicas-1", "5")))
        .isEqualTo(
            new Wrong(
                "replicas-1",
                "Step 3 starts from what an earlier step leaves; change or leave out both."));
    assertThat(wrong(plan, Map.of(ChangeWish.WITHOUT, "1")).problem()).contains("Step 3 starts");
    assertThat(made(plan, Map.of("replicas-3", "8")).words())
        .containsExactly("step 3, replicas 5 → 8");
  }

  /** To 4, a pause, to 5. */
  private static Plan several() {
    Action first = new ScaleDeployment(LIVE.target(), 3, 4);
    Action second = new ScaleDeployment(LIVE.target(), 4, 5);
    List<ObjectRef> watched = List.of(LIVE.ref());
    return new Plan(
        "In two goes",
        "a-playbook",
        LIVE.target(),
        List.of(Step.of(first, watched), new Step.Wait(30), Step.of(second, watched)),
        List.of());
  }

  private static Plan alone(Action action) {
    return Plan.of("Do it", "a-playbook", action, List.of(LIVE.ref()));
  }

  private static dev.hindsight.actions.action.RevisionRef ref(long number) {
    return LIVE.workload().orElseThrow().revisions().stream()
        .map(dev.hindsight.actions.action.Facts.Revision::ref)
        .filter(r -> r.number() == number)
        .findFirst()
        .orElseThrow();
  }

  private static List<String> choices(Plan plan, String name) {
    return new Changes(plan, SEEN)
        .values().stream()
            .filter(value -> value.name().equals(name))
            .map(PlanValue::range)
            .map(PlanValue.Range.OneOf.class::cast)
            .flatMap(range -> range.choices().stream())
            .map(PlanValue.Choice::value)
            .toList();
  }

  private static Changed.Made made(Plan plan, Map<String, String> wish) {
    Changed changed = new Changes(plan, SEEN).with(new TreeMap<>(wish));
    assertThat(changed).as("%s", changed).isInstanceOf(Changed.Made.class);
    return (Changed.Made) changed;
  }

  private static Wrong wrong(Plan plan, Map<String, String> wish) {
    Changed changed = new Changes(plan, SEEN).with(new TreeMap<>(wish));
    assertThat(changed).as("%s", changed).isInstanceOf(Changed.Not.class);
    return ((Changed.Not) changed).wrong();
  }

  private static String hash(Plan plan) {
    return PlanJson.sha256(PlanJson.write(plan));
  }
}
