package dev.hindsight.bot.slack.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.PlanState;
import dev.hindsight.bot.TestDatabase;
import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.incident.Severity;
import dev.hindsight.bot.slack.ScriptedSlack;
import dev.hindsight.bot.slack.ScriptedSlack.Fault;
import dev.hindsight.bot.slack.view.TestIncidents;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Many incidents at once are lines of one message, and none of them is lost. */
class StormTest {

  private static final int MANY = 60;
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

  private void storm() {
    LongStream.rangeClosed(1, MANY).forEach(i -> outbox.change(open(i)));
  }

  private static IncidentView open(long number) {
    return TestIncidents.open().numbered(number, severity(number)).view();
  }

  private static IncidentView resolved(long number) {
    return TestIncidents.open().resolved().numbered(number, severity(number)).view();
  }

  /** One in ten is worse than the others. */
  private static Severity severity(long number) {
    return number % 10 == 0 ? Severity.SEV2 : Severity.SEV3;
  }

  private ObjectNode stormCard() {
    return outbox.shown("C1").stream()
        .filter(m -> m.get("text").asString().contains("storm") && isRoot(m))
        .findFirst()
        .orElseThrow();
  }

  private String thread() {
    return outbox.shown("C1").stream()
        .filter(m -> m.get("text").asString().contains("storm") && !isRoot(m))
        .map(ObjectNode::toString)
        .collect(Collectors.joining("\n"));
  }

  private static boolean isRoot(ObjectNode message) {
    return message.get("thread_ts").equals(message.get("ts"));
  }

  @Test
  void aFewAtOnceAreCardsAsEver() {
    LongStream.rangeClosed(1, 10).forEach(i -> outbox.change(open(i)));
    outbox.work(12);
    assertThat(outbox.cardsShown()).hasSize(10);
    assertThat(outbox.storms.open()).isEmpty();
  }

  @Test
  void whatWaitsIsOneMessageThatSaysHowManyAndWhichIsWorst() {
    storm();
    outbox.work(20);
    assertThat(outbox.cardsShown()).containsOnlyKeys(1L);
    assertThat(stormCard().get("text").asString())
        .startsWith("SEV2 storm: 59 incidents within a minute")
        .contains("worst: checkout", "59 open (6 SEV2, 53 SEV3)");
    for (long i = 2; i <= MANY; i++) {
      assertThat(thread()).contains("INC-" + i + "\"");
    }
    // the card of the first, the one message, its two pages
    assertThat(outbox.shown("C1")).hasSize(4);
  }

  @Test
  void whatBecomesOfThemIsEditedThere() {
    storm();
    outbox.work(20);
    LongStream.rangeClosed(1, MANY).forEach(i -> outbox.change(resolved(i)));
    outbox.work(20);
    outbox.pause();
    outbox.work(5);
    assertThat(outbox.shown("C1")).filteredOn(StormTest::isRoot).hasSize(2);
    assertThat(stormCard().get("text").asString())
        .startsWith("SEV2 storm over: 59 incidents")
        .contains("all are resolved, nothing is asked", "0 open, 59 resolved");
    assertThat(thread()).doesNotContain("· open");
    assertThat(outbox.cardsShown().values())
        .hasSize(1)
        .allSatisfy(card -> assertThat(card).contains("Resolved: SEV"));
    assertThat(outbox.storms.open()).isEmpty();
  }

  @Test
  void oneThatSomebodyTakesGetsItsCard() {
    storm();
    outbox.work(20);
    outbox.change(TestIncidents.open().acknowledged().numbered(33, Severity.SEV3).view());
    outbox.change(
        TestIncidents.proposed()
            .with(PlanState.AWAITING_APPROVAL)
            .numbered(34, Severity.SEV3)
            .view());
    outbox.work(8);
    assertThat(outbox.cardsShown()).containsOnlyKeys(1L, 33L, 34L);
    assertThat(outbox.shown("D" + TestIncidents.ADA)).hasSize(1);
    assertThat(thread()).contains("INC-33", "acknowledged");
  }

  @Test
  void theWorstGetTheirCardsOnceItIsCalmerAndNoMoreThanPeopleCanRead() {
    storm();
    outbox.work(20);
    outbox.pause();
    outbox.work(20);
    assertThat(outbox.cardsShown()).hasSize(11).containsKeys(10L, 20L, 30L, 40L, 50L, 60L);
    outbox.change(resolved(20));
    outbox.work(5);
    assertThat(outbox.cardsShown()).as("the next one's turn").hasSize(12);
    assertThat(outbox.storms.open()).as("most are open").isPresent();
  }

  @Test
  void whatComesAfterAQuietMinuteGetsItsCardWhateverIsOpen() {
    storm();
    outbox.work(20);
    outbox.pause();
    outbox.work(20);
    assertThat(outbox.storms.open()).as("most are open").isPresent();
    outbox.change(open(73));
    outbox.work(5);
    assertThat(outbox.cardsShown()).containsKey(73L);
  }

  @Test
  void whatComesOneByOneAfterwardsIsNoStormAndGetsItsCards() {
    storm();
    outbox.work(20);
    outbox.pause(Duration.ofSeconds(50));
    outbox.work(20);
    outbox.change(open(71));
    outbox.work(5);
    outbox.pause(Duration.ofSeconds(50));
    outbox.change(open(72));
    outbox.work(5);
    assertThat(outbox.cardsShown()).containsKey(72L);
  }

  @Test
  void aWorseOneThanThoseThatHaveCardsGetsItsCardOnceItIsCalmer() {
    storm();
    outbox.work(20);
    outbox.pause(Duration.ofSeconds(15));
    outbox.work(20);
    assertThat(outbox.cardsShown()).hasSize(11);
    LongStream.rangeClosed(61, 70).forEach(i -> outbox.change(open(i)));
    outbox.work(3);
    assertThat(outbox.cardsShown()).doesNotContainKey(70L);
    outbox.pause(Duration.ofSeconds(15));
    outbox.work(5);
    assertThat(outbox.cardsShown()).hasSize(12).containsKey(70L);
  }

  @Test
  void aStormEndsWhenNothingNewHasComeForLongWhateverIsOpen() {
    storm();
    outbox.work(20);
    outbox.pause(Duration.ofMinutes(11));
    outbox.work(20);
    assertThat(outbox.storms.open()).isEmpty();
    assertThat(stormCard().get("text").asString())
        .startsWith("SEV2 storm over: 59 incidents")
        .contains("59 open");
    assertThat(outbox.cardsShown()).as("the worst and the first").hasSize(12).containsKey(60L);
  }

  @Test
  void anIncidentThatComesInTheStormJoinsItAndTheNextStormIsAnother() {
    storm();
    outbox.work(20);
    outbox.change(open(70));
    outbox.change(TestIncidents.open().numbered(71, Severity.SEV1).view());
    outbox.work(8);
    assertThat(thread()).contains("INC-70");
    assertThat(outbox.cardsShown()).containsKey(71L).doesNotContainKey(70L);
    LongStream.rangeClosed(1, 71).forEach(i -> outbox.change(resolved(i)));
    outbox.work(10);
    outbox.pause();
    outbox.work(10);
    outbox.change(open(80));
    outbox.work(5);
    assertThat(outbox.cardsShown()).containsKey(80L);
  }

  @Test
  void oneThatOpensAgainAfterTheStormGetsItsCard() {
    storm();
    outbox.work(20);
    LongStream.rangeClosed(1, MANY).forEach(i -> outbox.change(resolved(i)));
    outbox.work(10);
    outbox.pause();
    outbox.work(10);
    outbox.change(resolved(40));
    outbox.work(5);
    assertThat(outbox.cardsShown()).doesNotContainKey(40L);
    outbox.change(open(40));
    outbox.work(5);
    assertThat(outbox.cardsShown()).containsKey(40L);
  }

  @Test
  void aThrottledChannelGetsNothingMeanwhileAndEverythingAfterwards() {
    slack.next("chat.postMessage", Fault.RATE_LIMITED);
    storm();
    outbox.work();
    outbox.work();
    assertThat(outbox.shown("C1")).isEmpty();
    assertThat(slack.calls("chat.postMessage")).hasSize(1);
    assertThat(outbox.lanes.take("D" + TestIncidents.ADA, false)).as("another channel").isEmpty();
    outbox.work(20);
    assertThat(outbox.shown("C1")).hasSize(3);
  }

  @Test
  void whoDiesInTheMiddleLeavesNothingTwiceAndNothingOut() {
    storm();
    outbox.work(3);
    slack.next("chat.postMessage", Fault.LOST_ANSWER);
    outbox.work(1);
    // the queue is durable: another process has the same work and none of the memory
    TestOutbox other = new TestOutbox(database, slack);
    LongStream.rangeClosed(1, MANY).forEach(i -> other.change(open(i)));
    other.work(25);
    List<String> texts = other.shown("C1").stream().map(ObjectNode::toString).toList();
    assertThat(texts).hasSize(4);
    assertThat(other.cardsShown()).hasSize(1);
    for (long i = 2; i <= MANY; i++) {
      String name = "INC-" + i + "\"";
      assertThat(texts).anySatisfy(text -> assertThat(text).contains(name));
    }
  }

  @Test
  void aMentionBelowAStormIsOfNoIncident() {
    storm();
    outbox.work(20);
    String ts = stormCard().get("ts").asString();
    assertThat(outbox.places.incidentAt("C1", ts)).isEmpty();
    assertThat(outbox.storms.member(new IncidentId(11))).isPresent();
  }
}
