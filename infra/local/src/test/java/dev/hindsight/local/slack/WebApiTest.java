package dev.hindsight.local.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.methods.response.conversations.ConversationsHistoryResponse;
import dev.hindsight.local.slack.api.Faults;
import dev.hindsight.local.slack.store.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The Web API refuses what Slack refuses, seen through Slack's own client. */
class WebApiTest {
  private final TestingClock clock = new TestingClock();
  private LocalSlack slack = LocalSlack.start(new SlackSettings(0, Optional.empty(), clock));
  private MethodsClient client = client(slack, slack.botToken());

  private static MethodsClient client(LocalSlack slack, String token) {
    SlackConfig config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(slack.url() + "api/");
    return Slack.getInstance(config).methods(token);
  }

  @BeforeEach
  void begin() {
    assertThat(slack.messages(Workspace.INCIDENTS)).isEmpty();
  }

  @AfterEach
  void stop() {
    slack.close();
  }

  private ChatPostMessageResponse post(String channel, String blocks)
      throws IOException, SlackApiException {
    return client.chatPostMessage(r -> r.channel(channel).text("text").blocksAsString(blocks));
  }

  @Test
  void tokensAreChecked() throws Exception {
    assertThat(client(slack, "xoxb-wrong").authTest(r -> r).getError()).isEqualTo("invalid_auth");
    assertThat(client(slack, slack.botToken()).appsConnectionsOpen(r -> r).getError())
        .isEqualTo("not_allowed_token_type");
    assertThat(client.authTest(r -> r).getBotId()).isEqualTo(Workspace.BOT);
    assertThat(client.authTest(r -> r).getHttpResponseHeaders()).containsKey("x-oauth-scopes");
  }

  @Test
  void membershipIsChecked() throws Exception {
    assertThat(post("C0NOWHERE", "[]").getError()).isEqualTo("channel_not_found");
    assertThat(post(Workspace.GENERAL, "[]").getError()).isEqualTo("not_in_channel");

    client.conversationsJoin(r -> r.channel(Workspace.GENERAL));

    assertThat(post(Workspace.GENERAL, "[]").isOk()).isTrue();
  }

  @Test
  void blocksAreCheckedWithPointers() throws Exception {
    ChatPostMessageResponse header =
        post(Workspace.INCIDENTS, "[" + block("header", "plain_text", 151) + "]");
    assertThat(header.getError()).isEqualTo("invalid_blocks");
    assertThat(header.getResponseMetadata().getMessages())
        .containsExactly(
            "[ERROR] must be less than 151 characters [json-pointer:/blocks/0/text/text]");

    ArrayNode many = Json.array();
    for (int i = 0; i < 51; i++) {
      many.addObject().put("type", "divider");
    }
    clock.advance(Duration.ofSeconds(5));
    assertThat(post(Workspace.INCIDENTS, many.toString()).getErrors())
        .containsExactly("no more than 50 items allowed [json-pointer:/blocks]");

    String five = (block("section", "mrkdwn", 2_900) + ",").repeat(5);
    assertThat(
            post(Workspace.INCIDENTS, "[" + five.substring(0, five.length() - 1) + "]").getError())
        .isEqualTo("msg_blocks_too_long");
  }

  private static ObjectNode block(String type, String textType, int length) {
    ObjectNode block = Json.object("type", type);
    block.putObject("text").put("type", textType).put("text", "x".repeat(length));
    return block;
  }

  @Test
  void anUpdateTouchesOnlyOwnMessagesAndTextAloneRemovesBlocks() throws Exception {
    String own = post(Workspace.INCIDENTS, "[" + block("section", "mrkdwn", 10) + "]").getTs();
    String theirs = slack.say(Workspace.ERIN, Workspace.INCIDENTS, "mine");

    assertThat(
            client.chatUpdate(r -> r.channel(Workspace.INCIDENTS).ts(theirs).text("x")).getError())
        .isEqualTo("cant_update_message");
    assertThat(
            client
                .chatUpdate(r -> r.channel(Workspace.INCIDENTS).ts("1.000001").text("x"))
                .getError())
        .isEqualTo("message_not_found");
    assertThat(
            client
                .chatUpdate(r -> r.channel(Workspace.INCIDENTS).ts(own).text("x".repeat(4_001)))
                .getError())
        .isEqualTo("msg_too_long");
    assertThat(client.chatUpdate(r -> r.channel(Workspace.INCIDENTS).ts(own).text("new")).isOk())
        .isTrue();

    Message updated = slack.messages(Workspace.INCIDENTS).getFirst();
    assertThat(updated.text()).isEqualTo("new");
    assertThat(updated.blocks().isMissingNode()).isTrue();
  }

  @Test
  void oneSecondAndChannelAfterASmallBurst() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertThat(post(Workspace.INCIDENTS, "[]").isOk()).isTrue();
    }
    assertThatThrownBy(() -> post(Workspace.INCIDENTS, "[]"))
        .isInstanceOfSatisfying(
            SlackApiException.class,
            e -> {
              assertThat(e.getResponse().code()).isEqualTo(429);
              assertThat(e.getResponse().header("Retry-After")).isEqualTo("1");
            });
    assertThat(post(Workspace.ERIN, "[]").isOk()).isTrue();

    clock.advance(Duration.ofSeconds(1));
    assertThat(post(Workspace.INCIDENTS, "[]").isOk()).isTrue();
  }

  @Test
  void aModalNeedsAFreshTrigger() throws Exception {
    String view =
        "{\"type\":\"modal\",\"title\":{\"type\":\"plain_text\",\"text\":\""
            + "t".repeat(25)
            + "\"},\"blocks\":[]}";
    assertThat(client.viewsOpen(r -> r.triggerId("1.x").viewAsString(view)).getError())
        .isEqualTo("invalid_arguments");
    assertThat(
            client
                .viewsOpen(r -> r.triggerId("1.x").viewAsString(view.replace("tttttttttt", "t")))
                .getError())
        .isEqualTo("invalid_trigger_id");
  }

  @Test
  void metadataAndThreadsAreKept() throws Exception {
    String metadata = "{\"event_type\":\"outbox\",\"event_payload\":{\"outbox_id\":\"o-1\"}}";
    String root =
        client
            .chatPostMessage(r -> r.channel("#incidents").text("card").metadataAsString(metadata))
            .getTs();
    client.chatPostMessage(r -> r.channel(Workspace.INCIDENTS).text("evidence").threadTs(root));

    ConversationsHistoryResponse plain =
        client.conversationsHistory(r -> r.channel(Workspace.INCIDENTS));
    assertThat(plain.getMessages()).hasSize(1);
    assertThat(plain.getMessages().getFirst().getReplyCount()).isEqualTo(1);
    assertThat(plain.getMessages().getFirst().getMetadata()).isNull();
    assertThat(
            client
                .conversationsHistory(r -> r.channel(Workspace.INCIDENTS).includeAllMetadata(true))
                .getMessages()
                .getFirst()
                .getMetadata()
                .getEventPayload())
        .containsEntry("outbox_id", "o-1");
    assertThat(
            client.conversationsReplies(r -> r.channel(Workspace.INCIDENTS).ts(root)).getMessages())
        .hasSize(2);
    assertThat(
            client
                .chatPostMessage(r -> r.channel(Workspace.INCIDENTS).text("x").threadTs("1.000001"))
                .getError())
        .isEqualTo("thread_not_found");
  }

  @Test
  void mentionsAreRecordedAndEscapedOnesAreNot() throws Exception {
    client.chatPostMessage(r -> r.channel(Workspace.INCIDENTS).text("&lt;!channel&gt; quiet"));
    assertThat(slack.journal().notified()).isEmpty();

    client.chatPostMessage(
        r ->
            r.channel(Workspace.INCIDENTS)
                .text("<!here> <@" + Workspace.ADA + "> <!subteam^S0APPROVERS>"));
    assertThat(slack.journal().notified())
        .extracting("target")
        .containsExactly("here", Workspace.ADA, Workspace.APPROVERS);
  }

  @Test
  void aMarkdownBlockMentionsToo() throws Exception {
    post(Workspace.INCIDENTS, "[{\"type\":\"markdown\",\"text\":\"<!channel> **now**\"}]");

    assertThat(slack.journal().notified()).extracting("target").containsExactly("channel");
  }

  @Test
  void filesAreUploadedInThreeSteps() throws Exception {
    var uploaded =
        client.filesUploadV2(
            r ->
                r.filename("plan.sh")
                    .content("kubectl get pods")
                    .title("Plan")
                    .channel(Workspace.INCIDENTS));

    assertThat(uploaded.isOk()).as(String.valueOf(uploaded.getError())).isTrue();
    await().until(() -> !slack.messages(Workspace.INCIDENTS).isEmpty());
    assertThat(
            slack.messages(Workspace.INCIDENTS).getFirst().json().at("/files/0/title").asString(""))
        .isEqualTo("Plan");
    String id = uploaded.getFile().getId();
    assertThat(client.filesInfo(r -> r.file(id)).getFile().getShares().getPublicChannels())
        .containsKey(Workspace.INCIDENTS);
    assertThat(client.filesDelete(r -> r.file(id)).isOk()).isTrue();
    assertThat(client.filesInfo(r -> r.file(id)).getError()).isEqualTo("file_not_found");
  }

  @Test
  void groupsPeopleAndUnknownMethodsAnswer() throws Exception {
    assertThat(client.usergroupsUsersList(r -> r.usergroup(Workspace.APPROVERS)).getUsers())
        .containsExactly(Workspace.ADA);
    assertThat(client.usergroupsUsersList(r -> r.usergroup("S1")).getError())
        .isEqualTo("no_such_subteam");
    assertThat(client.usersInfo(r -> r.user(Workspace.ERIN)).getUser().getRealName())
        .isEqualTo("Erin Engineer");
    assertThat(client.usersLookupByEmail(r -> r.email("ada@practice.example")).getUser().getId())
        .isEqualTo(Workspace.ADA);
    assertThat(client.conversationsMembers(r -> r.channel(Workspace.INCIDENTS)).getMembers())
        .contains(Workspace.BOT_USER);
    assertThat(client.pinsList(r -> r.channel(Workspace.INCIDENTS)).getError())
        .isEqualTo("unknown_method");
  }

  @Test
  void aStagedFaultHitsTheNextCallsOnly() throws Exception {
    slack.faults().stage("chat.postMessage", new Faults.Fault(Faults.Kind.ERROR, 1, "is_archived"));
    assertThat(post(Workspace.INCIDENTS, "[]").getError()).isEqualTo("is_archived");
    assertThat(post(Workspace.INCIDENTS, "[]").isOk()).isTrue();
  }

  @Test
  void aDroppedCallTookEffect() throws Exception {
    slack.faults().stage("chat.postMessage", new Faults.Fault(Faults.Kind.DROP, 1, ""));
    assertThatThrownBy(() -> post(Workspace.INCIDENTS, "[]")).isInstanceOf(IOException.class);
    assertThat(slack.messages(Workspace.INCIDENTS)).hasSize(1);
  }

  @Test
  void otherSitesInTheBrowserAreRefused() throws Exception {
    HttpRequest foreign =
        HttpRequest.newBuilder(slack.url().resolve("_control/state"))
            .header("Origin", "https://evil.example")
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      assertThat(http.send(foreign, HttpResponse.BodyHandlers.ofString()).statusCode())
          .isEqualTo(403);
      HttpRequest page = HttpRequest.newBuilder(URI.create(slack.url() + "?as=ada")).build();
      assertThat(http.send(page, HttpResponse.BodyHandlers.ofString()).body())
          .contains("Practice workspace");
    }
  }
}
