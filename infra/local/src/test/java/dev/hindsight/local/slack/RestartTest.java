package dev.hindsight.local.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the workspace remembers after its process died, and what it does with a broken file. */
class RestartTest {
  private final TestingClock clock = new TestingClock();
  @TempDir private Path directory;

  private LocalSlack start() {
    return LocalSlack.start(
        new SlackSettings(0, Optional.of(directory.resolve("slack.log")), clock));
  }

  private static MethodsClient client(LocalSlack slack) {
    SlackConfig config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(slack.url() + "api/");
    return Slack.getInstance(config).methods(slack.botToken());
  }

  private static String post(LocalSlack slack, String text) throws Exception {
    return client(slack).chatPostMessage(r -> r.channel(Workspace.INCIDENTS).text(text)).getTs();
  }

  @Test
  void messagesTokensAndTimestampsSurvive() throws Exception {
    String token;
    String deleted;
    try (LocalSlack slack = start()) {
      token = slack.botToken();
      String ts = post(slack, "one");
      client(slack).chatUpdate(r -> r.channel(Workspace.INCIDENTS).ts(ts).text("changed"));
      deleted = post(slack, "two");
      client(slack).chatDelete(r -> r.channel(Workspace.INCIDENTS).ts(deleted));
    }
    try (LocalSlack slack = start()) {
      assertThat(slack.botToken()).isEqualTo(token);
      assertThat(slack.messages(Workspace.INCIDENTS))
          .extracting(Message::text)
          .containsExactly("changed");
      assertThat(post(slack, "three")).isGreaterThan(deleted);
    }
  }

  @Test
  void aTornLastLineIsDropped() throws Exception {
    try (LocalSlack slack = start()) {
      post(slack, "whole");
    }
    Files.writeString(
        directory.resolve("slack.log"), "{\"key\":\"message/C0INC", StandardOpenOption.APPEND);
    try (LocalSlack slack = start()) {
      assertThat(slack.messages(Workspace.INCIDENTS))
          .extracting(Message::text)
          .containsExactly("whole");
    }
  }

  @Test
  void aFileThatIsNoStateIsMovedAside() throws IOException {
    Files.writeString(directory.resolve("slack.log"), "shopping list\nmilk\n");
    try (LocalSlack slack = start()) {
      assertThat(slack.messages(Workspace.INCIDENTS)).isEmpty();
    }
    assertThat(directory.resolve("slack.log.bad-1")).hasContent("shopping list\nmilk\n");
  }

  @Test
  void aFileInUseAndAPortInUseAreRefusedClearly() {
    try (LocalSlack slack = start()) {
      assertThatThrownBy(this::start).hasMessageContaining("in use by another local Slack");
      assertThatThrownBy(
              () ->
                  LocalSlack.start(
                      new SlackSettings(slack.url().getPort(), Optional.empty(), clock)))
          .hasMessageContaining("is taken");
    }
  }
}
