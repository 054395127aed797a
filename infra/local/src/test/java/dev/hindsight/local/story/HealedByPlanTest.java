package dev.hindsight.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.local.cluster.Fault;
import dev.hindsight.local.cluster.Injection;
import dev.hindsight.local.cluster.Severity;
import dev.hindsight.local.slack.Message;
import dev.hindsight.local.slack.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One fault for each kind of action: approved, written once, verified, and the service is well. */
class HealedByPlanTest {

  private Story story;

  @BeforeEach
  void begin(@TempDir Path dir) throws IOException {
    story = new Story(dir);
  }

  @AfterEach
  void end() throws IOException {
    story.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          crash           | shipping   | Undo rollout of shipping
          slow            | storefront | Scale storefront from 3
          node-pressure   | catalog    | Cordon node
          dependency-down | checkout   | Restart cart
          """)
  void aPersonApprovesAndTheServiceIsWell(String fault, String service, String plan) {
    story.cluster.inject(new Injection(Fault.parse(fault), service, Severity.MAJOR, 0));
    story.await("the plan", () -> says(service, plan) && says(service, "Ask for approval"));
    story.scene.click(Workspace.ERIN, card(service), "ask_approval");
    story.await("it waits for an approver", () -> says(service, "Review plan"));
    story.scene.review(Workspace.ADA, card(service), "APPROVE");
    story.await("the write", () -> !story.writes().isEmpty());
    story.await("the incident resolves", () -> says(service, "Resolved"));
    assertThat(story.writes()).as("the cluster saw the write once").hasSize(1);
    assertThat(states()).isEqualTo("SUCCEEDED");
  }

  private String states() {
    return story
        .jdbc
        .sql("select string_agg(distinct state, ',') from actions.plans where state <> 'PROPOSED'")
        .query(String.class)
        .single();
  }

  private boolean says(String service, String words) {
    return story.scene.cards().stream()
        .anyMatch(card -> card.text().contains(service + ":") && card.contains(words));
  }

  private Message card(String service) {
    return story.scene.cards().stream()
        .filter(card -> card.text().contains(service + ":"))
        .findFirst()
        .orElseThrow();
  }
}
