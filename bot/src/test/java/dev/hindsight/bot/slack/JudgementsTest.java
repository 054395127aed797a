package dev.hindsight.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.slack.api.bolt.response.Response;
import dev.hindsight.actions.Answer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whether a cause was right is said by a press, by a form and by words. */
class JudgementsTest extends FromSlack {

  @Test
  void aCauseIsJudgedByAPress() throws Exception {
    press("cause_right", TestCauses.REF.toString());
    press("cause_undo", TestCauses.REF.toString());
    assertThat(causes.said)
        .containsExactly(
            "right %s U1ERIN".formatted(TestCauses.REF),
            "withdraw %s U1ERIN".formatted(TestCauses.REF));
    whispered("kept");
    press("cause_right", "INC-7");
    whispered("older version");
    assertThat(causes.said).hasSize(2);
  }

  @Test
  void anotherCauseIsChosenOrWritten() throws Exception {
    press("cause_other", TestCauses.REF.toString());
    assertThat(slack.calls("views.open").getFirst())
        .extractingByKey("view")
        .asString()
        .contains("cause_form", "it was full", "found:locked", "I do not know, but not this");

    String chosen = "{\"type\":\"static_select\",\"selected_option\":{\"value\":\"found:locked\"}}";
    String none = "{\"type\":\"static_select\",\"selected_option\":null}";
    assertThat(judge(chosen, "").getBody()).isNullOrEmpty();
    assertThat(judge(none, " the ledger ").getBody()).isNullOrEmpty();
    assertThat(causes.said)
        .containsExactly(
            "other %s Chosen[value=found:locked] U2ADA".formatted(TestCauses.REF),
            "other %s InWords[words= the ledger ] U2ADA".formatted(TestCauses.REF));
    await().until(() -> slack.calls("chat.postMessage").size() == 2);
  }

  @Test
  void aGuestDoesNotSeeWhatTheCauseMayHaveBeen() throws Exception {
    desk.stranger =
        Optional.of(new Answer.Refused(Answer.Reason.NOT_AN_APPROVER, "Guests read nothing."));
    press("cause_other", TestCauses.REF.toString());
    whispered("Guests read nothing.");
    assertThat(slack.calls("views.open")).isEmpty();
  }

  @Test
  void aCauseIsJudgedInWordsOnceThatIsConfirmed() throws Exception {
    assertThat(type("cause 7 right").getBody()).contains("You would say", "Keep it");
    assertThat(causes.said).isEmpty();
    String seen = "was=\\\"%s\\\"".formatted(TestCauses.REF);
    for (String said : List.of("right", "was The Ledger", "unknown", "undo")) {
      press("do_command", "cause incident=\\\"INC-7\\\" text=\\\"%s\\\" %s".formatted(said, seen));
    }
    whispered("kept");
    assertThat(causes.said)
        .containsExactly(
            "right %s U1ERIN".formatted(TestCauses.REF),
            "other %s InWords[words=The Ledger] U1ERIN".formatted(TestCauses.REF),
            "other %s Chosen[value=unknown] U1ERIN".formatted(TestCauses.REF),
            "withdraw %s U1ERIN".formatted(TestCauses.REF));
    assertThat(type("cause 8 right").getBody()).contains("There is no INC-8. Nothing was done.");
    assertThat(type("cause 7 maybe").getBody()).contains("Nothing was done");
    assertThat(causes.said).hasSize(4);
  }

  @Test
  void aFormThatSaysNothingOrTwoThingsStaysOpen() throws Exception {
    String chosen = "{\"type\":\"static_select\",\"selected_option\":{\"value\":\"found:locked\"}}";
    assertThat(judge("null", " ").getBody()).contains("errors", "cause_choice", "Choose one");
    assertThat(judge(chosen, "both").getBody()).contains("errors", "not both");
    assertThat(causes.said).isEmpty();
  }

  @Test
  void whatFailsBeforeItsRouteIsSaidInTheFormThatWasSent() throws Exception {
    Exception down = new IllegalStateException("down");
    assertThat(routes.routes.handlers().failed(request(form("null", "it")), down).getBody())
        .contains("errors", "\"cause_choice\"");
  }

  private Response judge(String choice, String words) throws Exception {
    return send(form(choice, words));
  }

  private static String form(String choice, String words) {
    return "payload="
        + encoded(
            """
            {"type":"view_submission","team":{"id":"T1"},"user":{"id":"U2ADA","team_id":"T1"},
             "api_app_id":"A1","view":{"id":"V%s","type":"modal","callback_id":"cause_form",
             "private_metadata":"%s","state":{"values":{
               "cause_choice":{"cause_choice":%s},
               "cause_words":{"cause_words":{"type":"plain_text_input","value":"%s"}}}}}}
            """
                .formatted(once(), TestCauses.REF, choice, words));
  }
}
