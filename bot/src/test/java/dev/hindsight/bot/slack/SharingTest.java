package dev.hindsight.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hindsight.bot.slack.ScriptedSlack.Fault;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An answer is shown to others by whoever shares it, and to no other organisation. */
class SharingTest extends FromSlack {

  @Test
  void anAnswerIsSharedWithWhoShowsItByAMessageThatCanBeTakenOutLater() throws Exception {
    assertThat(type("status --share").getBody()).isNullOrEmpty();
    press("share", "status");
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(slack.messages().values())
                    .hasSize(2)
                    .allSatisfy(
                        shown -> {
                          assertThat(shown.path("channel").asString()).isEqualTo("C1");
                          assertThat(shown.toString())
                              .contains("U1ERIN", "shared by", "Runs are allowed");
                        }));
    assertThat(kept()).as("to be taken out").containsAll(slack.messages().keySet());
    onlyForOne();
  }

  @Test
  void whereTheBotIsNotItCouldNotTakeItOutAndSoOnlyWhoAskedSeesIt() throws Exception {
    slack.refuse("chat.postMessage", "not_in_channel");
    assertThat(type("status --share").getBody())
        .contains("Only you see this", "/invite @hindsight", "Runs are allowed");
    assertThat(slack.messages()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"LOST_ANSWER", "DONE_WITH_AN_ERROR"})
  void whatStandsThereInSpiteOfALostAnswerIsKeptToBeTakenOutAndNotSaidToBeMissing(Fault fault)
      throws Exception {
    type("status --share");
    slack.next("chat.postMessage", fault);
    type("status --share");
    assertThat(slack.messages()).hasSize(2);
    assertThat(kept()).containsAll(slack.messages().keySet());
    assertThat(slack.calls("/response/1").toString()).doesNotContain("did not show it");
  }

  @Test
  void whereSlackDoesNotSayWhetherItStandsThereThePersonIsToldToLook() throws Exception {
    slack.next("chat.postMessage", Fault.LOST_ANSWER);
    for (int look = 0; look < 9; look++) {
      slack.next("conversations.history", Fault.SERVER_ERROR);
    }
    type("status --share");
    whispered("It may stand here all the same");
  }

  private static List<String> kept() {
    return JdbcClient.create(TestRoutes.DATABASE)
        .sql("select ts from bot.slack_answers where channel = 'C1'")
        .query(String.class)
        .list();
  }

  @Test
  void whatGoesByTheAddressOfAClickOrCommandIsForOneAlone() throws Exception {
    type("status");
    press("share", "status");
    press("ask_approval", PLAN);
    press("snooze", "INC-7");
    onlyForOne();
  }

  /** What stays where it was said could be read by whoever the channel is shared with later. */
  private void onlyForOne() {
    assertThat(slack.calls("/response/1"))
        .allSatisfy(
            call ->
                assertThat(call.get("body"))
                    .contains("\"response_type\":\"ephemeral\"")
                    .doesNotContain("in_channel"));
  }

  @Test
  void whereAnotherOrganisationReadsAnAnswerIsSharedWithNobody() throws Exception {
    slack.shared("C1");
    assertThat(type("status --share").getBody()).contains("Only you see this", "Runs are allowed");
    press("share", "status");
    whispered("Only you see this");
    slack.channel("C1", "{}");
    slack.refuse("conversations.info", "channel_not_found");
    assertThat(type("status --share").getBody()).contains("Only you see this");
    assertThat(slack.calls("/response/1"))
        .noneSatisfy(call -> assertThat(call.get("body")).contains("in_channel"));
  }

  @Test
  void whoReadsAChannelIsAskedAnewWhenSlackSaysThatItChanged() throws Exception {
    event(
        """
        {"type":"channel_shared","connected_team_id":"T9","channel":"C1","event_ts":"1.1"}
        """);
    event(
        """
        {"type":"channel_unshared","previously_connected_team_id":"T9","channel":"C2",
         "is_ext_shared":false,"event_ts":"1.1"}
        """);
    assertThat(routes.changed).containsExactly("C1", "C2");
  }
}
