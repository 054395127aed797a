package dev.hindsight.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.slack.api.bolt.response.Response;
import dev.hindsight.bot.slack.outbox.Heard;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What Slack tells of is kept before it is acknowledged. */
class EventsTest extends FromSlack {

  @Test
  void aMentionIsKeptWithoutSecretsAndMarkup() throws Exception {
    Response response =
        event(
            """
            {"type":"app_mention","user":"U1ERIN","team":"T1","channel":"C1","ts":"5.5",
             "thread_ts":"7.7","text":"<@UBOT> /ops explain token s3cret &amp; <https://x.example|y>"}
            """);
    assertThat(response.getStatusCode()).isEqualTo(200);
    assertThat(routes.heard)
        .containsExactly(
            new Heard(
                "Ev1",
                "C1",
                "7.7",
                "7.7",
                "U1ERIN",
                "explain token [redacted] & https://x.example"));
  }

  @Test
  void aMentionThatIsNotKeptIsNotAcknowledged() throws Exception {
    routes.inboxFails = true;
    assertThatThrownBy(
            () ->
                event(
                    """
                    {"type":"app_mention","user":"U1ERIN","channel":"C1","ts":"5.5",
                     "text":"<@UBOT> status"}
                    """))
        .hasMessageContaining("the database is down");
  }

  @Test
  void aPrivateMessageIsHeardAndOneOfABotIsNot() throws Exception {
    event(
        """
        {"type":"message","channel_type":"im","user":"U1ERIN","channel":"D1","ts":"5.5",
         "text":"status"}
        """);
    event(
        """
        {"type":"message","channel_type":"channel","user":"U1ERIN","channel":"C1","ts":"5.6",
         "text":"status"}
        """);
    event(
        """
        {"type":"message","subtype":"message_changed","channel":"D1","ts":"5.7"}
        """);
    assertThat(routes.heard).containsExactly(new Heard("Ev1", "D1", "5.5", "", "U1ERIN", "status"));
    assertThat(slack.calls("chat.postEphemeral")).isEmpty();
  }

  @Test
  void aPrivateMessageWithAFileOrSaidToTheChannelTooIsHeard() throws Exception {
    String said =
        """
        {"type":"message","subtype":"%s","channel_type":"im","user":"%s","channel":"D1",
         "ts":"5.5","thread_ts":"%s","text":"%s","files":[]}
        """;
    event(said.formatted("file_share", "U1ERIN", "5.5", "explain INC-7"));
    hears(new Heard("Ev1", "D1", "5.5", "", "U1ERIN", "explain INC-7"));
    event(said.formatted("thread_broadcast", "U1ERIN", "4.4", "status"));
    hears(new Heard("Ev1", "D1", "4.4", "4.4", "U1ERIN", "status"));
    // no file is read: what can be explained is said
    event(said.formatted("file_share", "U1ERIN", "5.5", ""));
    hears(new Heard("Ev1", "D1", "5.5", "", "U1ERIN", "explain"));
    event(said.formatted("file_share", "UBOT", "5.5", "the week in figures"));
    event(said.replace("\"im\"", "\"channel\"").formatted("file_share", "U1ERIN", "5.5", "x"));
    hears();
  }

  @Test
  void whoIsOfAnotherWorkspaceIsNotHeardWithAFileEither() throws Exception {
    for (String subtype : List.of("file_share", "thread_broadcast")) {
      event(
          """
          {"type":"message","subtype":"%s","channel_type":"im","user":"U9OUT","team":"T2",
           "channel":"D1","ts":"5.5","thread_ts":"4.4","text":"status","files":[]}
          """
              .formatted(subtype));
    }
    hears();
    assertThat(routes.away).hasSize(2);
  }

  private void hears(Heard... words) {
    assertThat(routes.heard).containsExactly(words);
    routes.heard.clear();
  }

  @Test
  void aDeadTokenIsOneBrokenRouteAndThoseOfPeopleAreNone() throws Exception {
    event("{\"type\":\"tokens_revoked\",\"tokens\":{\"oauth\":[\"U1ERIN\"],\"bot\":[]}}");
    assertThat(routes.gone).isEmpty();
    event("{\"type\":\"tokens_revoked\",\"tokens\":{\"oauth\":[],\"bot\":[\"UBOT\"]}}");
    event("{\"type\":\"app_uninstalled\"}");
    assertThat(routes.gone).containsExactly("token_revoked", "app_uninstalled");
  }

  @Test
  void whoIsInAGroupIsForgottenWhenThatChangedAndNotWhenAPersonDid() throws Exception {
    event("{\"type\":\"user_change\",\"user\":{\"id\":\"U1ERIN\"}}");
    assertThat(routes.groupsForgotten).hasValue(0);
    event("{\"type\":\"subteam_members_changed\",\"subteam_id\":\"S1\"}");
    assertThat(routes.groupsForgotten).hasValue(1);
  }

  @Test
  void openingHomePublishesIt() throws Exception {
    event("{\"type\":\"app_home_opened\",\"user\":\"U2ADA\",\"channel\":\"D1\",\"tab\":\"home\"}");
    await()
        .untilAsserted(
            () ->
                assertThat(slack.calls("views.publish"))
                    .singleElement()
                    .satisfies(
                        call ->
                            assertThat(call)
                                .containsEntry("user_id", "U2ADA")
                                .extractingByKey("view")
                                .asString()
                                .contains("Waits for your approval", "PLN-42", "review_plan")));
  }
}
