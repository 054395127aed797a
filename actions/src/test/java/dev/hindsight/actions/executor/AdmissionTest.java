package dev.hindsight.actions.executor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.TestBed;
import dev.hindsight.actions.Vote;
import dev.hindsight.actions.policy.PolicyText;
import dev.hindsight.actions.policy.rulebook.Rulebook;
import dev.hindsight.actions.policy.rulebook.Rulebooks;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** What two replicas could both pass is decided in the transaction that starts. */
class AdmissionTest {

  private PolicyText policy = new PolicyText();
  private TestBed bed = new TestBed();

  @AfterEach
  void close() {
    bed.close();
    policy.close();
  }

  private void under(String... changes) {
    close();
    policy = new PolicyText(changes);
    bed = new TestBed();
  }

  @Test
  void twoReplicasTogetherStartNoMorePlansThanMayRunAtOnce() throws Exception {
    under("running: {service: none, cluster: none}", "running: {service: none, cluster: 3}");
    List<PlanStatus> plans = new Nodes(bed).approved(12);
    visitAll(plans);
    assertThat(states(plans)).filteredOn(PlanState.VERIFYING::equals).hasSize(3);
    assertThat(states(plans)).filteredOn(PlanState.APPROVED::equals).hasSize(9);
    assertThat(bed.cluster.applied).hasSize(3);
  }

  @Test
  void twoReplicasTogetherStartNoMorePlansAnHourThanThePolicySays() throws Exception {
    under("runs-per-hour: {service: none,", "runs-per-hour: {service: 4,");
    List<PlanStatus> plans = new Nodes(bed).approved(12);
    visitAll(plans);
    assertThat(bed.cluster.applied).hasSize(4);
    assertThat(
            plans.stream()
                .map(plan -> bed.status(plan))
                .filter(plan -> plan.state() == PlanState.APPROVED)
                .map(plan -> plan.progress().getLast()))
        .hasSize(8)
        .allMatch(said -> said.contains("4 plans of the service were started within the hour"));
  }

  @Test
  void whatWaitsForItsTurnLapsesInTheEnd() {
    under("running: {service: none, cluster: none}", "running: {service: 1, cluster: none}");
    List<PlanStatus> plans = new Nodes(bed).approved(2);
    visit(plans.getFirst());
    visit(plans.getLast());
    assertThat(states(plans)).containsExactly(PlanState.VERIFYING, PlanState.APPROVED);
    bed.advance(Duration.ofMinutes(11));
    visit(plans.getLast());
    assertThat(states(plans)).containsExactly(PlanState.VERIFYING, PlanState.EXPIRED);
  }

  @Test
  void aWaitIsKeptAndThenTheRunStarts() {
    under(
        "medium: {approvers: 1, group: any, wait: 0s}",
        "medium: {approvers: 1, group: any, wait: 5m}");
    PlanStatus plan = medium();
    visit(plan);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.APPROVED);
    assertThat(bed.status(plan).progress().getLast()).contains("the policy lets it start in");
    bed.advance(Duration.ofMinutes(5).plusSeconds(1));
    visit(plan);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.VERIFYING);
  }

  @Test
  void aYesOfSomebodyOutsideOfTheGroupIsNotTaken() {
    under(
        "medium: {approvers: 1, group: any,",
        "medium: {approvers: 1, group: leads,",
        "groups: {}",
        "groups: {leads: [" + TestBed.SECOND + "]}");
    bed.cluster.rollOut("checkout:1.8.3", "256Mi");
    PlanStatus plan = bed.proposed("INC-1", "image_pull");
    TestBed.must(bed.remediation().ask(plan.id(), plan.hash(), TestBed.ASKER));
    assertThat(bed.remediation().decide(plan.id(), plan.hash(), TestBed.APPROVER, Vote.APPROVE, ""))
        .isEqualTo(
            new Answer.Refused(
                Answer.Reason.NOT_AN_APPROVER, "The policy asks for somebody of group leads."));
    TestBed.must(
        bed.remediation().decide(plan.id(), plan.hash(), TestBed.SECOND, Vote.APPROVE, ""));
  }

  @Test
  void aGroupThatThePolicyAsksForSinceTheYesStopsTheStart() throws Exception {
    PlanStatus plan = medium();
    policy.write(
        PolicyText.changed(
            "medium: {approvers: 1, group: any,",
            "medium: {approvers: 1, group: leads,",
            "groups: {}",
            "groups: {leads: [" + TestBed.SECOND + "]}"));
    await(book -> book.risks().medium().group().isPresent());
    visit(plan);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.STOPPED);
    assertThat(bed.status(plan).progress().getLast()).contains("is not of group leads");
    assertThat(bed.cluster.applied).isEmpty();
  }

  @Test
  void aPolicyThatAsksForMorePeopleThanAgreedStopsTheStart() throws Exception {
    PlanStatus plan = medium();
    policy.write(PolicyText.changed("medium: {approvers: 1", "medium: {approvers: 2"));
    await(book -> book.risks().medium().approvers() == 2);
    visit(plan);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.STOPPED);
    assertThat(bed.status(plan).progress().getLast()).contains("asks for 2 approvals");
  }

  @Test
  void aFreezeThatBeganSinceTheYesStopsTheStart() throws Exception {
    PlanStatus plan = medium();
    policy.write(
        PolicyText.changed(
            "freezes: []",
            "freezes: [{name: now, zone: UTC, from: 2000-01-01T00:00, until: 2999-01-01T00:00,"
                + " except: []}]"));
    await(book -> !book.freezes().isEmpty());
    visit(plan);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.STOPPED);
    assertThat(bed.status(plan).progress().getLast()).contains("freeze: 'now' is in force");
    assertThat(bed.cluster.applied).isEmpty();
  }

  /** The time counts on while the world is looked at. */
  @Test
  void aFreezeThatBeginsDuringASlowLookStopsTheStart() throws Exception {
    PlanStatus plan = medium();
    LocalDateTime begin = LocalDateTime.now(ZoneOffset.UTC).plusSeconds(6).withNano(0);
    policy.write(
        PolicyText.changed(
            "freezes: []",
            "freezes: [{name: soon, zone: UTC, from: %s, until: 2999-01-01T00:00, except: []}]"
                .formatted(begin.format(DateTimeFormatter.ISO_LOCAL_DATE_TIME))));
    await(book -> !book.freezes().isEmpty());
    assertThat(LocalDateTime.now(ZoneOffset.UTC)).as("the plan is read before").isBefore(begin);
    until(begin.minusSeconds(1));
    bed.cluster.beforeIdentity = () -> until(begin.plusNanos(100_000_000));
    visit(plan);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.STOPPED);
    assertThat(bed.status(plan).progress().getLast())
        .contains("freeze: 'soon' is in force")
        .as("by the start itself, not by the look before its first step")
        .doesNotContain("before the first step");
    assertThat(bed.cluster.applied).isEmpty();
  }

  private static void until(LocalDateTime time) {
    while (LocalDateTime.now(ZoneOffset.UTC).isBefore(time)) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }

  private PlanStatus medium() {
    bed.cluster.rollOut("checkout:1.8.3", "256Mi");
    return bed.approved("INC-1", "image_pull");
  }

  private void await(Predicate<Rulebook> taken) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!taken.test(bed.bean(Rulebooks.class).current())) {
      assertThat(System.nanoTime()).isLessThan(end);
      Thread.sleep(20);
    }
  }

  private void visit(PlanStatus plan) {
    bed.bean(PlanRunner.class).visit(plan.id());
  }

  private List<PlanState> states(List<PlanStatus> plans) {
    return plans.stream().map(plan -> bed.status(plan).state()).toList();
  }

  /** Each plan at once, one half by either replica. */
  private void visitAll(List<PlanStatus> plans) throws Exception {
    CyclicBarrier together = new CyclicBarrier(plans.size());
    try (AnnotationConfigApplicationContext other = bed.instance();
        var threads = Executors.newFixedThreadPool(plans.size())) {
      List<Future<?>> visits = new ArrayList<>();
      for (int i = 0; i < plans.size(); i++) {
        PlanStatus plan = plans.get(i);
        PlanRunner runner =
            i % 2 == 0 ? bed.bean(PlanRunner.class) : other.getBean(PlanRunner.class);
        visits.add(
            threads.submit(
                () -> {
                  together.await();
                  return runner.visit(plan.id());
                }));
      }
      for (Future<?> visit : visits) {
        visit.get(60, TimeUnit.SECONDS);
      }
    }
  }
}
