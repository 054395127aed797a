package dev.hindsight.bot.slack.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.zaxxer.hikari.HikariDataSource;
import dev.hindsight.actions.PersonId;
import dev.hindsight.bot.TestDatabase;
import dev.hindsight.bot.digest.Figures;
import dev.hindsight.bot.digest.IsoWeek;
import dev.hindsight.bot.digest.JdbcSubscriptions;
import dev.hindsight.bot.digest.Rhythm;
import dev.hindsight.bot.digest.Subscription;
import dev.hindsight.bot.digest.TestFigures;
import dev.hindsight.bot.digest.Told;
import dev.hindsight.bot.digest.WeekWords.Wording;
import dev.hindsight.bot.incident.People.Person;
import dev.hindsight.bot.slack.ScriptedSlack;
import dev.hindsight.bot.slack.ScriptedSlack.Fault;
import dev.hindsight.bot.slack.outbox.JdbcDigestSends.Key;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A digest reaches its place once, whatever goes wrong on the way. */
class DigestDeliveryTest {

  private static final IsoWeek WEEK = new IsoWeek(2026, 47);
  private static final Key MANAGER = new Key("U1", WEEK);
  private static final Key TEAM = new Key("C7", WEEK);
  private static DataSource database;

  private final ScriptedSlack slack = new ScriptedSlack();
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final JdbcSubscriptions subscriptions = new JdbcSubscriptions(jdbc);
  private final Map<String, Person> people = new HashMap<>();
  private Figures figures = TestFigures.full();
  private Optional<Wording> words = Optional.empty();
  private int asked;

  private LongSupplier claims = System::nanoTime;

  @BeforeAll
  static void migrate() {
    database = TestDatabase.with("bot", "actions");
  }

  @AfterAll
  static void close() {
    ((HikariDataSource) database).close();
  }

  @AfterEach
  void end() {
    slack.close();
    jdbc.sql("truncate bot.digest_subscriptions, bot.digest_sends, bot.slack_lanes cascade")
        .update();
  }

  /** As a replica that has just started: all it knows is in the database. */
  private DigestDelivery delivery() {
    SlackConfig config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(slack.api().toString());
    config.setProxyUrl(null);
    MethodsClient methods = Slack.getInstance(config).methods("xoxb-1");
    JdbcDigestSends sends = new JdbcDigestSends(jdbc);
    return new DigestDelivery(
        sends,
        subscriptions,
        new DigestPlaces(
            methods, id -> people.getOrDefault(id.value(), new Person.Member("somebody"))),
        new DigestPost(
            new SlackCalls(methods, () -> claims.getAsLong()),
            sends,
            new JdbcLanes(jdbc, "C1"),
            (_, _) -> {}),
        new DigestContents(
            _ -> figures,
            _ -> {
              asked++;
              return words;
            },
            id -> Optional.of("https://example.slack.com/" + id),
            new SlackFiles(methods),
            "C1"));
  }

  private void due(Key key) {
    subscriptions.keep(
        new Subscription(
            key.place(),
            new PersonId(key.place()),
            Rhythm.USUAL,
            ZoneOffset.UTC,
            true,
            Instant.EPOCH),
        Instant.EPOCH);
    jdbc.sql(
            """
            insert into bot.digest_sends (place, week, zone, due_at)
            values (:place, :week, 'UTC', actions.hindsight_now())
            """)
        .param("place", key.place())
        .param("week", key.week().toString())
        .update();
  }

  /** Until it needs no more, a new replica each time. */
  private void deliver(Key key) {
    for (int tries = 0; tries < 12; tries++) {
      jdbc.sql("truncate bot.slack_lanes").update();
      if (delivery().deliver(key).isEmpty()) {
        return;
      }
    }
    throw new AssertionError("never ended");
  }

  private List<JsonNode> in(String channel) {
    return slack.messages().values().stream()
        .filter(m -> m.path("channel").asString().equals(channel))
        .sorted((a, b) -> a.path("ts").asString().compareTo(b.path("ts").asString()))
        .<JsonNode>map(m -> m)
        .toList();
  }

  private static Stream<JsonNode> blocks(JsonNode message, String type) {
    return message.path("blocks").valueStream().filter(b -> b.path("type").asString().equals(type));
  }

  @Test
  void inPrivateComesTheMessageWithItsPictureAndBelowItTheDetails() {
    due(MANAGER);
    deliver(MANAGER);
    deliver(MANAGER);
    assertThat(in("DU1")).hasSize(2);
    JsonNode digest = in("DU1").getFirst();
    JsonNode details = in("DU1").getLast();
    assertThat(details.path("thread_ts").asString()).isEqualTo(digest.path("ts").asString());
    String file = slack.files().keySet().iterator().next();
    assertThat(blocks(digest, "image").toList())
        .singleElement()
        .matches(image -> image.path("slack_file").path("id").asString().equals(file))
        .matches(image -> image.path("alt_text").asString().contains("W47 12"));
    assertThat(Told.numbers(figures))
        .allMatch(line -> digest.path("text").asString().contains(line.toString()));
    assertThat(blocks(details, "table")).hasSize(1);
    assertThat(details.path("text").asString())
        .contains("<https://example.slack.com/INC-71|INC-71>")
        .doesNotContain("<!channel>", "<@U0BAD>", "<https://evil");
  }

  @Test
  void aModelIsAskedOnceAndItsWordsStandAboveTheFigures() {
    words =
        Optional.of(new Wording(List.of("5 incidents were <!channel> opened."), "Worded by m."));
    due(MANAGER);
    slack.next("chat.postMessage", Fault.SERVER_ERROR);
    deliver(MANAGER);
    assertThat(asked).isEqualTo(1);
    assertThat(in("DU1").getFirst().path("blocks").toString())
        .contains("5 incidents were", "Worded by m.");
    assertThat(in("DU1").getFirst().path("text").asString()).doesNotContain("<!channel>");
  }

  @Test
  void withoutAModelTheDigestIsAsItWas() {
    due(MANAGER);
    deliver(MANAGER);
    assertThat(in("DU1").getFirst().path("blocks").toString()).doesNotContain("Worded", "model");
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void nothingIsPostedTwice(Fault fault) {
    due(MANAGER);
    slack.next("chat.postMessage", fault);
    deliver(MANAGER);
    assertThat(in("DU1")).hasSize(2);
    due(new Key("U2", WEEK));
    // the message goes through, its details do not
    assertThat(delivery().deliver(new Key("U2", WEEK))).isPresent();
    slack.next("chat.postMessage", Fault.RATE_LIMITED);
    deliver(new Key("U2", WEEK));
    assertThat(in("DU2")).hasSize(2);
  }

  @Test
  void threeOfFortyFailAndAfterARestartOnlyThoseAreSent() {
    List<Key> all = IntStream.range(0, 40).mapToObj(i -> new Key("U" + (100 + i), WEEK)).toList();
    all.forEach(this::due);
    all.forEach(
        key -> {
          if (List.of("U105", "U117", "U139").contains(key.place())) {
            slack.next("chat.postMessage", Fault.SERVER_ERROR);
            assertThat(delivery().deliver(key)).isPresent();
            assertThat(delivery().deliver(key)).isPresent();
            jdbc.sql("truncate bot.slack_lanes").update();
          } else {
            deliver(key);
          }
        });
    int before = slack.calls("chat.postMessage").size();
    assertThat(slack.messages()).hasSize(74);
    all.forEach(this::deliver);
    assertThat(slack.messages()).hasSize(80);
    assertThat(slack.calls("chat.postMessage").size() - before).isEqualTo(6);
    assertThat(all).allMatch(key -> in("D" + key.place()).size() == 2);
  }

  @Test
  void whereSlackTakesNoFilesTheDigestSaysSo() {
    due(MANAGER);
    slack.refuse("files.getUploadURLExternal", "file_uploads_disabled");
    deliver(MANAGER);
    JsonNode digest = in("DU1").getFirst();
    assertThat(blocks(digest, "image")).isEmpty();
    assertThat(digest.path("text").asString()).contains("no chart");
    assertThat(digest.path("blocks").toString()).contains("Slack did not take the chart");
  }

  @Test
  void aPictureThatSlackCannotShowCostsNothingButThePicture() {
    due(MANAGER);
    slack.refuse("chat.postMessage", "invalid_blocks");
    deliver(MANAGER);
    assertThat(in("DU1")).hasSize(2);
    assertThat(blocks(in("DU1").getFirst(), "image")).isEmpty();
    assertThat(blocks(in("DU1").getFirst(), "section")).isNotEmpty();
  }

  @Test
  void aManagerWhoLeftIsSkippedAndReportedOnce() {
    due(MANAGER);
    people.put("U1", new Person.Outsider("a deactivated account"));
    deliver(MANAGER);
    deliver(MANAGER);
    assertThat(in("DU1")).isEmpty();
    assertThat(in("C1"))
        .singleElement()
        .matches(
            m ->
                m.path("text").asString().contains("U1 was not sent: it is a deactivated account"));
    assertThat(subscriptions.of("U1")).get().matches(s -> !s.active());
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"id\":\"C7\",\"is_member\":false}',/invite @hindsight",
    "'{\"id\":\"C7\",\"is_member\":true,\"is_archived\":true}',archived",
    "'{\"id\":\"C7\",\"is_member\":true,\"is_ext_shared\":true}',another organisation"
  })
  void aChannelThatCannotHaveItIsSkippedAndReported(String channel, String why) {
    due(TEAM);
    slack.channel("C7", channel);
    deliver(TEAM);
    assertThat(in("C7")).isEmpty();
    assertThat(in("C1")).singleElement().matches(m -> m.path("text").asString().contains(why));
  }

  @Test
  void aChannelGetsIt() {
    due(TEAM);
    slack.channel("C7", "{\"id\":\"C7\",\"is_member\":true}");
    deliver(TEAM);
    assertThat(in("C7")).hasSize(2);
    assertThat(in("C1")).isEmpty();
  }

  private void set(String column, String moment) {
    jdbc.sql("update bot.digest_sends set %s = %s".formatted(column, moment)).update();
  }

  @Test
  void whatIsBegunDaysAfterItWasDueComes() {
    due(MANAGER);
    set("due_at", "now() - interval '3 days'");
    deliver(MANAGER);
    assertThat(in("DU1")).hasSize(2);
    assertThat(in("C1")).isEmpty();
    assertThat(subscriptions.of("U1")).get().matches(Subscription::active);
  }

  @Test
  void whatSlackDidNotTakeForADayIsGivenUpAndTheNextWeekComes() {
    due(MANAGER);
    people.put("U1", new Person.Unreachable("Slack is away"));
    assertThat(delivery().deliver(MANAGER)).isPresent();
    set("begun_at", "begun_at - interval '25 hours'");
    deliver(MANAGER);
    assertThat(in("DU1")).isEmpty();
    assertThat(in("C1"))
        .singleElement()
        .matches(m -> m.path("text").asString().contains("for a day. The next one comes as usual"));
    assertThat(subscriptions.of("U1")).get().matches(Subscription::active);
  }

  /** As after a day of the same. */
  private void aDayLater() {
    set("begun_at", "begun_at - interval '25 hours'");
    jdbc.sql("truncate bot.slack_lanes").update();
  }

  private void givenUp(String why) {
    deliver(MANAGER);
    assertThat(in("DU1")).isEmpty();
    assertThat(in("C1"))
        .extracting(m -> m.path("text").asString())
        .singleElement()
        .asString()
        .contains(why + ". The next one comes as usual");
    assertThat(subscriptions.of("U1")).get().matches(Subscription::active);
  }

  @ParameterizedTest
  @ValueSource(strings = {"restricted_action", "missing_scope", "is_inactive"})
  void whatSlackRefusedForADayIsGivenUp(String error) {
    due(MANAGER);
    assertThat(delivery().deliver(MANAGER)).isPresent();
    slack.refuse("chat.postMessage", error);
    assertThat(delivery().deliver(MANAGER)).isPresent();
    aDayLater();
    givenUp("Slack did not take it for a day");
  }

  @Test
  void whatMayBeThereAfterADayIsLookedForOnce() {
    due(MANAGER);
    assertThat(delivery().deliver(MANAGER)).isPresent();
    slack.next("chat.postMessage", Fault.SERVER_ERROR);
    assertThat(delivery().deliver(MANAGER)).isPresent();
    aDayLater();
    givenUp("Slack did not take it for a day");
    assertThat(slack.calls("conversations.history")).hasSize(1);
  }

  @Test
  void whatIsThereAfterADayIsNotSaidToBeMissing() {
    due(MANAGER);
    assertThat(delivery().deliver(MANAGER)).isPresent();
    slack.next("chat.postMessage", Fault.LOST_ANSWER);
    assertThat(delivery().deliver(MANAGER)).isPresent();
    aDayLater();
    deliver(MANAGER);
    assertThat(in("DU1")).hasSize(1);
    assertThat(in("C1")).isEmpty();
  }

  @Test
  void aDigestWhoseDetailsAreRefusedForADayEndsWithoutThem() {
    due(MANAGER);
    assertThat(delivery().deliver(MANAGER)).isPresent();
    assertThat(delivery().deliver(MANAGER)).as("the next post has to wait").isPresent();
    aDayLater();
    slack.refuse("chat.postMessage", "restricted_action");
    assertThat(delivery().deliver(MANAGER)).isEmpty();
    assertThat(in("DU1")).hasSize(1);
    assertThat(in("C1")).isEmpty();
  }

  @Test
  void whoeverGoesOnAfterACrashTellsThatItIsOff() {
    due(MANAGER);
    subscriptions.off("U1");
    set("skipped", "'it is a deactivated account now'");
    deliver(MANAGER);
    assertThat(in("C1"))
        .singleElement()
        .matches(m -> m.path("text").asString().contains("It is switched off"));
  }

  @Test
  void whoCannotBeAskedForWaits() {
    due(MANAGER);
    people.put("U1", new Person.Unreachable("Slack is away"));
    assertThat(delivery().deliver(MANAGER)).isPresent();
    people.clear();
    deliver(MANAGER);
    assertThat(in("DU1")).hasSize(2);
  }

  @Test
  void whoStoodStillBeforeItsPostFindsWhatAnotherPostedMeanwhile() {
    due(MANAGER);
    assertThat(delivery().deliver(MANAGER)).as("the picture").isPresent();
    jdbc.sql("truncate bot.slack_lanes").update();
    claims =
        () -> {
          claims = System::nanoTime;
          deliver(MANAGER);
          return System.nanoTime();
        };
    assertThat(delivery().deliver(MANAGER)).as("it looks again").isPresent();
    deliver(MANAGER);
    assertThat(in("DU1")).as("the message and its details").hasSize(2);
  }

  @Test
  void aQuietWeekIsOneMessageWithoutPicture() {
    due(MANAGER);
    figures = TestFigures.quiet();
    deliver(MANAGER);
    assertThat(in("DU1"))
        .singleElement()
        .matches(m -> m.path("text").asString().contains("A quiet week"));
    assertThat(slack.files()).isEmpty();
  }
}
