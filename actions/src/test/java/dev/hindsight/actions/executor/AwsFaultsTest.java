package dev.hindsight.actions.executor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.AwsCall;
import dev.hindsight.actions.action.AwsKind;
import dev.hindsight.actions.action.AwsSamples;
import dev.hindsight.actions.action.DisableAlarmActions;
import dev.hindsight.actions.action.FailOverCluster;
import dev.hindsight.actions.action.ForceDeployment;
import dev.hindsight.actions.action.RebootDatabase;
import dev.hindsight.actions.action.RebootInstance;
import dev.hindsight.actions.action.ReplaceInstance;
import dev.hindsight.actions.action.RunDocument;
import dev.hindsight.actions.action.SetDesiredCount;
import dev.hindsight.actions.action.ShiftRecordWeights;
import dev.hindsight.actions.action.StartInstance;
import dev.hindsight.actions.action.StopInstance;
import dev.hindsight.actions.action.Target;
import dev.hindsight.actions.action.WeightedRecord;
import dev.hindsight.actions.aws.FakeAws;
import dev.hindsight.actions.aws.FakeAws.Trouble;
import dev.hindsight.actions.plan.Plan;
import dev.hindsight.actions.plan.Step;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** F35 to F43: what AWS does on a bad day, and that nothing is done twice for it. */
class AwsFaultsTest {

  private final ActionRuns runs = new ActionRuns();

  @AfterEach
  void end() {
    runs.close();
  }

  private Target target(AwsKind kind, String namespace, String name) {
    return runs.target(AwsSamples.target(kind, namespace, name).object());
  }

  private SetDesiredCount scale() {
    return new SetDesiredCount(target(AwsKind.ECS_SERVICE, "prod", "checkout"), 2, 4);
  }

  private ForceDeployment force() {
    return new ForceDeployment(target(AwsKind.ECS_SERVICE, "prod", "checkout"), "ecs-svc/1");
  }

  private RunDocument document() {
    return new RunDocument(
        target(AwsKind.MANAGED_INSTANCE, "", FakeAws.INSTANCE),
        "AWS-RunShellScript",
        new TreeMap<>(Map.of("commands", List.of("uptime"))));
  }

  private ShiftRecordWeights shift() {
    return new ShiftRecordWeights(
        target(AwsKind.RECORD_SET, "Z0123456789ABCDEFGHIJ", "www.example.com:A"),
        new TreeMap<>(Map.of("main", record(100, 1), "standby", record(0, 9))),
        new TreeMap<>(Map.of("main", 0, "standby", 100)));
  }

  private static WeightedRecord record(int weight, int address) {
    return new WeightedRecord(
        weight,
        Optional.of(60L),
        List.of("192.0.2." + address),
        Optional.empty(),
        Optional.empty());
  }

  static Stream<Function<AwsFaultsTest, Action>> readBack() {
    return Stream.of(
        AwsFaultsTest::scale, AwsFaultsTest::force, AwsFaultsTest::document, AwsFaultsTest::shift);
  }

  private PlanStatus approved(Action action) {
    return runs.world.approved(action, List.of(action.target().object()));
  }

  /** Visits and time, until nothing changes any more. */
  private void run(PlanStatus plan, PlanState end) {
    for (int n = 0; n < 12; n++) {
      runs.visit(plan);
      runs.bed.advance(Duration.ofSeconds(20));
    }
    PlanStatus status = runs.bed.status(plan);
    String told = "%s %s".formatted(status.progress(), runs.bed.aws.effects());
    assertThat(status.state()).as(told).isEqualTo(end);
  }

  private List<String> effects() {
    return runs.bed.aws.effects().stream().map(AwsCall::operation).toList();
  }

  @ParameterizedTest
  @MethodSource("readBack")
  void f42ThrottledCallsAreRepeatedAndOneTakesEffect(Function<AwsFaultsTest, Action> action) {
    PlanStatus plan = approved(action.apply(this));
    runs.bed.aws.meets(Trouble.THROTTLED, Trouble.THROTTLED);
    run(plan, PlanState.SUCCEEDED);
    assertThat(effects()).as(runs.bed.status(plan).progress().toString()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("readBack")
  void f42ALostAnswerIsReadBackAndNotRepeated(Function<AwsFaultsTest, Action> action) {
    PlanStatus plan = approved(action.apply(this));
    runs.bed.aws.meets(Trouble.LOST_AFTER);
    run(plan, PlanState.SUCCEEDED);
    assertThat(effects()).as(runs.bed.status(plan).progress().toString()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("readBack")
  void f43WhatIsReadTooEarlyIsNotTakenForNotDone(Function<AwsFaultsTest, Action> action) {
    PlanStatus plan = approved(action.apply(this));
    runs.bed.aws.meets(Trouble.ERROR_AFTER);
    runs.bed.aws.behind(3);
    run(plan, PlanState.SUCCEEDED);
    assertThat(effects()).as(runs.bed.status(plan).progress().toString()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("readBack")
  void whatDidNotHappenIsDoneOnceItIsCertain(Function<AwsFaultsTest, Action> action) {
    PlanStatus plan = approved(action.apply(this));
    runs.bed.aws.meets(Trouble.LOST_BEFORE);
    runs.visit(plan);
    assertThat(effects()).isEmpty();
    run(plan, PlanState.SUCCEEDED);
    assertThat(effects()).as(runs.bed.status(plan).progress().toString()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"LOST_AFTER", "LOST_BEFORE", "ERROR_AFTER"})
  void whatLeavesNoTraceIsForAPersonToTell(Trouble trouble) {
    PlanStatus plan = approved(new RebootInstance(target(AwsKind.INSTANCE, "", FakeAws.INSTANCE)));
    runs.bed.aws.meets(trouble);
    run(plan, PlanState.UNKNOWN);
    assertThat(effects()).hasSizeLessThan(2);
  }

  @Test
  void aThrottledRebootIsMadeOnce() {
    PlanStatus plan = approved(new RebootInstance(target(AwsKind.INSTANCE, "", FakeAws.INSTANCE)));
    runs.bed.aws.meets(Trouble.THROTTLED);
    run(plan, PlanState.SUCCEEDED);
    assertThat(effects()).containsExactly("RebootInstances");
  }

  @Test
  void f39AServiceMadeAgainUnderItsNameIsLeftAlone() {
    PlanStatus plan =
        approved(new SetDesiredCount(new Target(scale().target().object(), "another", 0), 2, 4));
    runs.visit(plan);
    assertThat(runs.bed.status(plan).state()).isEqualTo(PlanState.STOPPED);
    assertThat(effects()).isEmpty();
  }

  @Test
  void f39ARecordThatLeadsElsewhereByNowIsLeftAlone() {
    PlanStatus plan = approved(shift());
    runs.bed.aws.otherAddress("192.0.2.77");
    run(plan, PlanState.STOPPED);
    assertThat(effects()).isEmpty();
  }

  @Test
  void whatHasNotComeToAllNameServersHasNotHelpedYet() {
    runs.bed.aws.inSync(false);
    PlanStatus plan = approved(shift());
    for (int n = 0; n < 10; n++) {
      runs.visit(plan);
      runs.bed.advance(Duration.ofSeconds(20));
    }
    assertThat(runs.bed.status(plan).state()).isEqualTo(PlanState.VERIFYING);
    assertThat(runs.bed.status(plan).progress().getLast())
        .contains("change C1 of step 1 has not arrived everywhere");
    runs.bed.aws.inSync(true);
    run(plan, PlanState.SUCCEEDED);
    assertThat(effects()).containsExactly("ChangeResourceRecordSets");
  }

  @Test
  void theNextStepWaitsUntilANameIsKnownEverywhere() {
    runs.bed.aws.inSync(false);
    PlanStatus plan = approved(shift(), new DisableAlarmActions(target(AwsKind.ALARM, "", "web")));
    for (int n = 0; n < 5; n++) {
      runs.visit(plan);
      runs.bed.advance(Duration.ofSeconds(20));
    }
    assertThat(effects()).containsExactly("ChangeResourceRecordSets");
    runs.bed.aws.inSync(true);
    run(plan, PlanState.SUCCEEDED);
    assertThat(effects()).containsExactly("ChangeResourceRecordSets", "DisableAlarmActions");
  }

  @Test
  void aNameThatIsNeverKnownEverywhereIsTakenBackAndThatIsNotCalledComplete() {
    runs.bed.aws.inSync(false);
    PlanStatus plan = approved(shift());
    runs.visit(plan);
    runs.bed.advance(Duration.ofMinutes(16));
    runs.visit(plan);
    runs.bed.advance(Duration.ofMinutes(16));
    runs.visit(plan);
    assertThat(effects()).containsExactly("ChangeResourceRecordSets", "ChangeResourceRecordSets");
    assertThat(runs.bed.status(plan).state()).isEqualTo(PlanState.ROLLBACK_INCOMPLETE);
    assertThat(runs.bed.status(plan).progress().getLast()).contains("not arrived everywhere");
  }

  /** Nothing of ours took effect, so nothing is ours, and nothing is taken back. */
  @Test
  void whatSomebodyElseDidWhileOurWriteWasThrottledIsTheirs() {
    PlanStatus plan = approved(scale());
    runs.bed.aws.meets(Trouble.THROTTLED);
    runs.visit(plan);
    runs.bed.aws.byHand(4);
    run(plan, PlanState.STOPPED);
    assertThat(effects()).isEmpty();
    assertThat(runs.bed.status(plan).wrote()).isFalse();
  }

  private void pass(PlanStatus plan, int seconds) {
    for (int n = 0; n < seconds; n += 20) {
      runs.visit(plan);
      runs.bed.advance(Duration.ofSeconds(20));
    }
  }

  @Test
  void aDatabaseThatRebootsForMinutesWasNotChangedBySomebodyElse() {
    PlanStatus plan = approved(new RebootDatabase(target(AwsKind.DB_INSTANCE, "", "orders"), true));
    pass(plan, 180);
    assertThat(runs.bed.status(plan).state()).isEqualTo(PlanState.VERIFYING);
    runs.bed.aws.database("available");
    run(plan, PlanState.SUCCEEDED);
    assertThat(effects()).containsExactly("RebootDBInstance");
  }

  @Test
  void aDatabaseThatSomebodyStopsIsTheirs() {
    PlanStatus plan = approved(new RebootDatabase(target(AwsKind.DB_INSTANCE, "", "orders"), true));
    pass(plan, 60);
    runs.bed.aws.database("stopping");
    run(plan, PlanState.STOPPED);
  }

  @Test
  void aFailoverMayTakeMinutes() {
    PlanStatus plan =
        approved(
            new FailOverCluster(target(AwsKind.DB_CLUSTER, "", "ledger"), "ledger-1", "ledger-2"));
    pass(plan, 180);
    assertThat(runs.bed.status(plan).state()).isEqualTo(PlanState.VERIFYING);
    runs.bed.aws.failedOver();
    run(plan, PlanState.SUCCEEDED);
    assertThat(effects()).containsExactly("FailoverDBCluster");
  }

  @Test
  void aFailoverWhoseAnswerWasLostIsLookedForBeforeItsLongestTimeIsOver() {
    PlanStatus plan =
        approved(
            new FailOverCluster(target(AwsKind.DB_CLUSTER, "", "ledger"), "ledger-1", "ledger-2"));
    runs.bed.aws.meets(Trouble.LOST_AFTER);
    pass(plan, 40);
    assertThat(runs.next(plan))
        .isInstanceOfSatisfying(
            Next.Later.class, next -> assertThat(next.delay()).isLessThan(Duration.ofSeconds(40)));
    runs.bed.aws.failedOver();
    run(plan, PlanState.SUCCEEDED);
    assertThat(effects()).containsExactly("FailoverDBCluster");
  }

  @Test
  void whatAnEarlierStepChangedOfAnObjectMustHoldToo() {
    PlanStatus plan = approved(scale(), force());
    pass(plan, 40);
    runs.bed.aws.byHand(3);
    run(plan, PlanState.STOPPED);
    assertThat(runs.bed.status(plan).progress().getLast()).contains("changed by somebody else");
  }

  @Test
  void f40WhatDoesNotHelpIsTakenBack() {
    runs.bed.firing.add("INC-1");
    PlanStatus plan = approved(new StopInstance(target(AwsKind.INSTANCE, "", FakeAws.INSTANCE)));
    runs.visit(plan);
    runs.runOut(plan);
    assertThat(effects()).containsExactly("StopInstances", "StartInstances");
    assertThat(runs.bed.status(plan).state()).isEqualTo(PlanState.UNDONE);
  }

  @Test
  void anAlarmThatIsSilencedIsToldAgainByTheUndo() {
    runs.bed.firing.add("INC-1");
    PlanStatus plan = approved(new DisableAlarmActions(target(AwsKind.ALARM, "", "web")));
    runs.visit(plan);
    runs.runOut(plan);
    assertThat(effects()).containsExactly("DisableAlarmActions", "EnableAlarmActions");
  }

  private PlanStatus approved(Action... actions) {
    List<Step> steps =
        Stream.of(actions)
            .<Step>map(action -> Step.of(action, List.of(action.target().object())))
            .toList();
    Plan plan = new Plan("Try it", "test", actions[0].target(), steps, List.of());
    return runs.world.approved(runs.world.kept(plan, "several"));
  }

  private PlanStatus offAndOn() {
    Target instance = target(AwsKind.INSTANCE, "", FakeAws.INSTANCE);
    return approved(new StopInstance(instance), new StartInstance(instance));
  }

  @ParameterizedTest
  @MethodSource("readBack")
  void f43WhatIsReadTooEarlyIsNotTakenForSomebodyElsesChange(
      Function<AwsFaultsTest, Action> action) {
    PlanStatus plan = approved(action.apply(this));
    runs.bed.aws.behind(4);
    run(plan, PlanState.SUCCEEDED);
    assertThat(effects()).hasSize(1);
  }

  @Test
  void f43TheNextStepWaitsUntilTheOneBeforeCanBeSeen() {
    PlanStatus plan = offAndOn();
    runs.bed.aws.behind(4);
    run(plan, PlanState.SUCCEEDED);
    assertThat(effects()).containsExactly("StopInstances", "StartInstances");
  }

  @Test
  void f43AnOlderStateIsNotTakenForTheWantedOne() {
    PlanStatus plan = offAndOn();
    runs.bed.aws.meets(Trouble.NONE, Trouble.LOST_BEFORE);
    runs.visit(plan);
    runs.bed.aws.behind(2);
    run(plan, PlanState.SUCCEEDED);
    assertThat(effects()).containsExactly("StopInstances", "StartInstances");
  }

  @Test
  void f43TheUndoWaitsUntilWhatItTakesBackCanBeSeen() {
    PlanStatus plan = approved(scale(), new DisableAlarmActions(target(AwsKind.ALARM, "", "web")));
    runs.bed.aws.meets(Trouble.NONE, Trouble.REFUSED);
    // the second step looks at another object, and takes some of them
    runs.bed.aws.behind(14);
    run(plan, PlanState.FAILED);
    assertThat(effects()).containsExactly("UpdateService", "UpdateService");
  }

  @Test
  void f35WhatSomebodyElseChangedIsNotOverwritten() {
    PlanStatus plan = approved(new SetDesiredCount(scale().target(), 3, 4));
    run(plan, PlanState.STOPPED);
    assertThat(effects()).isEmpty();
  }

  @Test
  void f37AwsThatAsksToSlowDownUntilTheDeadlineHasChangedNothing() {
    PlanStatus plan = approved(scale());
    runs.bed.aws.meets(Collections.nCopies(100, Trouble.THROTTLED).toArray(Trouble[]::new));
    runs.visit(plan);
    runs.bed.advance(Duration.ofMinutes(16));
    runs.visit(plan);
    assertThat(runs.bed.status(plan).state()).isEqualTo(PlanState.FAILED_BEFORE_EFFECT);
    assertThat(effects()).isEmpty();
  }

  @Test
  void f38ARefusalInTheMiddleIsNotTriedAgainAndTheRestIsTakenBack() {
    PlanStatus plan = approved(scale(), new DisableAlarmActions(target(AwsKind.ALARM, "", "web")));
    runs.bed.aws.meets(Trouble.NONE, Trouble.REFUSED);
    run(plan, PlanState.FAILED);
    assertThat(effects()).containsExactly("UpdateService", "UpdateService");
  }

  @Test
  void f41AnUndoThatIsRefusedEndsThereAndSaysWhatRemains() {
    PlanStatus plan = approved(scale(), new DisableAlarmActions(target(AwsKind.ALARM, "", "web")));
    runs.bed.aws.meets(Trouble.NONE, Trouble.REFUSED, Trouble.REFUSED);
    run(plan, PlanState.ROLLBACK_INCOMPLETE);
    assertThat(effects()).containsExactly("UpdateService");
    assertThat(runs.bed.status(plan).progress().getLast()).contains("from 4 to 2 tasks");
  }

  @Test
  void afterAnInstanceWasReplacedThePlanGoesOn() {
    runs.bed.aws.inGroup("web");
    Target instance = target(AwsKind.INSTANCE, "", FakeAws.INSTANCE);
    PlanStatus plan =
        approved(
            scale(),
            new ReplaceInstance(instance, "web"),
            new DisableAlarmActions(target(AwsKind.ALARM, "", "web")));
    run(plan, PlanState.SUCCEEDED);
    assertThat(effects())
        .containsExactly(
            "UpdateService", "TerminateInstanceInAutoScalingGroup", "DisableAlarmActions");
  }
}
