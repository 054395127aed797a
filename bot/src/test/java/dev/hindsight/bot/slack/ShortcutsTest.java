package dev.hindsight.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.bolt.response.Response;
import org.junit.jupiter.api.Test;

/** A shortcut works on the message that it was chosen on. */
class ShortcutsTest extends FromSlack {

  @Test
  void aShortcutOnACardExplainsItsIncident() throws Exception {
    assertThat(shortcut("{\"type\":\"message\",\"text\":\"card\"}").getBody()).isNullOrEmpty();
    whispered("Evidence for INC-7");
  }

  @Test
  void aShortcutOnAForeignAlertExplainsItsWordsInItsThread() throws Exception {
    shortcut(
        """
        {"type":"message","bot_id":"B9","thread_ts":"9.1","text":"",
         "attachments":[{"title":"<https://grafana.example|checkout>","text":"it is &lt;down&gt;",
           "fields":[{"title":"pod","value":"checkout-1"}]}]}
        """);
    whispered("[1] https://grafana.example it is \\u003cdown\\u003e pod: checkout-1");
    whispered("\"thread_ts\":\"9.1\"");
  }

  @Test
  void onTheFirstMessageOfAThreadItIsAnsweredBesideTheThread() throws Exception {
    shortcut("{\"type\":\"message\",\"ts\":\"9.9\",\"thread_ts\":\"9.9\",\"text\":\"it is down\"}");
    whispered("it is down");
    assertThat(slack.calls("/response/1").toString()).doesNotContain("thread_ts");
  }

  @Test
  void aShortcutOnAPictureSaysThatThereAreNoWords() throws Exception {
    shortcut("{\"type\":\"message\",\"text\":\"\"}");
    whispered("There are no words in that message.");
  }

  @Test
  void whatComesOfTheWorkspacesMenuIsToldInPrivate() throws Exception {
    slack.refuse("views.open", "expired_trigger_id");
    send(
        "payload="
            + encoded(
                """
                {"type":"shortcut","callback_id":"request_playbook","team":{"id":"T1"},
                 "user":{"id":"U1ERIN","team_id":"T1"},"trigger_id":"%s"}
                """
                    .formatted(once())));
    toldInPrivate("U1ERIN", "too long");
  }

  private Response shortcut(String message) throws Exception {
    return send(
        "payload="
            + encoded(
                """
                {"type":"message_action","callback_id":"explain_alert","team":{"id":"T1"},
                 "user":{"id":"U1ERIN","team_id":"T1"},"channel":{"id":"C1"},"trigger_id":"%s",
                 "response_url":"%s","message_ts":"%s","message":%s}
                """
                    .formatted(
                        once(),
                        slack.responseUrl(),
                        message.contains("card") ? "7.7" : "9.9",
                        message)));
  }
}
