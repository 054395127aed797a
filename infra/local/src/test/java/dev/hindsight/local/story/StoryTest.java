package dev.hindsight.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.local.cluster.Fault;
import dev.hindsight.local.slack.Message;
import dev.hindsight.local.slack.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job: an alert, a card, a plan, two people, one write, a lesson. */
class StoryTest {

  private Story story;

  @BeforeEach
  void begin(@TempDir Path dir) throws IOException {
    story = new Story(dir);
  }

  @AfterEach
  void end() throws IOException {
    story.close();
  }

  @Test
  void aServiceRunsOutOfMemoryTwice() {
    story.cluster.inject(Fault.OOM, "checkout");
    story.await("a card with a likely cause", () -> story.cardSays("checkout", "likely", "memory"));
    story.await("a plan on the card", () -> story.cardSays("256Mi", "Ask for approval"));
    assertThat(story.slack.messages(Workspace.INCIDENTS)).hasSize(1);
    story.await("the proof in the thread", () -> inThread("OOMKilled") && inThread("kubectl"));

    String before = story.card().blocks().toString();
    click(Workspace.ERIN, "ask_approval");
    story.await("it waits for an approver", () -> story.cardSays("Review plan"));
    review(Workspace.ERIN, "APPROVE");
    assertThat(story.writes()).as("nobody approves their own request").isEmpty();
    review(Workspace.SAM, "APPROVE");
    assertThat(story.writes()).as("nor somebody who is no approver").isEmpty();
    assertThat(before).isNotEqualTo(story.card().blocks().toString());

    review(Workspace.ADA, "APPROVE");
    story.await("one write", () -> story.writes().size() == 1);
    story.await("the incident resolves", () -> story.cardSays("Resolved"));
    assertThat(story.writes()).as("the cluster saw the write once").hasSize(1);
    assertThat(story.slack.messages(Workspace.INCIDENTS))
        .as("one card, edited in place")
        .hasSize(1);
    assertThat(kept("logs")).as("previous logs were kept before the write").isPositive();

    story.advance(Duration.ofMinutes(20));
    story.cluster.inject(Fault.OOM, "checkout");
    story.await("a second card", () -> story.slack.messages(Workspace.INCIDENTS).size() == 2);
    story.await("it knows the last time", () -> story.cardSays("Last time", "LSN-1", "256Mi"));
  }

  @Test
  void aBadImageIsUndone() {
    story.cluster.inject(Fault.BAD_IMAGE, "payments");
    story.await("a card with a likely cause", () -> story.cardSays("payments", "likely", "image"));
    story.await("a plan on the card", () -> story.cardSays("Ask for approval"));
    click(Workspace.ERIN, "ask_approval");
    story.await("it waits for an approver", () -> story.cardSays("Review plan"));
    review(Workspace.ADA, "APPROVE");
    story.await("the incident resolves", () -> story.cardSays("Resolved"));
    assertThat(story.writes()).as("the cluster saw the write once").hasSize(1);
  }

  @Test
  void stopAllKeepsAnApprovedPlanFromRunning() {
    story.cluster.inject(Fault.OOM, "checkout");
    story.await("a plan on the card", () -> story.cardSays("Ask for approval"));
    click(Workspace.ERIN, "ask_approval");
    story.await("it waits for an approver", () -> story.cardSays("Review plan"));
    story.slack.slash(Workspace.ERIN, Workspace.INCIDENTS, "/ops stop all");
    review(Workspace.ADA, "APPROVE");
    story.advance(Duration.ofSeconds(3));
    assertThat(story.writes()).isEmpty();
  }

  @Test
  void acknowledgingIsShownToAll() {
    story.cluster.inject(Fault.OOM, "payments");
    story.await("a card", () -> !story.slack.messages(Workspace.INCIDENTS).isEmpty());
    click(Workspace.ERIN, "ack_incident");
    story.await("the card says who has it", () -> story.cardSays(Workspace.ERIN));
  }

  private void click(String person, String action) {
    story.scene.click(person, story.card(), action);
  }

  private void review(String person, String decision) {
    story.scene.review(person, story.card(), decision);
  }

  private boolean inThread(String text) {
    return story.thread().stream().anyMatch((Message m) -> m.contains(text));
  }

  private int kept(String name) {
    return story
        .jdbc
        .sql(
            "select count(*) from actions.kept_diagnostics where name like :name and content <> ''")
        .param("name", "%" + name + "%")
        .query(Integer.class)
        .single();
  }
}
