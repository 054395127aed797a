package dev.hindsight.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.local.cluster.Fault;
import dev.hindsight.local.slack.Workspace;
import dev.hindsight.local.slack.store.Delivered;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job once more, with a Slack that sends signed requests instead of using a socket. */
class HttpStoryTest {

  @Test
  void aServiceRunsOutOfMemory(@TempDir Path dir) throws Exception {
    try (Story story = new Story(dir, true, Map.of())) {
      story.cluster.inject(Fault.OOM, "checkout");
      story.await("a plan on the card", () -> story.cardSays("256Mi", "Ask for approval"));
      assertThat(forged(story, "slack/events")).isEqualTo(401);
      assertThat(forged(story, "mcp")).as("nothing is there unless it is wanted").isEqualTo(404);
      story.scene.click(Workspace.ERIN, story.card(), "ask_approval");
      story.await("it waits for an approver", () -> story.cardSays("Review plan"));
      story.scene.review(Workspace.ERIN, story.card(), "APPROVE");
      assertThat(story.writes()).as("nobody approves their own request").isEmpty();
      story.scene.review(Workspace.ADA, story.card(), "APPROVE");
      story.await("one write", () -> story.writes().size() == 1);
      story.await("the incident resolves", () -> story.cardSays("Resolved"));
      assertThat(story.writes()).hasSize(1);
      story.slack.slash(Workspace.ERIN, Workspace.INCIDENTS, "/ops digest preview");
      assertThat(story.slack.ephemerals(Workspace.ERIN).getLast().text())
          .contains("Weekly digest: week", "A quiet week");
      assertThat(story.slack.journal().deliveries()).isNotEmpty().allMatch(Delivered::acknowledged);
    }
  }

  private static int forged(Story story, String path) throws IOException, InterruptedException {
    URI url = story.scene.bot().resolve(path);
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .header("X-Slack-Request-Timestamp", "1")
            .header("X-Slack-Signature", "v0=00")
            .POST(HttpRequest.BodyPublishers.ofString("command=%2Fops&text=stop+all"))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }
}
