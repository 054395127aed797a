package dev.hindsight.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

/** An answer is shown to others by whoever shares it, and to no other organisation. */
class SharingTest extends FromSlack {

  @Test
  void anAnswerIsSharedWithWhoShowsIt() throws Exception {
    assertThat(type("status --share").getBody()).isNullOrEmpty();
    press("share", "status");
    await()
        .untilAsserted(
            () ->
                assertThat(slack.calls("/response/1"))
                    .hasSize(2)
                    .allSatisfy(
                        call ->
                            assertThat(call.get("body"))
                                .contains(
                                    "in_channel", "U1ERIN", "shared by", "Runs are allowed")));
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
