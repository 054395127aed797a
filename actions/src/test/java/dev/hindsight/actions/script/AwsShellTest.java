package dev.hindsight.actions.script;

import static dev.hindsight.actions.script.FakeKubectl.changes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.AwsAction;
import dev.hindsight.actions.action.AwsSamples;
import dev.hindsight.actions.action.Samples;
import dev.hindsight.actions.plan.Plan;
import dev.hindsight.actions.plan.Plans;
import dev.hindsight.actions.script.FakeKubectl.Ended;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real shell runs scripts with steps in AWS against a recording aws. */
class AwsShellTest {

  private static final String NAME = "plan-42";

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "stop-instance | ec2 stop-instances | {\"InstanceIds\":[\"i-0123456789abcdef0\"]}",
        "set-desired-capacity | autoscaling set-desired-capacity |"
            + " {\"AutoScalingGroupName\":\"web\",\"DesiredCapacity\":5,\"HonorCooldown\":false}",
        "set-desired-count | ecs update-service |"
            + " {\"cluster\":\"prod\",\"service\":\"checkout\",\"desiredCount\":4}",
        "fail-over-cluster | rds failover-db-cluster |"
            + " {\"DBClusterIdentifier\":\"ledger\",\"TargetDBInstanceIdentifier\":\"ledger-2\"}",
        "disable-alarm-actions | cloudwatch disable-alarm-actions | {\"AlarmNames\":[\"web 5xx\"]}",
        "roll-back-alias | lambda update-alias |"
            + " {\"FunctionName\":\"mailer\",\"Name\":\"live\",\"FunctionVersion\":\"7\"}"
      })
  void aChangeIsTheCallOfTheAction(String name, String command, String parameters) {
    Plan plan = Plans.of(sample(name));
    FakeKubectl programs = knowing(plan);
    assertThat(run(programs, plan)).returns(0, Ended::code);
    List<String> said = List.of("--region", AwsSamples.REGION, "--cli-input-json", parameters);
    assertThat(changes(programs.calls()))
        .containsExactly(Change.join(List.of("aws"), List.of(command.split(" ", -1)), said));
  }

  @Test
  void nothingIsDoneInAnotherAccount() {
    for (AwsAction action : AwsSamples.all()) {
      Plan plan = Plans.of(action);
      FakeKubectl programs = knowing(plan);
      programs.says(account(Sheet.of(NAME, plan)), "999999999999");
      Ended ended = run(programs, plan);
      assertThat(ended.code()).as(action.name()).isEqualTo(1);
      assertThat(ended.said()).contains("it should be 123456789012 now; it is 999999999999");
      // the cluster of what it watches was asked before
      assertThat(programs.calls()).hasSize(2).last().asString().contains("get-caller-identity");
    }
  }

  @Test
  void itStopsWhenTheObjectIsNotAsWhenThePlanWasMade() {
    for (AwsAction action : AwsSamples.all()) {
      Plan plan = Plans.of(action);
      FakeKubectl programs = knowing(plan);
      AwsLook look = FakeAws.deeds(Sheet.of(NAME, plan).there()).getFirst().looks().getFirst();
      programs.says(FakeAws.look(look), look.before() + " and more");
      Ended ended = run(programs, plan);
      assertThat(ended.code()).as(action.name() + ended.said()).isEqualTo(1);
      assertThat(ended.said()).contains("it is not as when the plan was made");
      assertThat(changes(programs.calls())).isEmpty();
    }
  }

  @Test
  void whatItChangedMustReadSo() {
    Plan plan = Plans.of(sample("stop-instance"));
    FakeKubectl programs = new FakeKubectl(directory);
    Sheet sheet = Sheet.of(NAME, plan);
    programs.says(Sheet.CLUSTER, "c1");
    programs.says(account(sheet), "123456789012");
    AwsLook look = FakeAws.deeds(sheet.there()).getFirst().last();
    programs.says(FakeAws.look(look), look.before());
    Ended ended = run(programs, plan);
    assertThat(ended).returns(1, Ended::code);
    assertThat(ended.said()).contains("it should be uid=[i-0123456789abcdef0]");
  }

  @Test
  void aRebootAndADocumentAreForAYes() {
    for (String name : List.of("reboot-instance", "reboot-database", "run-document")) {
      Plan plan = Plans.of(sample(name));
      FakeKubectl programs = knowing(plan).answering("no\n");
      Ended ended = run(programs, plan);
      assertThat(ended).as(name).returns(1, Ended::code);
      assertThat(ended.said()).contains("not confirmed");
      assertThat(changes(programs.calls())).isEmpty();
      assertThat(run(programs.answering("yes\n"), plan)).as(name).returns(0, Ended::code);
      assertThat(changes(programs.calls())).hasSize(1);
    }
  }

  @Test
  void aDocumentThatRanByThisScriptIsNotSentAgain() {
    Plan plan = Plans.of(sample("run-document"));
    FakeKubectl programs = knowing(plan);
    assertThat(run(programs, plan)).returns(0, Ended::code);
    assertThat(changes(programs.calls())).hasSize(1);
    assertThat(run(programs, plan).said()).contains("already done");
    assertThat(changes(programs.calls())).isEmpty();
  }

  @Test
  void aStepThatALaterOneTakesBackIsForAYes() {
    Plan plan = Steps.of(sample("disable-alarm-actions"), sample("enable-alarm-actions"));
    List<AwsDeed> deeds = FakeAws.deeds(Sheet.of(NAME, plan).there());
    assertThat(deeds.getFirst().asks()).hasValueSatisfying(w -> assertThat(w).contains("later"));
    assertThat(deeds.getLast().asks()).isEmpty();
  }

  @Test
  void aChangeOfANameIsWaitedForThereAndBack() {
    Plan plan = Plans.of(sample("shift-record-weights"));
    FakeKubectl programs = knowing(plan);
    Sheet sheet = Sheet.of(NAME, plan);
    AwsDeed there = FakeAws.deeds(sheet.there()).getFirst();
    AwsDeed back = FakeAws.deeds(sheet.back()).getFirst();
    assertThat(run(programs, plan)).returns(0, Ended::code);
    assertThat(programs.calls()).containsSubsequence(FakeAws.change(there), FakeAws.arrival(there));
    assertThat(run(programs, plan, "undo")).returns(0, Ended::code);
    assertThat(programs.calls()).containsSubsequence(FakeAws.change(back), FakeAws.arrival(back));
  }

  @Test
  void bothWorldsInOneScript() {
    Plan plan =
        Steps.of(sample("scale-deployment"), sample("set-desired-capacity"), sample("cordon-node"));
    FakeKubectl programs = knowing(plan);
    Ended ended = run(programs, plan);
    assertThat(ended).as(ended.said()).returns(0, Ended::code);
    assertThat(programs.calls()).isEqualTo(FakeKubectl.calls(Sheet.of(NAME, plan)));
    assertThat(run(programs, plan)).returns(0, Ended::code);
    assertThat(changes(programs.calls())).isEmpty();
    assertThat(run(programs, plan, "undo")).returns(0, Ended::code);
    assertThat(changes(programs.calls())).hasSize(3);
  }

  @Test
  void anObjectInAwsIsWatchedUntilItIsWell() {
    for (AwsAction action : AwsSamples.all()) {
      Plan plan = Plan.of("Do it", "by hand", action, List.of(action.object()));
      FakeKubectl programs = knowing(plan);
      Ended ended = run(programs, plan);
      assertThat(ended).as(action.name() + ended.said()).returns(0, Ended::code);
      Item.Look watch = (Item.Look) Sheet.of(NAME, plan).there().getLast();
      assertThat(programs.calls().getLast()).isEqualTo(FakeAws.look(watch.look()));
    }
  }

  @Test
  void whatDoesNotBecomeWellIsSaid() {
    AwsAction action = AwsSamples.all().getFirst();
    Plan plan = Plan.of("Do it", "by hand", action, List.of(action.object()));
    FakeKubectl programs = knowing(plan);
    Item.Look watch = (Item.Look) Sheet.of(NAME, plan).there().getLast();
    programs.says(FakeAws.look(watch.look()), "well=[false]");
    Ended ended = run(programs, plan);
    assertThat(ended).returns(1, Ended::code);
    assertThat(ended.said()).contains("it should be well=[true] now; it is well=[false]");
  }

  static List<String> account(Sheet sheet) {
    return FakeAws.look(((Item.Look) sheet.there().getFirst()).look());
  }

  private static Action sample(String name) {
    return Samples.all().stream().filter(a -> a.name().equals(name)).findFirst().orElseThrow();
  }

  private FakeKubectl knowing(Plan plan) {
    String name = plan.actions().getFirst().name();
    return new FakeKubectl(directory.resolve(name + plan.watched().hashCode()))
        .knows(Sheet.of(NAME, plan));
  }

  private Ended run(FakeKubectl programs, Plan plan, String... arguments) {
    return ShellTest.run(programs, directory, plan, arguments);
  }
}
