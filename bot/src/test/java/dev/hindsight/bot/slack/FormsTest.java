package dev.hindsight.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.PersonId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a command lacks is asked for in a window, and nothing written there is lost. */
class FormsTest extends FromSlack {

  @Test
  void whatIsMissingIsAskedForInAWindowThatIsOpenAtOnce() throws Exception {
    assertThat(type("ack").getBody()).isNullOrEmpty();
    assertThat(slack.calls("views.open").getFirst())
        .extractingByKey("view")
        .asString()
        .contains("Loading");
    assertThat(slack.calls("views.update").getFirst())
        .extractingByKey("view")
        .asString()
        .contains("command_form", "Which incident?", "INC-7 checkout");
    assertThat(send(filled("incident\\nack", "incident", "INC-7")).getBody()).isNullOrEmpty();
    assertThat(desk.asked).containsExactly("ack INC-7 U2ADA");
  }

  @Test
  void whereItsWindowWasOpenedIsWhereItsSenderIsAnswered() throws Exception {
    type("ack");
    assertThat(slack.calls("views.update").getFirst())
        .extractingByKey("view")
        .asString()
        .contains("from=C1\\nincident\\nack");
    send(filled("from=C7\\nincident\\nack", "incident", "INC-7"));
    toldIn("C7", "U2ADA", "fine");
    assertThat(send(filled("from=C7\\nincident,text\\nnote", "text", "it is slow")).getBody())
        .contains("\"update\"", "C7\\nincident");
  }

  @Test
  void aWindowThatWasOpenedInAThreadIsAnsweredInIt() throws Exception {
    send(filled("from=C7/7.7\\nincident\\nack", "incident", "INC-7"));
    toldIn("C7", "U2ADA", "fine");
    assertThat(slack.calls("chat.postEphemeral").getFirst()).containsEntry("thread_ts", "7.7");
    assertThat(send(filled("from=C7/7.7\\nincident,text\\nnote", "text", "it is slow")).getBody())
        .contains("\"update\"", "C7/7.7\\nincident");
  }

  @Test
  void aFormThatAnotherVersionKeptIsReadAndAnsweredInPrivate() {
    Interaction kept =
        Interaction.read(
            "Submission",
            """
            {"person":{"value":"U2ADA"},"team":"T1","route":"command_form","metadata":"text\\nack",
             "values":{"text":["x"]},"view":"V1","hash":"1"}
            """);
    assertThat(kept.ear()).isEqualTo(Ear.of(new PersonId("U2ADA")));
  }

  @Test
  void whatIsWrongIsSaidAtItsFieldAndTheWindowStays() throws Exception {
    assertThat(send(filled("incident\\nack", "incident", "INC-8")).getBody())
        .contains("\"errors\"", "\"incident\"", "There is no INC-8.");
    assertThat(desk.asked).isEmpty();
  }

  @Test
  void whatIsNotTakenIsSaidAtAFieldThatTheWindowHas() throws Exception {
    String sent = filled("incident\\nack", "incident", "INC-7");
    String blocks = encoded("\"blocks\":[{\"type\":\"input\",\"block_id\":\"incident\"}],");
    String away = sent.replace("%22T1%22", "%22T2%22");
    assertThat(send(away.replace("%22private_metadata", blocks + "%22private_metadata")).getBody())
        .contains("\"errors\"", "{\"incident\":\"Only members of this workspace");
    assertThat(desk.asked).isEmpty();
  }

  @Test
  void whatIsSaidAtAFieldIsPlain() throws Exception {
    desk.stranger =
        Optional.of(new Answer.Refused(Answer.Reason.NOT_AN_APPROVER, "Ada & Bo only."));
    assertThat(send(filled("text\\nresolve incident=\\\"INC-7\\\"", "text", "it ended")).getBody())
        .contains("Ada \\u0026 Bo only.");
  }

  @Test
  void aFormOfSomebodyWhoMayNotStaysOpenWithAllThatWasWritten() throws Exception {
    desk.stranger =
        Optional.of(new Answer.Refused(Answer.Reason.NOT_AN_APPROVER, "Guests may not do this."));
    assertThat(send(filled("text\\nresolve incident=\\\"INC-7\\\"", "text", "it ended")).getBody())
        .contains("\"errors\"", "\"text\"", "Guests may not do this.");
    assertThat(routes.asked).isEmpty();
  }

  @Test
  void whatWasWrittenInAFormIsGivenBackWhenItIsRefusedAfterwards() throws Exception {
    routes.made = new Answer.Refused(Answer.Reason.WRONG_STATE, "PLN-42 is still at work.");
    send(filled("text\\nresolve incident=\\\"INC-7\\\"", "text", "the deploy & its end"));
    toldInPrivate("U2ADA", "PLN-42 is still at work.");
    toldInPrivate("U2ADA", "\nYou wrote:\nthe deploy &amp; its end");
  }

  @Test
  void whatWasGivenIsKeptWhenAWindowCameTooLate() throws Exception {
    slack.refuse("views.open", "expired_trigger_id");
    assertThat(type("glass 42").getBody())
        .contains("too long", "run_command", "PLN-42", "what you gave is kept");
  }
}
