package dev.hindsight.actions.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.Diagnosis;
import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.AwsKind;
import dev.hindsight.actions.action.CordonNode;
import dev.hindsight.actions.action.DeregisterTarget;
import dev.hindsight.actions.action.DisableAlarmActions;
import dev.hindsight.actions.action.EnableAlarmActions;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.action.RegisterTarget;
import dev.hindsight.actions.action.ScaleDeployment;
import dev.hindsight.actions.action.SetEnvironment;
import dev.hindsight.actions.action.SetResources;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Plans of several steps, each in the world that the ones before it leave. */
class DraftTest {

  private static final Live TWO = Lives.deployment(2);
  private static final Live NODE = Lives.node(Lives.MACHINE);
  private static final Live TARGETS = Lives.targets(Lives.MACHINE + " unhealthy", "i-b healthy");
  private static final Template OUT = new BalancingTemplate.DeregisterUnhealthyTargets(1, 1);
  private static final Template ADD = new Template.AddReplicas(1, 9);

  @Test
  void laterStepsOfAnObjectStartFromWhatEarlierOnesLeave() {
    Plan plan = made(of(ADD, ADD, half(), half(), cpu(), cpu()), TWO, TWO, TWO, TWO, TWO, TWO);
    List<Action> actions = plan.actions();
    assertThat(actions.subList(0, 2))
        .containsExactly(
            new ScaleDeployment(TWO.target(), 2, 3), new ScaleDeployment(TWO.target(), 3, 4));
    assertThat(((SetEnvironment) actions.get(3)).from())
        .isEqualTo(((SetEnvironment) actions.get(2)).to());
    assertThat(((SetResources) actions.get(5)).from().limits())
        .isEqualTo(((SetResources) actions.get(4)).to().limits())
        .containsEntry("cpu", "2");
    for (int n = 1; n < actions.size(); n += 2) {
      assertThat(actions.get(n).before()).isEqualTo(actions.get(n - 1).after());
    }
  }

  @Test
  void whatIsTurnedOffIsTurnedOnAgain() {
    Live alarm = Lives.aws(AwsKind.ALARM, "", "web", 0, 0, "actions=enabled");
    Plan plan =
        made(
            with(
                new PlaybookStep.Do(new AlarmTemplate.DisableAlarmActions()),
                new PlaybookStep.Pause(new Step.Wait(60)),
                new PlaybookStep.Do(new AlarmTemplate.EnableAlarmActions())),
            alarm,
            alarm);
    assertThat(plan.actions())
        .containsExactly(
            new DisableAlarmActions(alarm.target()), new EnableAlarmActions(alarm.target()));
    assertThat(plan.steps().get(1)).isEqualTo(new Step.Wait(60));
    // an alarm that was muted tells nothing about whether it helped
    assertThat(plan.watched()).containsExactly(Plans.WORKLOAD);
  }

  @Test
  void whatWasTakenOutIsTakenInAgain() {
    Plan plan = made(of(OUT, new BalancingTemplate.RegisterTargetsAgain()), TARGETS, TARGETS);
    assertThat(plan.actions())
        .containsExactly(
            new DeregisterTarget(TARGETS.target(), Lives.MACHINE, 80),
            new RegisterTarget(TARGETS.target(), Lives.MACHINE, 80));
  }

  @Test
  void allThatIsChangedIsWatched() {
    Plan plan = made(of(OUT, new Template.CordonMachine(), ADD), TARGETS, NODE, TWO);
    assertThat(plan.title()).isEqualTo("All for shop");
    assertThat(plan.target()).isEqualTo(TARGETS.target());
    assertThat(plan.targets()).containsExactly(TARGETS.target(), NODE.target(), TWO.target());
    assertThat(plan.watched()).containsExactly(TARGETS.ref(), Plans.WORKLOAD);
    assertThat(plan.undo())
        .isEqualTo(
            "Scale Deployment shop/checkout from 3 to 2 replicas; then Uncordon Node worker-2: new"
                + " pods may come to it again; then Take %s:80 into TargetGroup web."
                    .formatted(Lives.MACHINE));
  }

  @Test
  void anInstanceThatGoesIsNotWatchedButItsGroup() {
    Live failed = Lives.instance("power=on", "status checks=impaired", "group=web");
    Playbook playbook = new Playbook("a", List.of(), new ComputeTemplate.ReplaceFailedInstance());
    Plan plan = made(playbook, failed.ref(), failed);
    assertThat(plan.watched())
        .containsExactly(new ObjectRef(failed.ref().cluster(), AwsKind.GROUP.kind(), "", "web"));
  }

  @Test
  void onlyTheMachineThatIsTakenOutIsCordonedOrBooted() {
    assertThat(nothing(of(OUT, new Template.CordonMachine()), TARGETS, Lives.node("i-other")))
        .isEqualTo(
            "Node worker-2 is not known to be the machine that is taken out of the load balancer"
                + " (it is i-other).");
    Live other = Lives.aws(AwsKind.INSTANCE, "", "i-0fedcba9876543210", 0, 0, "power=on");
    assertThat(nothing(of(OUT, new ComputeTemplate.RebootInstance()), TARGETS, other))
        .contains("is not what is taken out of the load balancer, which is " + Lives.MACHINE);
    assertThat(nothing(new Playbook("a", List.of(), new Template.CordonMachine()), NODE))
        .contains("is not known to be the machine");
  }

  @Test
  void oneStepThatCannotBeMadeIsNoPlan() {
    assertThat(nothing(of(OUT, ADD), TARGETS, Lives.deployment(9))).contains("has 9 replicas");
    assertThat(nothing(of(ADD, OUT), TWO, Lives.targets("i-b healthy"))).contains("No target");
    Live pod = Lives.lostPod();
    assertThat(nothing(of(new Template.DeleteStuckPod(), new Template.EvictPod()), pod, pod))
        .isEqualTo("Pod shop/checkout-1 goes by an earlier step.");
  }

  @Test
  void whatHelpedBeforeIsDoneToTheObjectsOfToday() {
    Plan then = made(of(OUT, new Template.CordonMachine(), ADD), TARGETS, NODE, TWO);
    Recipe before = new Recipe.AsBefore(new PlanId(7), then);
    assertThat(before.sought())
        .containsExactly(Sought.any("TargetGroup"), Sought.any("Node"), Sought.any("Deployment"));

    Live today = Lives.targets("i-b healthy", "i-new unhealthy");
    Live node = Lives.node("i-new");
    Planned planned = Planner.plan(before, scene(Plans.WORKLOAD, today, node, TWO));
    Plan plan = ((Planned.Made) planned).plan();
    assertThat(plan.actions())
        .containsExactly(
            new DeregisterTarget(today.target(), "i-new", 80),
            new CordonNode(node.target()),
            new ScaleDeployment(TWO.target(), 2, 3));
    assertThat(plan.title()).isEqualTo("Do for shop what PLN-7 did");

    assertThat(Planner.plan(before, scene(Plans.WORKLOAD, today, NODE, TWO)))
        .isInstanceOfSatisfying(
            Planned.Nothing.class, no -> assertThat(no.reason()).contains("Node worker-2 is not"));
  }

  @Test
  void severalTargetsOfThenAreThoseOfToday() {
    Live two = Lives.targets("i-a unhealthy", "i-b unhealthy", "i-c healthy");
    Template both = new BalancingTemplate.DeregisterUnhealthyTargets(2, 1);
    Plan then = made(new Playbook("a", List.of(), both), Plans.WORKLOAD, two);
    assertThat(then.actions()).hasSize(2);
    Recipe before = new Recipe.AsBefore(new PlanId(7), then);
    assertThat(before.sought()).hasSize(1);
    Planned planned = Planner.plan(before, scene(Plans.WORKLOAD, TARGETS));
    assertThat(((Planned.Made) planned).plan().actions())
        .containsExactly(new DeregisterTarget(TARGETS.target(), Lives.MACHINE, 80));
  }

  private static Template half() {
    return new Template.ScaleVariable("DB_POOL_SIZE", new BigDecimal("0.5"), 2, 100);
  }

  private static Template cpu() {
    return new Template.SetCpuLimit(new BigDecimal("2"), "4");
  }

  private static Playbook of(Template... templates) {
    return with(Arrays.stream(templates).map(PlaybookStep.Do::new).toArray(PlaybookStep[]::new));
  }

  private static Playbook with(PlaybookStep... steps) {
    return new Playbook(
        "a", List.of(), Optional.empty(), Optional.of("All for {service}"), List.of(steps));
  }

  private static Plan made(Playbook playbook, Live... objects) {
    return made(playbook, Plans.WORKLOAD, objects);
  }

  private static Plan made(Playbook playbook, ObjectRef workload, Live... objects) {
    Planned planned = Planner.plan(playbook, scene(workload, objects));
    assertThat(planned).isInstanceOf(Planned.Made.class);
    return ((Planned.Made) planned).plan();
  }

  private static String nothing(Playbook playbook, Live... objects) {
    return ((Planned.Nothing) Planner.plan(playbook, scene(Plans.WORKLOAD, objects))).reason();
  }

  private static Scene scene(ObjectRef workload, Live... objects) {
    Diagnosis nothing = new Diagnosis(Optional.of(workload), List.of(), List.of(), Lives.NOW);
    return new Scene(List.of(objects), workload, "shop", nothing, Lives.NOW);
  }
}
