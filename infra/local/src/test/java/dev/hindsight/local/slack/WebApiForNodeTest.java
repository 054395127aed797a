package dev.hindsight.local.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.local.PageTools;
import dev.hindsight.testing.Requires;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Slack's own client for Node, unmodified, finds in the local Slack what it expects of Slack. */
class WebApiForNodeTest {

  @Test
  void postsReadsStreamsUploadsAndWaitsItsTurn() throws Exception {
    try (LocalSlack slack =
        LocalSlack.start(new SlackSettings(0, Optional.empty(), Clock.systemUTC()))) {
      Map<String, String> found = findings(slack);
      assertThat(found)
          .containsEntry("who", "\"" + Workspace.BOT_USER + "\"")
          .containsEntry("scopes", "true")
          .containsEntry("badToken", "\"invalid_auth\"")
          .containsEntry("text", "\"größer ≥ 東京\"")
          .containsEntry("metadata", "\"o-1\"")
          .containsEntry("invalidBlocks", "\"invalid_blocks\"")
          .containsEntry("channels", "[\"general\",\"incidents\"]")
          .containsEntry("members", "true")
          .containsEntry("approvers", "[\"" + Workspace.ADA + "\"]")
          .containsEntry("zone", "\"Etc/UTC\"")
          .containsEntry("nobody", "\"users_not_found\"")
          .containsEntry("streamed", "\"It was **memory**, and it grew.\"")
          .containsEntry("streamedBlocks", "[\"task_card\",\"markdown\",\"divider\"]")
          .containsEntry("closedStream", "\"message_not_in_streaming_state\"")
          .containsEntry("uploaded", "17")
          .containsEntry("noFile", "\"file_not_found\"")
          .containsEntry("twice", "\"already_reacted\"")
          .containsEntry("scheduled", "true")
          .containsEntry("storm", "\"rate limited for 1\"")
          .containsEntry("patient", "true");
    }
  }

  private static Map<String, String> findings(LocalSlack slack) throws Exception {
    String dm = slack.person("erin").directMessage();
    ProcessBuilder builder =
        new ProcessBuilder(
            Requires.node().toString(), Path.of("src/test/page/webapi.cjs").toString());
    builder
        .environment()
        .putAll(
            Map.of(
                "NODE_PATH",
                PageTools.npmModules().toString(),
                "SLACK_API_URL",
                slack.url() + "api/",
                "SLACK_BOT_TOKEN",
                slack.botToken(),
                "CHANNEL",
                Workspace.INCIDENTS,
                "DM",
                dm,
                "ROOT",
                slack.say("erin", dm, "why?"),
                "USER",
                Workspace.ERIN,
                "TEAM",
                Workspace.TEAM));
    Process node = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (BufferedReader out = node.inputReader()) {
      Map<String, String> found =
          out.lines()
              .map(line -> line.split("=", 2))
              .filter(pair -> pair.length == 2)
              .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
      assertThat(node.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(node.exitValue()).as("of node").isZero();
      return found;
    } finally {
      node.destroyForcibly();
    }
  }
}
