package dev.hindsight.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.local.cluster.Fault;
import dev.hindsight.local.cluster.Injection;
import dev.hindsight.local.cluster.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each fault of the practice cluster, to the first cause and to the plan on the card. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryFaultTest {

  private static final String ROWS =
      """
      oom             | checkout        | oom_killed                        | Raise the memory limit
      bad-image       | payments        | image_pull                        | Undo rollout of payments
      crash           | shipping        | app_crash                         | Undo rollout of shipping
      pending         | catalog         | scheduling_insufficient_resources | Undo rollout of catalog
      slow            | storefront      | overload                          | Scale storefront from 3
      probe           | cart            | probe_misconfig                   | Undo rollout of cart
      quota           | recommendations | quota_exceeded                    | only people change a quota
      config-missing  | shipping        | missing_                          | Undo rollout of shipping
      node-pressure   | catalog         | node_pressure                     | Cordon node
      dependency-down | checkout        | dependency_connection_failed      | Restart cart
      """;

  /** A round number: it chooses no red herring and the first variant of each fault. */
  private static final long SEED = 0;

  /** An alert that comes back later is a new incident. */
  private static final Duration LONG_ENOUGH = Duration.ofMinutes(20);

  private Story story;

  @BeforeAll
  void begin(@TempDir Path dir) throws IOException {
    story = new Story(dir);
  }

  @AfterAll
  void end() throws IOException {
    story.close();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = ROWS)
  void isExplainedAndHasItsPlan(String fault, String service, String category, String plan) {
    int cards = story.scene.cards().size();
    story.cluster.inject(new Injection(Fault.parse(fault), service, Severity.MAJOR, SEED));

    story.await("the cause of " + fault, () -> said(service).startsWith(category));
    story.await("the plan for " + fault, () -> card(service, cards).contains(plan));
    assertThat(story.writes()).as("nobody approved anything").isEmpty();

    story.cluster.heal();
    story.await("the end of " + fault, () -> open() == 0);
    story.advance(LONG_ENOUGH);
  }

  @Test
  void noFaultIsLeftOut() {
    assertThat(ROWS.lines().map(row -> Fault.parse(row.split("\\|")[0].strip())))
        .containsExactly(Fault.values());
  }

  /** The first cause of the service's open incident, and how sure it is. */
  private String said(String service) {
    return story
        .jdbc
        .sql(
            "select findings ->> 'category' from bot.incidents where service = :service and state"
                + " <> 'RESOLVED' and findings is not null")
        .param("service", service)
        .query(String.class)
        .optional()
        .orElse("");
  }

  private long open() {
    return story
        .jdbc
        .sql("select count(*) from bot.incidents where state <> 'RESOLVED'")
        .query(Long.class)
        .single();
  }

  /** All of the service's card among those that came after so many. */
  private String card(String service, int after) {
    return story.scene.cards().stream()
        .skip(after)
        .filter(card -> card.text().contains(service + ":"))
        .map(card -> card.text() + card.blocks())
        .collect(Collectors.joining());
  }
}
