package dev.hindsight.actions.approval;

import static dev.hindsight.actions.TestBed.APPROVER;
import static dev.hindsight.actions.TestBed.ASKER;
import static dev.hindsight.actions.TestBed.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.Answer.Accepted;
import dev.hindsight.actions.Answer.Reason;
import dev.hindsight.actions.Answer.Refused;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.Remediation;
import dev.hindsight.actions.TestBed;
import dev.hindsight.actions.Vote;
import dev.hindsight.actions.approval.Approvers.Standing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** People who press at the same moment, on two replicas over one PostgreSQL. */
class ApprovalRacesTest {

  private static final int PEOPLE = 5;
  private static final int CLICKS = 50;
  private static final Duration AT_ONCE = Duration.ofMillis(100);

  private final TestBed bed = new TestBed();
  private final AnnotationConfigApplicationContext replica = bed.instance();

  /** What a person was told. */
  private record Told(PersonId person, Answer answer) {}

  @BeforeEach
  void sick() {
    bed.cluster.settle(false);
  }

  @AfterEach
  void close() {
    replica.close();
    bed.close();
  }

  @RepeatedTest(20)
  void f18FiftyClicksByFivePeopleOnTwoReplicasAreOneRun() throws Exception {
    PlanStatus plan = waiting(1);
    List<Told> told = clicks(plan);
    assertThat(bed.runs()).isEqualTo(1);
    assertThat(accepted(told)).hasSize(1);
    consistent(plan, told, 1);
  }

  @RepeatedTest(20)
  void f18WhereThreeMustAgreeItIsThreeDifferentPeopleAndOneRun() throws Exception {
    PlanStatus plan = waiting(3);
    List<Told> told = clicks(plan);
    assertThat(bed.runs()).isEqualTo(1);
    consistent(plan, told, 3);
  }

  @RepeatedTest(20)
  void twoApproversOnTwoCopiesOfTheCardOnTwoReplicasWithin50MsAreOneYesAndTheOtherHearsWhoAndWhen()
      throws Exception {
    PlanStatus plan = waiting(1);
    List<Told> told =
        together(
            List.of(
                () -> clicked(bed.remediation(), plan, APPROVER, Vote.APPROVE),
                () -> clicked(other(), plan, SECOND, Vote.APPROVE)));
    assertThat(accepted(told)).hasSize(1);
    assertThat(bed.runs()).isEqualTo(1);
    assertThat(bed.status(plan).approvedBy()).isEqualTo(accepted(told));
    hearsOf(plan, told, "approved", "yes");
  }

  @RepeatedTest(20)
  void f19ApproveAndRejectAtTheSameMomentHaveOneWinner() throws Exception {
    PlanStatus plan = waiting(1);
    List<Told> told =
        together(
            List.of(
                () -> clicked(bed.remediation(), plan, APPROVER, Vote.APPROVE),
                () -> clicked(other(), plan, SECOND, Vote.REJECT)));
    PlanState state = bed.status(plan).state();
    assertThat(accepted(told)).hasSize(1);
    boolean rejected = accepted(told).contains(SECOND);
    assertThat(state).isEqualTo(rejected ? PlanState.REJECTED : PlanState.APPROVED);
    assertThat(bed.runs()).isEqualTo(rejected ? 0 : 1);
    assertThat(reasons(told)).containsExactly(Reason.WRONG_STATE);
    hearsOf(plan, told, rejected ? "rejected" : "approved", rejected ? "no" : "yes");
    assertThat(bed.count("plan_votes", "true")).isEqualTo(1);
  }

  @RepeatedTest(20)
  void f20TheExpiryAndTheClickRaceByDatabaseTime() throws Exception {
    PlanStatus plan = waiting(1);
    bed.advance(Duration.ofMinutes(30).minusMillis(30));
    List<Told> told =
        together(
            List.of(
                () -> decide(bed.remediation(), plan, APPROVER, Vote.APPROVE),
                () -> {
                  replica.getBean(Approvals.class).expire(plan.id());
                  pause(40);
                  replica.getBean(Approvals.class).expire(plan.id());
                  return new Told(ASKER, new Accepted("the sweeper"));
                }));
    boolean approved = accepted(told).contains(APPROVER);
    assertThat(bed.status(plan).state())
        .isEqualTo(approved ? PlanState.APPROVED : PlanState.EXPIRED);
    assertThat(bed.runs()).isEqualTo(approved ? 1 : 0);
    assertThat(bed.count("plan_votes", "true")).isEqualTo(approved ? 1 : 0);
    assertThat(reasons(told)).isEqualTo(approved ? List.<Reason>of() : List.of(Reason.EXPIRED));
  }

  @RepeatedTest(20)
  void revokeAndTheLastApprovalAtTheSameMomentNeverLeaveARunWithoutItsApprovals() throws Exception {
    PlanStatus plan = waiting(2);
    TestBed.must(decide(bed.remediation(), plan, person(0), Vote.APPROVE).answer());
    List<Told> told =
        together(
            List.of(
                () ->
                    new Told(
                        person(0),
                        bed.remediation().revoke(plan.id(), person(0), "second thought")),
                () -> decide(other(), plan, person(1), Vote.APPROVE)));
    // both have a moment at which they were right: nobody starts without two who agree
    assertThat(accepted(told)).contains(person(0), person(1));
    assertThat(bed.status(plan).state()).isIn(PlanState.AWAITING_APPROVAL, PlanState.PROPOSED);
    assertThat(bed.count("plan_votes", "person = 'U0' and revoked_at is null")).isZero();
  }

  /** Whoever is too late is told who was quicker, what they said and at what time. */
  private static void hearsOf(PlanStatus plan, List<Told> told, String state, String word) {
    String winner = accepted(told).getFirst().value();
    assertThat(told)
        .filteredOn(each -> each.answer() instanceof Refused)
        .singleElement()
        .satisfies(
            late ->
                assertThat(late.answer().text())
                    .matches(
                        "%s is %s: %s said %s at \\d\\d:\\d\\d:\\d\\d UTC\\."
                            .formatted(plan.id(), state, winner, word)));
  }

  /** At some moment of the next 50 ms. */
  private static Told clicked(Remediation at, PlanStatus plan, PersonId person, Vote vote) {
    pause(ThreadLocalRandom.current().nextLong(50));
    return decide(at, plan, person, vote);
  }

  private PlanStatus waiting(int approvals) {
    PlanStatus plan = bed.proposed("INC-1", "oom_killed", approvals);
    for (int i = 0; i < PEOPLE; i++) {
      bed.people.put(person(i), new Standing.Approver());
      bed.remediation().shown(plan.id(), plan.hash(), person(i));
    }
    bed.advance(Duration.ofSeconds(11));
    TestBed.must(bed.remediation().ask(plan.id(), plan.hash(), ASKER));
    return plan;
  }

  private List<Told> clicks(PlanStatus plan) throws Exception {
    List<Supplier<Told>> clicks = new ArrayList<>();
    for (int i = 0; i < CLICKS; i++) {
      Remediation at = i % 2 == 0 ? bed.remediation() : other();
      PersonId person = person(i % PEOPLE);
      long wait = i * AT_ONCE.toMillis() / CLICKS;
      clicks.add(
          () -> {
            pause(wait);
            return decide(at, plan, person, Vote.APPROVE);
          });
    }
    return together(clicks);
  }

  /** What people were told is what is stored. */
  private void consistent(PlanStatus plan, List<Told> told, int approvals) {
    assertThat(told).hasSize(CLICKS);
    Set<PersonId> voted = new HashSet<>(bed.status(plan).approvedBy());
    assertThat(bed.status(plan).approvedBy()).hasSize(approvals).doesNotHaveDuplicates();
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.APPROVED);
    assertThat(accepted(told)).containsExactlyInAnyOrderElementsOf(voted);
    for (Told each : told) {
      if (each.answer() instanceof Refused(Reason reason, String text)) {
        assertThat(reason).isIn(Reason.ALREADY_VOTED, Reason.WRONG_STATE);
        assertThat(text)
            .matches(
                reason == Reason.ALREADY_VOTED
                    ? "Your vote on %s is already counted.".formatted(plan.id())
                    : "%s is approved: U\\d+ said yes at \\d\\d:\\d\\d:\\d\\d UTC.*\\."
                        .formatted(plan.id()));
        assertThat(voted.contains(each.person())).isEqualTo(reason == Reason.ALREADY_VOTED);
      }
    }
    assertThat(told.stream().filter(t -> t.answer().text().endsWith("the run starts."))).hasSize(1);
    assertThat(bed.told.stream().filter(t -> t.equals(plan.id() + " APPROVED"))).hasSize(1);
    assertThat(bed.count("plan_progress", "sentence = 'Approved; the run starts.'")).isEqualTo(1);
  }

  private Remediation other() {
    return replica.getBean(Remediation.class);
  }

  private static PersonId person(int number) {
    return new PersonId("U" + number);
  }

  private static Told decide(Remediation at, PlanStatus plan, PersonId person, Vote vote) {
    return new Told(person, at.decide(plan.id(), plan.hash(), person, vote, ""));
  }

  private static List<PersonId> accepted(List<Told> told) {
    return told.stream().filter(t -> t.answer() instanceof Accepted).map(Told::person).toList();
  }

  private static List<Reason> reasons(List<Told> told) {
    return told.stream()
        .flatMap(
            t ->
                t.answer() instanceof Refused(Reason reason, _)
                    ? Stream.of(reason)
                    : Stream.empty())
        .toList();
  }

  private static List<Told> together(List<Supplier<Told>> work) throws Exception {
    CyclicBarrier start = new CyclicBarrier(work.size());
    List<Told> told = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Told>> all = new ArrayList<>();
      for (Supplier<Told> each : work) {
        all.add(
            threads.submit(
                () -> {
                  start.await();
                  return each.get();
                }));
      }
      for (Future<Told> each : all) {
        told.add(each.get());
      }
    }
    return told;
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
