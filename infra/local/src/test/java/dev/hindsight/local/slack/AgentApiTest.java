package dev.hindsight.local.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.local.slack.store.Json;
import dev.hindsight.local.slack.store.Switches.Switch;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Streams, statuses and prompts behave as the agent's pane of Slack does. */
class AgentApiTest {
  private final TestingClock clock = new TestingClock();
  private LocalSlack slack = LocalSlack.start(new SlackSettings(0, Optional.empty(), clock));
  private RawApi api = new RawApi(slack);
  private String dm = slack.person("erin").directMessage();
  private String root = "";

  @BeforeEach
  void ask() {
    root = slack.say("erin", dm, "why is checkout slow?");
  }

  @AfterEach
  void stop() {
    api.close();
    slack.close();
  }

  private String start(String more) throws Exception {
    JsonNode answer =
        api.json(
            "chat.startStream",
            "{\"channel\":\"%s\",\"thread_ts\":\"%s\"%s}".formatted(dm, root, more));
    assertThat(answer.path("ok").asBoolean()).as(answer.toString()).isTrue();
    return Json.text(answer, "ts");
  }

  private JsonNode append(String ts, String chunks) throws Exception {
    return api.json(
        "chat.appendStream",
        "{\"channel\":\"%s\",\"ts\":\"%s\",\"chunks\":[%s]}".formatted(dm, ts, chunks));
  }

  private JsonNode end(String ts, String more) throws Exception {
    return api.json(
        "chat.stopStream", "{\"channel\":\"%s\",\"ts\":\"%s\"%s}".formatted(dm, ts, more));
  }

  private Message streamed() {
    return slack.thread(dm, root).getLast();
  }

  private static String task(String status, String details) {
    return "{\"type\":\"task_update\",\"id\":\"logs\",\"title\":\"Logs\",\"status\":\"%s\",\"details\":\"%s\"}"
        .formatted(status, details);
  }

  @Test
  void textGrowsATaskIsUpdatedInPlaceAndBlocksCloseIt() throws Exception {
    String ts = start("");
    append(ts, task("in_progress", "read ") + ",{\"type\":\"markdown_text\",\"text\":\"It is \"}");
    append(ts, task("complete", "two pods") + ",{\"type\":\"markdown_text\",\"text\":\"slow.\"}");
    assertThat(streamed().text()).isEqualTo("It is slow.");
    assertThat(end(ts, ",\"blocks\":[{\"type\":\"divider\"}]").path("ok").asBoolean()).isTrue();

    JsonNode blocks = streamed().blocks();
    assertThat(blocks.valueStream().map(b -> Json.text(b, "type")))
        .containsExactly("task_card", "markdown", "divider");
    assertThat(Json.text(blocks.path(0), "status")).isEqualTo("complete");
    assertThat(blocks.path(0).path("details").toString()).contains("read two pods");
    assertThat(Json.text(append(ts, task("complete", "")), "error"))
        .isEqualTo("message_not_in_streaming_state");
  }

  @Test
  void whomAStreamMentionsIsNotifiedOnce() throws Exception {
    String ts = start(",\"markdown_text\":\"<@%s> \"".formatted(Workspace.ADA));
    append(ts, "{\"type\":\"markdown_text\",\"text\":\"<!he\"}");
    append(ts, "{\"type\":\"markdown_text\",\"text\":\"re> look\"}");
    end(ts, "");

    assertThat(slack.journal().notified())
        .extracting("target")
        .containsExactly(Workspace.ADA, "here");
  }

  @Test
  void aPlanKeepsItsTasksTogether() throws Exception {
    String ts = start(",\"task_display_mode\":\"plan\"");
    append(ts, "{\"type\":\"plan_update\",\"title\":\"Looking\"}," + task("pending", "x"));

    assertThat(streamed().blocks().at("/0/title").asString("")).isEqualTo("Looking");
    assertThat(streamed().blocks().at("/0/tasks/0/task_id").asString("")).isEqualTo("logs");
  }

  @Test
  void whatIsNotAllowedIsRefused() throws Exception {
    String ts = start("");
    String body = "\"channel\":\"%s\",\"ts\":\"%s\"".formatted(dm, ts);
    assertThat(api.error("chat.update", "{" + body + ",\"text\":\"x\"}"))
        .isEqualTo("streaming_state_conflict");
    assertThat(api.error("chat.appendStream", "{" + body + "}")).isEqualTo("no_text");
    String half = "{\"type\":\"markdown_text\",\"text\":\"" + "x".repeat(7_000) + "\"}";
    assertThat(append(ts, half).path("ok").asBoolean()).isTrue();
    assertThat(Json.text(append(ts, half), "error")).isEqualTo("msg_too_long");
    assertThat(streamed().text()).hasSize(7_000);
    assertThat(Json.text(append(ts, "{\"type\":\"song\"}"), "error")).isEqualTo("invalid_chunks");

    String inChannel = slack.say("erin", "incidents", "and here?");
    String there = "{\"channel\":\"C0INCIDENTS\",\"thread_ts\":\"%s\"}".formatted(inChannel);
    assertThat(api.error("chat.startStream", there)).isEqualTo("missing_recipient_team_id");
    slack.switches().set(Switch.NO_STREAMING, true);
    assertThat(
            api.error(
                "chat.startStream",
                "{\"channel\":\"%s\",\"thread_ts\":\"%s\"}".formatted(dm, root)))
        .isEqualTo("feature_not_enabled");
  }

  @Test
  void stopAndFiveMinutesEndAStream() throws Exception {
    String stopped = start("");
    slack.stop("erin", dm, root);
    assertThat(Json.text(append(stopped, task("pending", "")), "error"))
        .isEqualTo("message_not_in_streaming_state");

    String old = start("");
    slack.advance(Duration.ofMinutes(6));
    assertThat(Json.text(append(old, task("pending", "")), "error"))
        .isEqualTo("message_not_in_streaming_state");
  }

  @Test
  void aStatusGoesWithAnAnswerOrAfterTwoMinutes() throws Exception {
    String thread = "\"channel_id\":\"%s\",\"thread_ts\":\"%s\"".formatted(dm, root);
    String status =
        "{" + thread + ",\"status\":\"is looking…\",\"loading_messages\":[\"a\",\"b\"]}";
    api.json("assistant.threads.setStatus", status);
    assertThat(session().at("/status").asString("")).isEqualTo("is looking…");
    api.json(
        "chat.postMessage",
        "{\"channel\":\"%s\",\"thread_ts\":\"%s\",\"text\":\"so\"}".formatted(dm, root));
    assertThat(session().at("/status").asString("")).isEmpty();

    api.json("assistant.threads.setStatus", status);
    slack.advance(Duration.ofSeconds(121));
    assertThat(session().at("/status").asString("")).isEmpty();

    assertThat(api.error("agents.sessions.setStatus", "{" + thread + ",\"status\":\"processing\"}"))
        .isEmpty();
    assertThat(session().at("/state").asString("")).isEqualTo("processing");
    assertThat(api.error("agents.sessions.setStatus", "{" + thread + ",\"status\":\"busy\"}"))
        .isEqualTo("invalid_arguments");
    assertThat(api.error("agents.sessions.rename", "{" + thread + ",\"title\":\"Slow checkout\"}"))
        .isEmpty();
    String five = "{\"title\":\"t\",\"message\":\"m\"},".repeat(5);
    String prompts = "{" + thread + ",\"prompts\":[" + five.substring(0, five.length() - 1) + "]}";
    assertThat(api.error("assistant.threads.setSuggestedPrompts", prompts))
        .isEqualTo("invalid_arguments");
  }

  private JsonNode session() throws Exception {
    try (ControlClient control = new ControlClient(slack)) {
      return control.state("erin", dm, root).path("sessions").path(0);
    }
  }
}
