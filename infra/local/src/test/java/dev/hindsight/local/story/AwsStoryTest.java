package dev.hindsight.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.local.aws.AwsFault;
import dev.hindsight.local.aws.AwsPlace;
import dev.hindsight.local.aws.PracticeAws;
import dev.hindsight.local.cluster.AlertReceiver;
import dev.hindsight.local.slack.Message;
import dev.hindsight.local.slack.Workspace;
import dev.hindsight.testing.Moto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A CloudWatch alarm becomes a card, a plan is approved in Slack, and AWS is as it should be. */
class AwsStoryTest {

  private final Moto moto = Moto.require();
  private Story story;
  private PracticeAws aws;

  @BeforeEach
  void begin(@TempDir Path dir) throws IOException {
    System.setProperty("aws.accessKeyId", AwsPlace.KEY);
    System.setProperty("aws.secretAccessKey", AwsPlace.KEY);
    story =
        new Story(
            dir,
            false,
            Map.of(
                "hindsight.aws.regions",
                AwsPlace.REGION,
                "hindsight.aws.endpoint",
                moto.endpoint().toString(),
                "hindsight.aws.settle",
                "2s",
                "hindsight.alerts.token-files.cloudwatch",
                dir.resolve("token").toString()));
    AlertReceiver receiver =
        new AlertReceiver(
            story.scene.bot().resolve("alerts/cloudwatch"), Files.readString(dir.resolve("token")));
    aws = PracticeAws.start(moto.endpoint(), receiver, story.clock, story.cluster.nodes());
    story.cluster.runsOn(aws.machines());
  }

  @AfterEach
  void end() throws IOException {
    aws.close();
    story.close();
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
  }

  @Test
  void anUnhealthyInstanceBehindALoadBalancerIsTakenOut() {
    String instance = AwsFault.inject(moto.endpoint(), "media");
    approved("media", instance);
    story.await("the incident resolves", () -> says("media", "Resolved"));
    assertThat(aws.targets("media")).hasSize(2).doesNotContain(instance);
    assertThat(story.scene.cards()).as("one card, edited in place").hasSize(1);
    assertThat(story.writes()).as("nothing in the cluster").isEmpty();
  }

  @Test
  void aPlanOfTwoStepsInTheClusterAndOneInAwsRuns() {
    String instance = AwsFault.inject(moto.endpoint(), "storefront");
    List<String> before = aws.targets("storefront");
    approved("storefront", "Isolate the unhealthy node");
    story.await("the incident resolves", () -> says("storefront", "Resolved"));
    assertThat(aws.targets("storefront")).hasSize(before.size() - 1).doesNotContain(instance);
    assertThat(story.writes()).as("a node cordoned, a Deployment scaled").hasSize(2);
  }

  /** Another target fails by then, so the plan did not help. */
  @Test
  void suchAPlanThatDoesNotHelpIsTakenBackInBothWorlds() {
    String instance = AwsFault.inject(moto.endpoint(), "storefront");
    List<String> before = aws.targets("storefront");
    approved("storefront", "Isolate the unhealthy node");
    story.await("it is done", () -> story.writes().size() == 2);
    AwsFault.inject(moto.endpoint(), "storefront");
    story.await("it is taken back", () -> state().equals("UNDONE"));
    assertThat(aws.targets("storefront"))
        .contains(instance)
        .containsExactlyInAnyOrderElementsOf(before);
    assertThat(story.writes()).as("and the cluster's two writes").hasSize(4);
    assertThat(story.scene.shown()).contains("taken back");
  }

  private void approved(String service, String plan) {
    story.await("the plan", () -> says(service, plan) && says(service, "Ask for approval"));
    story.scene.click(Workspace.ERIN, card(service), "ask_approval");
    story.await("it waits for an approver", () -> says(service, "Review plan"));
    story.scene.review(Workspace.ADA, card(service), "APPROVE");
  }

  private String state() {
    return story
        .jdbc
        .sql("select state from actions.plans where state <> 'PROPOSED'")
        .query(String.class)
        .single();
  }

  private boolean says(String service, String words) {
    return cards(service).stream().anyMatch(card -> card.contains(words));
  }

  private Message card(String service) {
    return cards(service).getLast();
  }

  private List<Message> cards(String service) {
    return story.scene.cards().stream().filter(c -> c.text().contains(service + ":")).toList();
  }
}
