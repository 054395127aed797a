package dev.hindsight.bot.slack.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.bot.TestDatabase;
import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.incident.Severity;
import dev.hindsight.bot.slack.ScriptedSlack;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.outbox.Wanted.Place;
import dev.hindsight.bot.slack.view.TestIncidents;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A replica that stood still while another did its work does nothing of it again. */
class FrozenReplicaTest {

  private static DataSource database;

  private final ScriptedSlack slack = new ScriptedSlack();
  private TestOutbox outbox;

  @BeforeAll
  static void database() {
    database = TestDatabase.with("bot");
  }

  @BeforeEach
  void empty() {
    TestOutbox.clear(database);
    outbox = new TestOutbox(database, slack);
  }

  @AfterEach
  void close() {
    slack.close();
  }

  private static final IncidentId ID = new IncidentId(7);
  private static final IncidentView OPEN = TestIncidents.open().numbered(7, Severity.SEV2).view();

  private static Wanted card() {
    Message words = new Message("a card", List.of());
    return new Wanted(Wanted.CARD, new Place.Channel(), words, false, Duration.ofSeconds(1));
  }

  private Optional<Duration> posts() {
    outbox.jdbc.sql("update bot.slack_lanes set free_at = now()").update();
    // as it was seen before it stood still
    return outbox.firstPost.post(ID, card(), Optional.empty(), Optional.empty());
  }

  @Test
  void whoseLeaseIsGonePostsNoCard() {
    outbox.cards.want(ID);
    assertThat(outbox.reconciliation.run(OPEN, () -> false)).isPresent();
    assertThat(slack.messages()).isEmpty();
  }

  @Test
  void whatAnotherPostedMeanwhileIsKeptAndNotPostedAgain() {
    outbox.change(OPEN);
    outbox.work(2);
    assertThat(outbox.cardsShown()).hasSize(1);
    assertThat(posts()).as("it looks again").isPresent();
    assertThat(slack.messages()).hasSize(1);
    assertThat(outbox.cardsShown()).hasSize(1);
  }

  @Test
  void whatAnotherIsPostingMeanwhileIsLookedForFirst() {
    outbox.cards.want(ID);
    assertThat(outbox.messages.begin(ID, Wanted.CARD, TestOutbox.CHANNEL, false)).isTrue();
    assertThat(posts()).isPresent();
    assertThat(slack.calls("chat.postMessage")).isEmpty();
  }
}
