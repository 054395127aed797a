package dev.hindsight.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.Stop;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is typed is answered to its author, and changes nothing before a press. */
class CommandsTest extends FromSlack {

  @Test
  void whatIsOpenIsToldInOneLineEach() throws Exception {
    assertThat(type("status").getBody()).contains("Runs are allowed.", "|INC-7");
    assertThat(type("plans").getBody()).contains("PLN-42");
    assertThat(type("explain 7").getBody()).contains("Evidence, ");
    assertThat(type("explain 8").getBody()).contains("There is no INC-8.");
  }

  @Test
  void commandsAreAnsweredToTheirAuthorOnly() throws Exception {
    assertThat(type("stop all").getBody()).contains("\"ephemeral\"", "fine");
    assertThat(desk.asked).containsExactly("stop U1ERIN");
    assertThat(type("help").getBody()).contains("/ops ack INC-7", "/ops plan PLN-42");
    assertThat(type("help ack").getBody()).contains("/ops ack INC-7").doesNotContain("PLN");
    assertThat(type("incident 7").getBody()).contains("SEV2 checkout", "Share in channel");
    assertThat(type("incident 8").getBody()).contains("There is no INC-8.");
    assertThat(desk.asked).hasSize(1);
  }

  @Test
  void nothingIsChangedBeforeItsButtonIsPressed() throws Exception {
    assertThat(type("ack inc-7").getBody())
        .contains("You would take INC-7", "do_command", "Nothing is done yet");
    assertThat(desk.asked).isEmpty();
    press("do_command", "ack incident=\\\"INC-7\\\"");
    whispered("https://example.slack.com/p7|Open the card");
    assertThat(desk.asked).containsExactly("ack INC-7 U1ERIN");
  }

  @Test
  void theButtonThatResumesLiftsTheStopThatItWasShownWith() throws Exception {
    assertThat(type("resume all").getBody()).contains("Nothing is stopped");
    desk.stop = Optional.of(new Stop("Dan stopped all runs: harm", Instant.EPOCH));
    assertThat(type("resume all").getBody())
        .contains("stopped all runs: harm", "1970-01-01T00:00:00Z");
    // a button of an older version says not which
    press("do_command", "resume all");
    assertThat(desk.asked).isEmpty();
    press("do_command", "resume text=\\\"all\\\" was=\\\"1970-01-01T00:00:00Z\\\"");
    assertThat(desk.asked).containsExactly("resume U1ERIN 1970-01-01T00:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stop all",
        "Stop all!",
        "stop all runs",
        "stop all plans now",
        "stop all now.",
        "stop ALL!!"
      })
  void aBrakeIsUnderstoodInManyWords(String typed) throws Exception {
    type(typed);
    assertThat(desk.asked).containsExactly("stop U1ERIN");
  }

  @ParameterizedTest
  @ValueSource(strings = {"stop", "stop allowing", "stop all of INC-7"})
  void whatIsToBeStoppedIsNotGuessed(String typed) throws Exception {
    type(typed);
    assertThat(desk.asked).isEmpty();
  }

  @Test
  void aPlanIsCancelledUndoneAndAnsweredByItsNumber() throws Exception {
    assertThat(type("cancel PLN-42 wrong service").getBody()).contains("Cancel PLN-42");
    assertThat(type("stop run pln-42").getBody()).contains("Cancel PLN-42");
    assertThat(type("plan PLN-42 not-applied").getBody())
        .contains("It did not", "not-applied", "2-DO-3");
    assertThat(type("plan 42 sometimes").getBody()).contains("Say “diagnostics”");
    assertThat(type("plan 42").getBody()).contains("Raise the memory limit");
    assertThat(type("plan 43").getBody()).contains("There is no PLN-43.");
    assertThat(desk.asked).isEmpty();
    press("do_command", "cancel plan=\\\"PLN-42\\\" text=\\\"wrong service\\\"");
    press("do_command", "plan plan=\\\"PLN-42\\\" text=\\\"not-applied\\\" was=\\\"1-DO-1\\\"");
    assertThat(desk.asked)
        .containsExactly(
            "Cancel[reason=wrong service] PLN-42 U1ERIN",
            "Looked[applied=false, seen=1-DO-1] PLN-42 U1ERIN");
  }

  @Test
  void reviewOpensThePlanByAButton() throws Exception {
    assertThat(type("review 42").getBody()).contains("review_plan", PLAN, "Review PLN-42");
    assertThat(type("approve 42").getBody()).contains("do not know it");
  }

  @Test
  void whatWasKeptBeforeARunIsShownAsItIs() throws Exception {
    assertThat(type("plan PLN-42 diagnostics").getBody())
        .contains("previous logs of PLN-42", "rich_text_preformatted", "out of memory");
    assertThat(desk.asked).isEmpty();
  }

  @Test
  void aTypoIsOfferedAndRunsOnlyWhenPressed() throws Exception {
    assertThat(type("stpo all").getBody()).contains("run_command", "\"stop all\"");
    assertThat(desk.asked).isEmpty();
    press("run_command", "stop all");
    assertThat(desk.asked).containsExactly("stop U1ERIN");
  }

  @Test
  void aGuestReadsNothingAndMayDoNothing() throws Exception {
    desk.stranger =
        Optional.of(new Answer.Refused(Answer.Reason.NOT_AN_APPROVER, "Guests may not read this."));
    for (String read : List.of("status", "alerts", "plans", "explain INC-7", "digest preview")) {
      assertThat(type(read).getBody()).contains("Guests may not read this.").doesNotContain("PLN");
    }
    // who may pull the brake is the desk's to say, also while nobody can be asked who reads
    assertThat(type("stop all").getBody()).doesNotContain("Guests");
    assertThat(type("whoami").getBody())
        .contains("You may do nothing here. Guests may not read this.");
    event("{\"type\":\"app_home_opened\",\"user\":\"U9\",\"channel\":\"D1\",\"tab\":\"home\"}");
    await().untilAsserted(() -> assertThat(slack.calls("views.publish")).hasSize(1));
    assertThat(slack.calls("views.publish").getFirst().get("view"))
        .contains("Guests may not read this.")
        .doesNotContain("PLN-42");
  }

  @Test
  void pastedLinesAndPermalinksAreExplained() throws Exception {
    assertThat(type("explain ERROR payments:8080 connection refused").getBody())
        .contains(
            "These lines say: alert HighErrorRate, connection refused (payments:8080)",
            "INC-7 is open.");
    assertThat(type("explain https://x.slack.com/archives/C1/p0000000007700000").getBody())
        .contains("no card of mine");
    assertThat(type("explain").getBody()).contains("Explain what?");
    assertThat(type("digest preview").getBody()).contains("Digest: preview of C1");
  }

  @Test
  void whatIsTypedLosesItsSecretsBeforeItIsShownOrKept() throws Exception {
    for (String typed : List.of("note 7 it is s3cret", "handoff all it is s3cret")) {
      assertThat(type(typed).getBody())
          .contains("do_command", "it is [redacted]")
          .doesNotContain("s3cret");
    }
    assertThat(send(filled("incident,text\\nnote", "text", "it is s3cret")).getBody())
        .contains("update", "it is [redacted]")
        .doesNotContain("s3cret");
    send(filled("text\\nnote incident=\\\"INC-7\\\"", "text", "it is s3cret"));
    assertThat(routes.asked.toString()).contains("it is [redacted]").doesNotContain("s3cret");
    assertThat(
            JdbcClient.create(TestRoutes.DATABASE)
                .sql("select i::text from bot.slack_interactions i")
                .query(String.class)
                .list())
        .isNotEmpty()
        .noneMatch(row -> row.contains("s3cret"));
  }

  @Test
  void whatIsDoneIsSaidToBeDoneAlsoWhereTheWayToItsCardIsNotKnown() throws Exception {
    routes.linksFail = true;
    click(
        "{\"id\":\"U2ADA\",\"team_id\":\"T1\"}",
        """
        {"type":"button","action_id":"do_command","value":"ack incident=\\"INC-7\\""}
        """);
    assertThat(desk.asked).containsExactly("ack INC-7 U2ADA");
    whispered(desk.answer.text());
  }
}
