package dev.hindsight.bot.slack.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.bot.TestDatabase;
import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.incident.Severity;
import dev.hindsight.bot.slack.ScriptedSlack;
import dev.hindsight.bot.slack.view.TestIncidents;
import java.util.List;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Somebody locks the thread of a card: it goes on in another one, and that is said once. */
class LockedThreadTest {

  private static final String LOCKED = "restricted_action_thread_locked";
  private static final IncidentId ID = new IncidentId(7);

  private static DataSource database;

  private final ScriptedSlack slack = new ScriptedSlack();
  private TestOutbox outbox;

  @BeforeAll
  static void database() {
    database = TestDatabase.with("bot");
  }

  @BeforeEach
  void shown() {
    TestOutbox.clear(database);
    outbox = new TestOutbox(database, slack);
    outbox.change(open().view());
    outbox.work(3);
    assertThat(cards()).hasSize(1);
  }

  @AfterEach
  void close() {
    slack.close();
  }

  private static TestIncidents open() {
    return TestIncidents.open().numbered(7, Severity.SEV2);
  }

  private static IncidentView taken() {
    return open().acknowledged().view();
  }

  private List<ObjectNode> cards() {
    return outbox.shown(TestOutbox.CHANNEL).stream()
        .filter(message -> message.get("thread_ts").equals(message.get("ts")))
        .toList();
  }

  private List<ObjectNode> replies(ObjectNode card) {
    return outbox.shown(TestOutbox.CHANNEL).stream()
        .filter(message -> message.get("thread_ts").equals(card.get("ts")))
        .filter(message -> !message.get("ts").equals(card.get("ts")))
        .toList();
  }

  private String goesOn(String method) {
    String before = cards().getFirst().toString();
    slack.refuse(method, LOCKED);
    outbox.change(taken());
    outbox.work(8);
    assertThat(outbox.isDone()).isTrue();
    assertThat(cards()).hasSize(2);
    assertThat(cards().getFirst()).as("stays as it was").hasToString(before);
    return cards().getLast().toString();
  }

  @Test
  void aCardThatCannotBeEditedGoesOnInAnother() {
    assertThat(goesOn("chat.update")).contains("acknowledged by");
    assertThat(replies(cards().getLast()))
        .filteredOn(reply -> reply.toString().contains("was locked"))
        .as("said once")
        .hasSize(1);
    outbox.refresh();
    outbox.work(3);
    assertThat(cards()).hasSize(2);
  }

  @Test
  void whoPressesTheOldCardIsStillUnderstood() {
    String old = cards().getFirst().get("ts").asString();
    goesOn("chat.update");
    assertThat(outbox.places.incidentAt(TestOutbox.CHANNEL, old)).contains(ID);
  }

  @Test
  void whereNothingCanBeSaidBelowItTheWholeThreadIsToldBelowAnother() {
    slack.refuse("chat.postMessage", LOCKED);
    outbox.change(TestIncidents.proposed().numbered(7, Severity.SEV2).view());
    outbox.work(12);
    assertThat(cards()).hasSize(2);
    assertThat(replies(cards().getFirst())).isEmpty();
    assertThat(replies(cards().getLast()))
        .extracting(reply -> reply.get("text").asString())
        .hasSizeGreaterThan(1)
        .doesNotHaveDuplicates()
        .first()
        .asString()
        .contains("was locked");
  }

  @Test
  void whoLocksThemAllIsNotAnsweredWithEverMore() {
    for (int times = 0; times < 10; times++) {
      slack.refuse("chat.update", LOCKED);
    }
    for (int change = 0; change < 8; change++) {
      outbox.change(change % 2 == 0 ? taken() : open().view());
      outbox.work(6);
    }
    assertThat(cards()).as("the first and three more").hasSize(4);
  }

  @Test
  void whatWasLeftOfAStormIsTakenOutOnceOthersReadThereAndItIsUnlocked() {
    LongStream.rangeClosed(8, 40)
        .forEach(i -> outbox.change(TestIncidents.open().numbered(i, Severity.SEV3).view()));
    outbox.work(20);
    slack.refuse("chat.update", LOCKED);
    outbox.change(TestIncidents.open().resolved().numbered(40, Severity.SEV3).view());
    outbox.work(20);
    assertThat(storms()).as("the storm goes on in another message").hasSize(2);
    slack.shared(TestOutbox.CHANNEL);
    outbox.refresh();
    outbox.work(20);
    assertThat(outbox.shown(TestOutbox.CHANNEL).toString())
        .doesNotContain("out of memory", "PodOOMKilled");
  }

  private List<ObjectNode> storms() {
    return cards().stream().filter(card -> card.toString().contains("storm")).toList();
  }
}
