package dev.hindsight.bot.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.Proof;
import dev.hindsight.actions.Risk;
import dev.hindsight.actions.approval.Approvers.Standing;
import dev.hindsight.bot.incident.People.Person;
import dev.hindsight.bot.incident.UserGroups.Members;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Who somebody is: by the chat, or by a token while the chat is away. */
class ApprovalDeskTest {

  private static final PersonId ADA = new PersonId("U0ADA");
  private static final PersonId BOB = new PersonId("U0BOB");
  private static final PersonId GUEST = new PersonId("U0GUEST");
  private static final Clock NOW =
      Clock.fixed(Instant.parse("2026-11-30T02:00:00Z"), ZoneOffset.UTC);
  private static final ApprovalToken TOKEN = ApprovalToken.make(ADA, LocalDate.parse("2026-11-30"));

  private final Map<PersonId, Person> known = new ConcurrentHashMap<>();
  private final People people =
      person -> known.getOrDefault(person, new Person.Unreachable("Slack is down"));

  private final Map<String, Members> inGroups = new ConcurrentHashMap<>();
  private final List<Duration> asked = new CopyOnWriteArrayList<>();
  private final UserGroups groups =
      (group, noOlderThan) -> {
        asked.add(noOlderThan);
        return inGroups.getOrDefault(group, new Members.Unknown("Slack is down"));
      };

  @Test
  void whoIsInAGroupOnTheListMayApprove() {
    known.put(ADA, new Person.Member("Ada"));
    known.put(BOB, new Person.Member("Bob"));
    inGroups.put("S0SRE1", new Members.Known(List.of(ADA)));
    ApprovalDesk desk = desk("approvers=U0BOB; approval.groups.a=S0SRE1; approval.risks.high=a");
    assertThat(desk.standing(ADA))
        .isInstanceOfSatisfying(
            Standing.Approver.class, a -> assertThat(a.risks()).containsExactly(Risk.HIGH));
    assertThat(asked).anyMatch(age -> age.compareTo(Duration.ofSeconds(5)) < 0);
    assertThat(desk.of(Risk.HIGH)).containsExactly(ADA);
    inGroups.put("S0SRE1", new Members.Known(List.of()));
    assertThat(desk.standing(ADA)).isInstanceOf(Standing.Colleague.class);
  }

  @Test
  void aMemberOfAGroupWhoIsDeactivatedOrAGuestMayNothing() {
    known.put(ADA, new Person.Outsider("a guest"));
    known.put(BOB, new Person.Member("Bob"));
    inGroups.put("S0SRE1", new Members.Known(List.of(ADA, BOB)));
    ApprovalDesk desk = desk("approvers=S0SRE1");
    assertThat(desk.standing(ADA)).isInstanceOf(Standing.Nobody.class);
    known.put(new PersonId("U0CAROL"), new Person.Member("Carol"));
    assertThat(desk.standing(new PersonId("U0CAROL")))
        .isInstanceOfSatisfying(
            Standing.Colleague.class,
            c -> assertThat(c.whoCan().get()).contains("Bob").doesNotContain("U0ADA"));
  }

  @Test
  void aGroupThatSlackDoesNotNameGivesNobodyASayAndLocksNobodyOut() {
    known.put(ADA, new Person.Member("Ada"));
    known.put(BOB, new Person.Member("Bob"));
    known.put(GUEST, new Person.Outsider("a guest"));
    ApprovalDesk desk = desk("approvers=U0BOB,S0SRE1");
    assertThat(desk.standing(BOB)).isInstanceOf(Standing.Approver.class);
    assertThat(desk.standing(ADA))
        .isEqualTo(new Standing.MaybeApprover(Optional.empty(), "Slack is down"));
    assertThat(desk.unread()).contains("Slack is down");
    Gate gate = new Gate(desk, (_, _) -> {});
    assertThat(gate.colleague(ADA)).isEmpty();
    assertThat(gate.approver(ADA))
        .hasValueSatisfying(
            no -> assertThat(no.text()).contains("Whether you may approve cannot be verified"));
    assertThat(gate.colleague(GUEST)).isPresent();
    assertThat(gate.colleague(new PersonId("U0NEVERASKED"))).isPresent();
  }

  @Test
  void aMemberOnTheListMayApproveTheirRisks() {
    known.put(ADA, new Person.Member("Ada"));
    known.put(BOB, new Person.Member("Bob"));
    ApprovalDesk desk = desk("approval.groups.a=U0ADA; approvers=U0BOB; approval.risks.low=a");
    assertThat(desk.standing(ADA))
        .isInstanceOfSatisfying(
            Standing.Approver.class, a -> assertThat(a.risks()).containsExactly(Risk.LOW));
    assertThat(desk.standing(BOB))
        .isInstanceOfSatisfying(
            Standing.Approver.class,
            a -> assertThat(a.risks()).containsExactlyInAnyOrder(Risk.MEDIUM, Risk.HIGH));
  }

  @Test
  void a21WhoIsNoMemberAnyMoreMayNothingWhateverTheList() {
    known.put(ADA, new Person.Outsider("a deactivated account"));
    assertThat(desk(tokenOfAda()).standing(ADA)).isInstanceOf(Standing.Nobody.class);
  }

  @Test
  void whileTheChatIsAwayNobodyIsVerifiedByIt() {
    assertThat(desk(tokenOfAda()).standing(ADA)).isInstanceOf(Standing.Unverified.class);
  }

  @Test
  void aTokenShowsWhoItIsWhileTheChatIsAway() {
    ApprovalDesk desk = desk(tokenOfAda());
    assertThat(desk.present(ADA, TOKEN.text())).isEmpty();
    assertThat(desk.standing(ADA))
        .isInstanceOfSatisfying(
            Standing.Approver.class, a -> assertThat(a.proof()).isEqualTo(Proof.TOKEN));
    assertThat(desk.standing(BOB)).isInstanceOf(Standing.Unverified.class);
  }

  @Test
  void aTokenDoesNotBringADeactivatedAccountBack() {
    known.put(ADA, new Person.Outsider("a deactivated account"));
    ApprovalDesk desk = desk(tokenOfAda());
    assertThat(desk.present(ADA, TOKEN.text())).isEmpty();
    assertThat(desk.standing(ADA)).isInstanceOf(Standing.Nobody.class);
    assertThat(desk.standing(ADA, Proof.TOKEN)).isInstanceOf(Standing.Nobody.class);
  }

  @Test
  void atTheStartATokenCountsOnlyWhileTheSettingsKnowIt() {
    assertThat(desk(tokenOfAda()).standing(ADA, Proof.TOKEN)).isInstanceOf(Standing.Approver.class);
    known.put(BOB, new Person.Member("Bob"));
    assertThat(desk("approvers=U0ADA,U0BOB").standing(ADA, Proof.TOKEN))
        .isInstanceOf(Standing.Nobody.class);
    assertThat(desk("approvers=U0ADA,U0BOB").standing(BOB, Proof.TOKEN))
        .isInstanceOf(Standing.Nobody.class);
    assertThat(desk(tokenOfAda()).standing(ADA, Proof.CHAT))
        .isInstanceOf(Standing.Unverified.class);
  }

  @Test
  void a23AForgedForeignOrLapsedTokenIsRefused() {
    ApprovalDesk desk = desk(tokenOfAda());
    String last = TOKEN.text();
    char end = last.charAt(last.length() - 1);
    assertThat(desk.present(ADA, last.substring(0, last.length() - 1) + (end == 'A' ? 'B' : 'A')))
        .isPresent();
    assertThat(desk.present(ADA, last.replace("20261130", "20991231"))).isPresent();
    assertThat(desk.present(BOB, last)).isPresent();
    assertThat(desk.present(BOB, last.replace("U0ADA", "U0BOB"))).isPresent();
    assertThat(desk.present(ADA, "")).isPresent();
    ApprovalDesk tomorrow =
        new ApprovalDesk(
            people,
            groups,
            Clock.offset(NOW, Duration.ofDays(1)),
            RosterTest.settings(tokenOfAda()));
    assertThat(tomorrow.present(ADA, last))
        .hasValueSatisfying(w -> assertThat(w).contains("until"));
    assertThat(desk.standing(ADA)).isInstanceOf(Standing.Unverified.class);
  }

  @Test
  void aListThatMakesNoSenseIsNobodyAndStillLetsOthersStop() {
    known.put(ADA, new Person.Member("Ada"));
    ApprovalDesk desk = desk("approvers=U0ADA,*");
    assertThat(desk.standing(ADA)).isInstanceOf(Standing.Colleague.class);
    assertThat(desk.present(ADA, TOKEN.text())).isPresent();
  }

  @Test
  void aTokenIsNotInItsText() {
    assertThat(TOKEN.toString()).doesNotContain(TOKEN.text());
  }

  private static String tokenOfAda() {
    return "approvers=U0ADA; approval.tokens.U0ADA=" + TOKEN.hash();
  }

  private ApprovalDesk desk(String settings) {
    return new ApprovalDesk(people, groups, NOW, RosterTest.settings(settings));
  }
}
