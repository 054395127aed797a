package dev.hindsight.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanState;
import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.slack.block.Block;
import dev.hindsight.bot.slack.block.Element.Button;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.block.Outgoing;
import dev.hindsight.bot.slack.command.Outcome;
import dev.hindsight.bot.slack.command.Place;
import dev.hindsight.bot.slack.command.Reply;
import dev.hindsight.bot.slack.view.TestIncidents;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What each word says, asks and does; INC-7 is open, and PLN-42 waits for an approval. */
class GrammarTest {

  private static final PersonId ERIN = TestIncidents.ERIN;
  private static final PersonId ADA = new PersonId("U2ADA");

  private final ScriptedSlack slack = new ScriptedSlack();
  private final SlackClients clients =
      new SlackClients(
          SlackSettings.socket(true, "xoxb-1", "xapp-1", Optional.of(slack.api()), "C1"),
          new SlackLink(Clock.systemUTC()));
  private final Whisper whisper = new Whisper(clients);
  private final TestRoutes all =
      new TestRoutes(
          clients,
          whisper,
          new NoDesk(),
          List.of(TestIncidents.proposed().with(PlanState.AWAITING_APPROVAL).view()));

  @AfterEach
  void close() {
    whisper.close();
    clients.close();
    slack.close();
  }

  private Message say(String typed) {
    return message(all.answers.answer(typed, ERIN, Place.COMMAND));
  }

  private static Message message(Outcome outcome) {
    return outcome.message().orElseThrow();
  }

  /** Presses the one button of what is asked. */
  private String press(Message asked) {
    return message(all.answers.confirmed(button(asked).value(), ERIN, Place.COMMAND)).text();
  }

  private static Button button(Message asked) {
    return asked.blocks().stream()
        .flatMap(block -> block instanceof Block.Actions row ? row.elements().stream() : null)
        .map(Button.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private Message asks(String typed, String... parts) {
    Message asked = say(typed);
    assertThat(asked.text()).contains(parts).contains("Nothing is done yet");
    assertThat(all.asked).isEmpty();
    return asked;
  }

  @Test
  void whatIsTooLongForAButtonIsGivenBackAndNotSaidToBeKept() {
    String much = "slow carts ".repeat(200).strip();
    for (String typed : List.of("note " + much, "note INC-7 " + much)) {
      Message said = Outgoing.of(say(typed));
      assertThat(said.text()).contains("too long for a button", "You wrote:\n" + much);
      assertThat(said.text()).doesNotContain("is kept");
    }
  }

  @Test
  void assigning() {
    Message asked = asks("assign INC-7 <@U2ADA>", "INC-7", "<@U2ADA> would take care of it");
    assertThat(press(asked)).contains("made");
    assertThat(all.asked).containsExactly("INC-7 Assign[was=Optional.empty, to=U2ADA] " + ERIN);
    assertThat(say("assign 7 ada").text()).contains("“ada” is no person; mention them with @");
    assertThat(say("assign 7 me").text()).contains("<@" + ERIN + "> would take care of it");
  }

  @Test
  void changingSeverityFromWhatWasSeen() {
    Message asked = asks("severity 7 sev1 all carts", "It would be SEV1 instead of SEV2");
    press(asked);
    assertThat(all.asked).containsExactly("INC-7 Rate[was=SEV2, to=SEV1, why=all carts] " + ERIN);
  }

  @Test
  void whatWasProbablyMeantStandsInQuotes() {
    assertThat(say("why is checkout down?").text())
        .endsWith("Did you mean “/ops ask why is checkout down?”?");
  }

  @Test
  void snoozingByOnesOwnClockWithItsZone() {
    Message asked =
        asks(
            "snooze 7 until 17:00",
            "until Sat 28 Mar 17:00 CET (Europe/Berlin), or until it gets worse");
    press(asked);
    assertThat(all.asked)
        .containsExactly("INC-7 Snooze[was=Optional.empty, until=2026-03-28T16:00:00Z] " + ERIN);
    assertThat(say("snooze 7 soon").text()).contains("“soon” is no time ahead");
    assertThat(say("snooze 7 2099-01-01T00:00:00Z").text()).contains("at most 31 days");
  }

  @Test
  void aWordThatLooksLikeAPersonMentionsNobody() {
    for (String typed :
        new String[] {
          "note 7 UNAVAILABLE", "update 7 UNAVAILABLE", "declare UNAVAILABLE sev2 UNHEALTHY1"
        }) {
      assertThat(say(typed).text()).contains("UNAVAILABLE").doesNotContain("<@");
    }
  }

  @Test
  void resolvingByHandSaysWhatStillFires() {
    Message asked =
        asks(
            "resolve 7 the deploy was taken back",
            "1 of its alerts still fires; it is told again only once it has ended and fires anew");
    press(asked);
    assertThat(all.asked).containsExactly("INC-7 Resolve[how=the deploy was taken back] " + ERIN);
  }

  @Test
  void notingAndTellingCountOnceHoweverOftenPressed() {
    Message asked =
        asks("note 7 “the disk was full”", "Its timeline would say: “the disk was full”");
    press(asked);
    press(asked);
    assertThat(all.asked).hasSize(2).allSatisfy(a -> assertThat(a).isEqualTo(all.asked.getFirst()));
    assertThat(all.asked.getFirst()).contains("Note[text=the disk was full, mark=");
    press(say("update 7 half of it is back"));
    assertThat(all.asked.getLast()).contains("Update[text=half of it is back, mark=");
  }

  @Test
  void declaring() {
    Message asked =
        asks("declare checkout sev2 carts are empty", "An incident of checkout would be opened");
    assertThat(press(asked)).contains("INC-9 is open.", "Open the card");
    assertThat(all.asked.getFirst())
        .contains("service=checkout, severity=SEV2, text=carts are empty");
  }

  @Test
  void remindingApprovers() {
    press(asks("nudge 42", "The approvers of PLN-42 would be reminded"));
    assertThat(all.asked).containsExactly("INC-7 Nudge[plan=PLN-42] " + ERIN);
  }

  @Test
  void proposingAPlaybookRunsNothing() {
    assertThat(say("playbooks memory").text())
        .isEqualTo(
            "raise-memory-limit: set memory limit (for oom killed); takes memory-limit (up to"
                + " 4Gi)");
    assertThat(say("run restart 7").text()).contains("There is no playbook “restart”");
    press(asks("run raise-memory-limit 7", "would be proposed for INC-7", "Nothing runs before"));
    assertThat(all.asked).containsExactly("raise-memory-limit INC-7 " + ERIN);
  }

  @Test
  void handingOverGoesToAllAndTheFirstHasIt() {
    Outcome handed =
        all.answers.confirmed(
            button(asks("handoff shop watch the ledger", "*Open*", "INC-7", "watch the ledger"))
                .value(),
            ERIN,
            Place.COMMAND);
    assertThat(handed.shared()).isTrue();
    assertThat(message(handed).text())
        .startsWith("<@%s> hands over to <@U1ERIN>:\n*Open*".formatted(ERIN));
    String take = button(message(handed)).value();
    Outcome taken = all.answers.confirmed(take, ADA, Place.COMMAND);
    assertThat(taken.shared()).isTrue();
    assertThat(message(taken).text()).isEqualTo("<@U2ADA> took over.");
    Outcome late = all.answers.confirmed(take, ERIN, Place.COMMAND);
    assertThat(late.shared()).isFalse();
    assertThat(message(late).text()).contains("It was taken over by <@U2ADA000>");
  }

  @Test
  void whoeverComesIsNamedWhereARotaSaysWhoThatIs() {
    PersonId leaving = new PersonId("U1ERIN");
    assertThat(message(all.answers.answer("handoff shop", leaving, Place.COMMAND)).text())
        .startsWith("<@U1ERIN> hands over to <@U2ADA>:\n*Open*");
    assertThat(say("handoff ledger").text())
        .startsWith("<@%s> hands over:\n*Open*".formatted(ERIN));
  }

  @Test
  void feedbackIsKeptForWhoeverRunsTheBot() {
    press(asks("feedback the card is too long", "with your name: the card is too long"));
    assertThat(all.asked.getFirst()).startsWith(ERIN + " the card is too long ");
  }

  @Test
  void lookingUp() {
    assertThat(say("").text())
        .contains("Waits for your approval", "Nothing waits for you.", "INC-7", "*shop*: ");
    assertThat(say("status ledger").text()).contains("Nothing is open.");
    assertThat(say("oncall").text()).contains("*shop*: <@U1ERIN> until <!date^", "then <@U2ADA>");
    assertThat(say("oncall ledger").text()).contains("Nobody is on call for ledger");
    assertThat(say("approvals").text()).isEqualTo("Nothing waits for you.");
    assertThat(message(all.answers.answer("approvals", ADA, Place.COMMAND)).text())
        .contains("PLN-42")
        .endsWith("/ops review PLN-42 opens it.");
    assertThat(say("plans").text()).contains("PLN-42");
    assertThat(say("runs").text()).contains("Nothing runs.");
    assertThat(say("trace 7").text()).contains("INC-7", "PLN-42", "waiting for approval");
    assertThat(say("whoami").text()).contains("Europe/Berlin", "You approve no plans.");
    assertThat(message(all.answers.answer("whoami", ADA, Place.COMMAND)).text())
        .contains("low, medium, high");
    assertThat(say("settings").text()).contains("Who approves", "Runs – allowed");
    assertThat(say("ask why is INC-7 slow").text()).contains("Evidence for INC-7");
    assertThat(say("ask why did checkout fail?").text())
        .as("a question is no line of a log")
        .contains("No model is configured");
    assertThat(say("ask 12:00:01 ERROR java.net.ConnectException: connection refused").text())
        .as("a line of a log is")
        .containsIgnoringCase("connection");
  }

  @Test
  void alertsAreThoseThatAreWishedForAPageAtATime() {
    assertThat(say("alerts checkout --state all --sev 2 --since 2h --page 2").text())
        .startsWith("• *PodOOMKilled* SEV2 since <!date^")
        .contains("a &lt;pod&gt; was killed; ", "|INC-7>", "Page 2 of 5, 43 alerts.")
        .endsWith("Next: /ops alerts --service checkout --state all --sev 2 --since 2h --page 3");
    assertThat(all.asked)
        .containsExactly(
            "Wish[service=Optional[checkout], state=ALL, severity=Optional[SEV2],"
                + " since=Optional[2026-03-28T10:00:00Z], page=2]");
    assertThat(say("alerts").text()).endsWith("Page 1 of 5, 43 alerts. Next: /ops alerts --page 2");
    assertThat(say("alerts --page 5").text()).endsWith("Page 5 of 5, 43 alerts.");
    assertThat(all.asked.getLast())
        .contains("Optional.empty, state=FIRING, severity=Optional.empty");
  }

  @Test
  void anAlertsValueThatIsNoneIsSaidWithWhatIsAllowed() {
    assertThat(say("alerts --state burning").text())
        .contains("state is “firing”, “resolved” or “all”, and not “burning”.");
    assertThat(say("alerts --sev 5").text()).contains("sev is 1, 2, 3 or 4, and not “5”.");
    assertThat(say("alerts --since yesterday").text())
        .contains("since is a length of time as 15m, 2h or 3d, and not “yesterday”.");
    assertThat(say("alerts --page 0").text()).contains("page is the number of a page");
    assertThat(say("alerts --state").text()).contains("“--state” says nothing.");
    assertThat(say("alerts --colour red").text()).contains("There is no “--colour” here.");
    assertThat(all.asked).isEmpty();
    assertThat(say("alerts --page 6").text()).contains("The last page is 5.");
  }

  @Test
  void aPlaybookTakesTheValuesThatItDeclaresAndNoOthers() {
    Message asked =
        asks("run raise-memory-limit INC-7 memory-limit=2Gi", "with memory-limit=2Gi", "INC-7");
    press(asked);
    assertThat(all.asked).containsExactly("raise-memory-limit {memory-limit=2Gi} INC-7 " + ERIN);
    for (String bad : List.of("memory-limit=8Gi", "memory-limit=lots", "target=kube-system/x")) {
      assertThat(say("run raise-memory-limit INC-7 " + bad).text())
          .contains(
              "raise-memory-limit takes memory-limit (up to 4Gi), not “%s”".formatted(bad),
              "Nothing was done");
    }
    assertThat(all.asked).hasSize(1);
  }

  private static final String SEEN = "was=\"1:%s\"".formatted(TestIncidents.HASH);

  @Test
  void changingAPlanSaysWhatIsOtherwiseAndChangesExactlyWhatWasSeen() {
    Message asked =
        asks(
            "edit PLN-42 replicas=5",
            "PLN-42 would be changed: words of {replicas=5}",
            "votes so far are void",
            "somebody else has to approve it");
    assertThat(button(asked).value()).contains("replicas=\"5\"", SEEN);
    assertThat(press(asked)).contains("PLN-42 is changed.");
    assertThat(all.asked).containsExactly("PLN-42 v1 {replicas=5} " + ERIN);
  }

  @Test
  void aValueThatCannotBeIsSaidWithWhatCan() {
    assertThat(say("edit 42 replicas=lots").text())
        .contains("Replicas is a whole number from 1 to 1000.", "Nothing was done");
    assertThat(say("edit 42 --replicas=5").text()).contains("There is no “--replicas=5” here");
    assertThat(say("edit 42 five replicas").text()).contains("Nothing was done");
    assertThat(say("edit PLN-41 replicas=5").text()).contains("There is no PLN-41");
    assertThat(all.asked).isEmpty();
  }

  @Test
  void theWindowOfAChangeHoldsEachValueAndKeepsWhatIsWrongAtItsField() {
    String opened = "edit plan=\"PLN-42\" " + SEEN;
    assertThat(all.answers.checked(opened, Map.of(), ERIN))
        .isInstanceOfSatisfying(
            dev.hindsight.bot.slack.command.Reply.Fill.class,
            fill -> {
              assertThat(fill.form().title()).isEqualTo("Change PLN-42");
              assertThat(fill.form().fields())
                  .extracting("name")
                  .containsExactly("replicas", "memory-limit", "image", "value", "without");
              assertThat(fill.form().intro()).contains("somebody else has to approve it");
            });
    var wrong = all.answers.checked(opened, Map.of("memory-limit", "512Gi"), ERIN);
    assertThat(wrong).extracting("field").isEqualTo("memory-limit");
    assertThat(wrong).extracting("problem").asString().contains("at most ten times");
    // words of people are data: quotes, names and mentions of theirs are values only
    String hostile = "x\" was=\"9:0\" plan=\"PLN-1\" <!channel>";
    all.answers.submitted(opened, Map.of("value", hostile, "without", "2"), ERIN);
    assertThat(all.asked)
        .containsExactly("PLN-42 v1 {value=%s, without=2} %s".formatted(hostile, ERIN));
  }

  /** Its request for approval would stand on no card. */
  @Test
  void aPlanThatIsNotTheOneOnTheCardIsNotChangedAndTheOneThatIsIsNamed() {
    TestRoutes later =
        new TestRoutes(
            clients,
            whisper,
            new NoDesk(),
            List.of(
                TestIncidents.proposed()
                    .with(TestIncidents.newer(TestIncidents.plan(PlanState.PROPOSED)))
                    .view()));
    later.earlier = Optional.of(TestIncidents.plan(PlanState.PROPOSED));
    String not = "PLN-42 is not the plan of INC-7 any more; PLN-43 is. Change that one.";
    for (String typed : List.of("edit PLN-42", "edit PLN-42 replicas=5")) {
      assertThat(message(later.answers.answer(typed, ERIN, Place.COMMAND)).text())
          .as(typed)
          .contains(not);
    }
    String opened = "edit plan=\"PLN-42\" " + SEEN;
    assertThat(later.answers.checked(opened, Map.of("replicas", "5"), ERIN))
        .extracting("problem")
        .isEqualTo(not);
    assertThat(later.answers.submitted(opened, Map.of("replicas", "5"), ERIN).text()).contains(not);
    assertThat(later.asked).isEmpty();
  }

  @Test
  void whatIsEmptyMayStayEmpty() {
    all.changes.value = "";
    assertThat(all.answers.checked("edit plan=\"PLN-42\" " + SEEN, Map.of(), ERIN))
        .isInstanceOfSatisfying(
            Reply.Fill.class,
            fill ->
                assertThat(fill.form().fields())
                    .filteredOn(field -> field.name().equals("value"))
                    .singleElement()
                    .extracting("optional")
                    .isEqualTo(true));
  }

  @Test
  void aChangeOfAnOldVersionIsRefusedWithTheWayToTheNewerOne() {
    String old = "edit plan=\"PLN-42\" was=\"1:%s\"".formatted("0".repeat(64));
    assertThat(all.answers.checked(old, Map.of("replicas", "5"), ERIN))
        .extracting("problem")
        .asString()
        .contains("PLN-42 changed meanwhile: there is a newer version");
    all.changes.answer =
        new Answer.Refused(
            Answer.Reason.HASH_DIFFERS,
            "PLN-42 changed since you saw it, U2ADA0000 changed it at 14:02:10 UTC: there is a"
                + " newer version, version 2.");
    Message told = all.answers.submitted(old, Map.of("replicas", "5"), ERIN);
    assertThat(told.text()).contains("<@U2ADA0000> changed it at 14:02:10 UTC", "replicas=5");
    assertThat(button(told).text()).isEqualTo("See the newer version");
  }

  @Test
  void modelsLookFurtherAndDraftOnlyWhenAsked() {
    assertThat(press(asks("draft 7", "A model would be asked", "INC-7")))
        .contains("PLN-9 is on the card of INC-7");
    assertThat(say("investigate 7").text()).contains("Inconclusive.");
    assertThat(say("stop looking inc-7").text()).isEqualTo("No further look is taken for INC-7.");
    assertThat(say("stop looking up").text()).contains("stop looking INC-7");
    assertThat(say("draft").text()).contains("Which incident?", "Nothing was done");
  }

  /** Also where it was asked for elsewhere: where the button is pressed, it would be read. */
  @Test
  void whereAnotherOrganisationReadsADraftIsToldSoAndShownToNobodyElse() {
    String button = button(asks("draft 7", "A model would be asked")).value();
    for (String channel : List.of("CSHARED", "COURS")) {
      Place place = Place.COMMAND.in(Optional.of(channel));
      Message told = message(all.answers.confirmed(button, ERIN, place));
      assertThat(told.text())
          .contains(
              channel.equals("CSHARED")
                  ? "No script where others read, of CSHARED"
                  : "PLN-9 is on the card of INC-7");
      assertThat(PrivateAnswer.of(told).path("response_type").asString()).isEqualTo("ephemeral");
      assertThat(told.blocks().toString()).doesNotContain("Share in channel");
    }
  }

  @Test
  void aDraftOfATimelineIsReadAndMendedBeforeItIsAdded() {
    Message draft = say("timeline 7");
    assertThat(draft.text()).contains("nobody else sees it", "03:12 the &lt;disk&gt; was full");
    assertThat(draft.blocks().toString()).contains("Drafted by m.");
    String add = button(draft).value();
    assertThat(add).isEqualTo("note incident=\"INC-7\" draft=\"d1\"");
    assertThat(all.answers.checked(add, Map.of(), ERIN))
        .isInstanceOfSatisfying(
            Reply.Fill.class,
            fill ->
                assertThat(fill.form().fields().getFirst().given())
                    .hasValue("03:12 the <disk> was full"));
    assertThat(all.asked).isEmpty();
    assertThat(
            all.answers.submitted(add + " mark=\"m1\"", Map.of("text", "03:12 full"), ERIN).text())
        .isNotEmpty();
    assertThat(all.asked).containsExactly("INC-7 Note[text=03:12 full, mark=m1] " + ERIN);
  }

  @Test
  void whatAModelAnsweredIsNotAskedAgainToShowItToOthers() {
    for (String typed : new String[] {"draft 7", "investigate 7", "ask why is it slow"}) {
      assertThat(say(typed).blocks().toString()).doesNotContain("Share in channel");
      assertThat(message(all.answers.share(typed, ERIN)).text()).contains("older version");
    }
    assertThat(say("status").blocks().toString()).contains("Share in channel");
  }

  private static MessageShortcut pointed(String ts, Optional<String> thread) {
    return new MessageShortcut(
        ERIN,
        "T1",
        "add_to_timeline",
        "trigger",
        new MessageShortcut.Pointed("C1", ts, thread, "the <disk> was full"),
        Optional.empty());
  }

  @Test
  void aMessageGoesToTheTimelineOfItsThread() {
    Shortcuts shortcuts = all.routes.desks().shortcuts();
    Message asked = shortcuts.note(pointed("8.8", Optional.of("7.7"))).orElseThrow();
    assertThat(asked.text()).contains("INC-7", "“the &lt;disk&gt; was full”");
    press(asked);
    assertThat(all.asked.getFirst()).contains("INC-7 Note[text=the <disk> was full, mark=");
    // of which nobody knows the incident: a window asks, with the words in it
    assertThat(shortcuts.note(pointed("9.9", Optional.empty()))).isEmpty();
    assertThat(slack.calls("views.update").getFirst().get("view"))
        .contains("Which incident?", "the <disk> was full");
  }

  @Test
  void behindTheDotsIsAllThatMayBeDone() {
    Message menu = dev.hindsight.bot.slack.view.HandleMenu.of("handle|INC-7").orElseThrow();
    assertThat(menu.blocks().toString())
        .contains(
            "snooze incident=\"INC-7\"", "resolve incident=\"INC-7\"", "run incident=\"INC-7\"")
        .contains("Draft a plan…", "draft incident=\"INC-7\"");
    assertThat(dev.hindsight.bot.slack.view.HandleMenu.of("explain|INC-7")).isEmpty();
  }

  @Test
  void helpIsForWhoeverAsks() {
    assertThat(say("help").text())
        .doesNotContain("/ops resume", "/ops glass")
        .contains("/ops ack INC-7");
    assertThat(message(all.answers.answer("help", ADA, Place.COMMAND)).text())
        .contains("/ops resume all", "/ops glass PLN-42");
  }

  @Test
  void whereNoWindowCanOpenAButtonKeepsWhatWasGiven() {
    Place thread =
        new Place(
            Optional.of(new IncidentId(7)),
            Optional::empty,
            "@hindsight",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    Message asked = message(all.answers.answer("severity", ERIN, thread));
    assertThat(button(asked).value()).isEqualTo("severity incident=\"INC-7\"");
    assertThat(message(all.answers.answer("snooze 2h", ERIN, thread)).text())
        .contains("Sat 28 Mar 15:00 CET");
  }

  @Test
  void aWindowSaysWhatIsWrongAndChangesNothingUntilItIsRight() {
    var wrong = all.answers.checked("snooze incident=\"INC-7\"", Map.of("until", "soon"), ERIN);
    assertThat(wrong).extracting("field").isEqualTo("until");
    assertThat(all.answers.checked("snooze incident=\"INC-7\"", Map.of("until", "2h"), ERIN))
        .isNotInstanceOf(dev.hindsight.bot.slack.command.Reply.Wrong.class);
    assertThat(all.asked).isEmpty();
    all.answers.submitted("snooze incident=\"INC-7\"", Map.of("until", "2h"), ERIN);
    assertThat(all.asked).hasSize(1);
  }
}
