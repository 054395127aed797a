package dev.hindsight.bot.slack.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import dev.hindsight.actions.PlanState;
import dev.hindsight.bot.TestDatabase;
import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.incident.People.Person;
import dev.hindsight.bot.slack.ScriptedSlack;
import dev.hindsight.bot.slack.ScriptedSlack.Fault;
import dev.hindsight.bot.slack.view.TestIncidents;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;

/** The outbox against a real database and a Slack that fails as it is told. */
class DeliveryTest {

  private static final IncidentId ID = TestIncidents.ID;
  private static DataSource database;

  private final ScriptedSlack slack = new ScriptedSlack();
  private final AtomicReference<IncidentView> shown =
      new AtomicReference<>(TestIncidents.open().view());
  private final AtomicInteger woken = new AtomicInteger();
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final JdbcCards cards = new JdbcCards(jdbc);
  private final JdbcMessages messages = new JdbcMessages(jdbc);
  private final JdbcLanes lanes = new JdbcLanes(jdbc, "C1");
  private final Routes routes = new Routes(new JdbcRoutes(jdbc), "C1", Optional.empty());
  private final Delivery delivery = delivery();

  @BeforeAll
  static void database() {
    database = TestDatabase.with("bot");
    JdbcClient jdbc = JdbcClient.create(database);
    jdbc.sql("create schema if not exists actions").update();
    jdbc.sql(
            """
            create table actions.scheduled_tasks (
              task_name text not null, task_instance text not null, task_data bytea,
              execution_time timestamptz not null, picked boolean not null, picked_by text,
              last_success timestamptz, last_failure timestamptz, consecutive_failures int,
              last_heartbeat timestamptz, version bigint not null, priority smallint,
              primary key (task_name, task_instance))
            """)
        .update();
  }

  @BeforeEach
  void empty() {
    jdbc.sql(
            "truncate bot.slack_cards, bot.slack_messages, bot.slack_lanes, bot.slack_storms,"
                + " bot.slack_routes, actions.scheduled_tasks")
        .update();
  }

  @AfterEach
  void close() {
    slack.close();
  }

  private Delivery delivery() {
    SlackConfig config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(slack.api().toString());
    config.setProxyUrl(null);
    SlackCalls calls = new SlackCalls(Slack.getInstance(config).methods("xoxb-1"));
    slack.ours("C1");
    ChannelReaders readers =
        new ChannelReaders(Slack.getInstance(config).methods("xoxb-1"), (_, _) -> {});
    PrivateNotices notices = new PrivateNotices(_ -> new Person.Member("somebody"), messages);
    FirstPost firstPost =
        new FirstPost(calls, messages, lanes, routes, readers, notices, (_, _) -> {});
    WantedMessages wanted =
        new WantedMessages(
            _ -> List.of(TestIncidents.ADA, TestIncidents.ERIN),
            _ -> Optional.empty(),
            new JdbcTrails(jdbc));
    SlackFiles slackFiles = new SlackFiles(Slack.getInstance(config).methods("xoxb-1"));
    FileShare files = new FileShare(slackFiles, messages, lanes, readers);
    MessageSender sender =
        new MessageSender(calls, messages, lanes, routes, readers, firstPost, files);
    return new Delivery(
        cards,
        id -> Optional.of(shown.get()),
        new Reconciliation(
            wanted,
            messages,
            sender,
            routes,
            new Storms(
                new JdbcStorms(jdbc),
                lanes,
                new JdbcCardPlaces(jdbc),
                _ -> List.of(),
                _ -> {},
                _ -> {}),
            readers,
            new Withdrawal(slackFiles, messages, sender, lanes)));
  }

  /** The change and its delivery, as often as it asks to be tried again. */
  private void show(TestIncidents incident) {
    shown.set(incident.view());
    untilDone(cards.want(ID));
  }

  private void untilDone(long version) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              impatient();
              return delivery.deliver(ID, version).isEmpty();
            });
  }

  /** The waits between posts and edits are over. */
  private void impatient() {
    jdbc.sql("update bot.slack_lanes set free_at = now()").update();
    jdbc.sql("update bot.slack_messages set editable_at = now()").update();
    jdbc.sql("update bot.slack_routes set retry_at = now()").update();
  }

  private List<String> posted() {
    return slack.calls("chat.postMessage").stream().map(call -> call.get("channel")).toList();
  }

  private String card() {
    return jdbc.sql("select ts from bot.slack_messages where kind = 'card'")
        .query(String.class)
        .single();
  }

  @Test
  void theCardIsPostedOnceAndEditedAfterwards() {
    show(TestIncidents.open());
    assertThat(posted()).containsExactly("C1");
    assertThat(slack.calls("chat.postMessage").getFirst())
        .containsEntry("unfurl_links", "0")
        .containsEntry("unfurl_media", "0")
        .extractingByKey("metadata")
        .asString()
        .contains("hindsight_card", "\"outbox_id\":\"INC-7\"");
    assertThat(new JdbcCardPlaces(jdbc).link(ID)).contains("https://example.slack.com/" + card());
    show(TestIncidents.open().acknowledged());
    assertThat(posted()).hasSize(1);
    assertThat(slack.calls("chat.update")).hasSize(1);
    assertThat(slack.messages().get(card()).toString()).contains("acknowledged by");
  }

  @Test
  void whatLooksTheSameIsNotSentAgain() {
    show(TestIncidents.open());
    show(TestIncidents.open());
    assertThat(posted()).hasSize(1);
    assertThat(slack.calls("chat.update")).isEmpty();
  }

  @Test
  void theThreadHasOneReplyEachAndApproversAreToldInPrivate() {
    show(TestIncidents.proposed());
    assertThat(posted()).containsExactly("C1", "C1", "C1");
    show(TestIncidents.proposed().acknowledged().with(PlanState.AWAITING_APPROVAL));
    // Erin asked, so only Ada can approve
    assertThat(posted()).containsExactly("C1", "C1", "C1", "D" + TestIncidents.ADA);
    show(TestIncidents.proposed().acknowledged().with(PlanState.RUNNING));
    Map<String, Long> byThread =
        slack.messages().values().stream()
            .filter(m -> m.get("channel").asString().equals("C1"))
            .collect(
                Collectors.groupingBy(m -> m.get("thread_ts").asString(), Collectors.counting()));
    assertThat(byThread).containsExactly(Map.entry(card(), 4L));
    assertThat(
            slack.messages().values().stream()
                .filter(m -> m.get("channel").asString().startsWith("D")))
        .singleElement()
        .satisfies(notice -> assertThat(notice.toString()).doesNotContain("review_plan"));
  }

  @Test
  void thePlansScriptsAreSharedInTheThreadOnce() {
    show(TestIncidents.proposed());
    show(TestIncidents.proposed().acknowledged());
    assertThat(slack.files().values()).containsExactly(card(), card());
    assertThat(slack.calls("files.completeUploadExternal"))
        .singleElement()
        .satisfies(call -> assertThat(call.get("initial_comment")).contains("for reading"));
    assertThat(slack.calls("files.getUploadURLExternal"))
        .extracting(call -> call.get("filename"))
        .containsExactly("PLN-42-v1.sh", "PLN-42-v1.py");
  }

  @Test
  void filesWhoseSharingWasNotAnsweredAreLookedForAndNotSharedTwice() {
    slack.next("files.completeUploadExternal", Fault.LOST_ANSWER);
    show(TestIncidents.proposed());
    assertThat(slack.files().values()).containsExactly(card(), card());
    assertThat(slack.calls("files.completeUploadExternal")).hasSize(1);
    assertThat(slack.calls("files.info")).hasSize(1);
  }

  @Test
  void filesThatWereNotSharedForCertainAreSharedThen() {
    slack.next("files.completeUploadExternal", Fault.SERVER_ERROR);
    show(TestIncidents.proposed());
    assertThat(slack.files().values()).containsExactly(card(), card());
    assertThat(slack.calls("files.getUploadURLExternal")).hasSize(2);
  }

  @Test
  void whereFilesAreRefusedTheThreadDoesWithoutAndNothingPointsAtThem() {
    slack.refuse("files.getUploadURLExternal", "file_uploads_disabled");
    show(TestIncidents.proposed());
    show(TestIncidents.proposed().acknowledged());
    assertThat(slack.files()).isEmpty();
    assertThat(slack.calls("files.getUploadURLExternal")).hasSize(1);
    assertThat(slack.messages()).hasSize(3);
  }

  @Test
  void filesWhoseHostNeverAnswersAreGivenUpAndNothingElseWaits() {
    for (int i = 0; i < 9; i++) {
      slack.next("files.getUploadURLExternal", Fault.SERVER_ERROR);
    }
    show(TestIncidents.proposed());
    assertThat(slack.calls("files.getUploadURLExternal")).hasSize(5);
    assertThat(slack.files()).isEmpty();
    assertThat(slack.messages()).hasSize(3);
    show(TestIncidents.proposed().acknowledged());
    assertThat(slack.calls("files.getUploadURLExternal")).hasSize(5);
  }

  @Test
  void filesThatSlackThrewAwayAreUploadedAnew() {
    slack.next("files.completeUploadExternal", Fault.SERVER_ERROR);
    slack.refuse("files.info", "file_not_found");
    show(TestIncidents.proposed());
    assertThat(slack.calls("files.getUploadURLExternal")).hasSize(4);
    assertThat(slack.files().values().stream().filter(card()::equals)).hasSize(2);
  }

  @Test
  void aThrottledFileHoldsFilesAndNoCard() {
    shown.set(TestIncidents.proposed().view());
    slack.next("files.getUploadURLExternal", Fault.RATE_LIMITED);
    long version = cards.want(ID);
    await()
        .until(
            () -> {
              impatient();
              delivery.deliver(ID, version);
              return lanes.blocked(JdbcLanes.FILES).isPresent();
            });
    assertThat(lanes.blocked(JdbcLanes.FILES).orElseThrow()).isGreaterThan(Duration.ofSeconds(5));
    assertThat(lanes.blocked("C1").orElse(Duration.ZERO)).isLessThan(Duration.ofSeconds(2));
    untilDone(version);
    assertThat(slack.files().values()).containsExactly(card(), card());
  }

  @Test
  void aShortPauseDoesNotEndALongerOne() {
    lanes.block("C7", Duration.ofSeconds(30));
    lanes.block("C7", Duration.ofSeconds(1));
    assertThat(lanes.blocked("C7").orElseThrow()).isGreaterThan(Duration.ofSeconds(20));
  }

  @Test
  void aPostWhoseAnswerWasLostIsFoundAgain() {
    shown.set(TestIncidents.open().view());
    long version = cards.want(ID);
    slack.next("chat.postMessage", Fault.LOST_ANSWER);
    assertThat(delivery.deliver(ID, version)).isPresent();
    untilDone(version);
    assertThat(slack.calls("conversations.history").getFirst().get("oldest")).matches("\\d+");
    assertThat(slack.messages()).hasSize(1);
    assertThat(card()).isEqualTo(slack.messages().keySet().iterator().next());
  }

  @Test
  void aReplyWhoseAnswerWasLostIsFoundAgain() {
    show(TestIncidents.open());
    slack.next("chat.postMessage", Fault.LOST_ANSWER);
    show(TestIncidents.proposed());
    assertThat(slack.messages()).hasSize(3);
  }

  @Test
  void aPostThatNeverHappenedIsRepeated() {
    slack.next("chat.postMessage", Fault.SERVER_ERROR);
    show(TestIncidents.open());
    assertThat(slack.messages()).hasSize(1);
    assertThat(slack.calls("conversations.history")).hasSize(1);
  }

  @Test
  void slackIsLeftAloneForAsLongAsItSays() {
    shown.set(TestIncidents.open().view());
    long version = cards.want(ID);
    slack.next("chat.postMessage", Fault.RATE_LIMITED);
    assertThat(delivery.deliver(ID, version)).contains(Duration.ofSeconds(7));
    assertThat(delivery.deliver(ID, version).orElseThrow()).isGreaterThan(Duration.ofSeconds(5));
    assertThat(posted()).hasSize(1);
    untilDone(version);
    assertThat(slack.messages()).hasSize(1);
    assertThat(slack.calls("conversations.history")).isEmpty();
  }

  @Test
  void aCardThatSomebodyDeletedIsPostedAnew() {
    show(TestIncidents.open());
    slack.messages().clear();
    show(TestIncidents.open().acknowledged());
    assertThat(posted()).hasSize(2);
    assertThat(slack.messages()).containsOnlyKeys(card());
  }

  @Test
  void refusedBlocksAreSentAsWords() {
    slack.refuse("chat.postMessage", "invalid_blocks");
    show(TestIncidents.open());
    assertThat(slack.messages().values())
        .singleElement()
        .satisfies(m -> assertThat(m.has("blocks")).isFalse())
        .satisfies(m -> assertThat(m.get("text").asString()).startsWith("SEV2 checkout"));
  }

  @Test
  void aChannelThatIsNotThereIsTriedSlowly() {
    shown.set(TestIncidents.open().view());
    long version = cards.want(ID);
    slack.refuse("chat.postMessage", "not_in_channel");
    assertThat(delivery.deliver(ID, version).orElseThrow())
        .isGreaterThanOrEqualTo(Duration.ofMinutes(1));
    untilDone(version);
    assertThat(slack.messages()).hasSize(1);
  }

  @Test
  void anApproverWhoCannotBeReachedDoesNotHoldUpTheThread() {
    shown.set(TestIncidents.proposed().with(PlanState.AWAITING_APPROVAL).view());
    slack.refuse("conversations.open", "user_not_found");
    long version = cards.want(ID);
    await()
        .until(
            () -> {
              impatient();
              slack.refuse("conversations.open", "user_not_found");
              delivery.deliver(ID, version);
              return slack.messages().size() == 3;
            });
    assertThat(posted()).containsOnly("C1");
  }

  @Test
  void manyWorkersPostOnce() throws Exception {
    shown.set(TestIncidents.open().view());
    long version = cards.want(ID);
    Callable<Optional<Duration>> work = () -> delivery.deliver(ID, version);
    try (ExecutorService workers = Executors.newFixedThreadPool(8)) {
      workers.invokeAll(Stream.generate(() -> work).limit(8).toList());
    }
    untilDone(version);
    assertThat(posted()).hasSize(1);
    assertThat(slack.messages()).hasSize(1);
  }

  @Test
  void aLeaseOfADeadWorkerIsTakenOver() {
    shown.set(TestIncidents.open().view());
    long version = cards.want(ID);
    assertThat(cards.lease(ID, java.util.UUID.randomUUID())).isTrue();
    assertThat(delivery.deliver(ID, version)).isPresent();
    assertThat(posted()).isEmpty();
    jdbc.sql("update bot.slack_cards set leased_until = now() - interval '1 s'").update();
    untilDone(version);
    assertThat(posted()).hasSize(1);
  }

  @Test
  void anOverdueVersionLeavesTheWorkToTheNewest() {
    long first = cards.want(ID);
    long second = cards.want(ID);
    assertThat(delivery.deliver(ID, first)).isEmpty();
    assertThat(posted()).isEmpty();
    untilDone(second);
    assertThat(posted()).hasSize(1);
  }

  @Test
  void repliesWaitForCardsOfTheSameChannel() {
    show(TestIncidents.open());
    cards.want(new IncidentId(8));
    messages.begin(new IncidentId(8), Wanted.CARD, "C1", false, UUID.randomUUID());
    impatient();
    assertThat(lanes.take("C1", false)).isPresent();
    assertThat(lanes.take("C1", true)).isEmpty();
    assertThat(lanes.take("C1", true)).isPresent();
  }

  @Test
  void repliesWaitForACardThatHasNotHadItsTurnYet() {
    show(TestIncidents.open());
    cards.want(new IncidentId(8));
    impatient();
    assertThat(lanes.take("C1", false)).isPresent();
    assertThat(lanes.take("C1", true)).isEmpty();
  }

  @Test
  void anApprovalDoesNotWaitForACardOfAnotherChannel() {
    cards.want(new IncidentId(8));
    assertThat(lanes.take("D" + TestIncidents.ADA, false)).isEmpty();
  }

  @Test
  void whoApprovesIsToldWhileTheCardCannotBePosted() {
    shown.set(TestIncidents.proposed().with(PlanState.AWAITING_APPROVAL).view());
    slack.refuse("chat.postMessage", "is_archived");
    assertThat(delivery.deliver(ID, cards.want(ID))).isPresent();
    assertThat(slack.messages().values())
        .singleElement()
        .satisfies(m -> assertThat(m.get("channel").asString()).isEqualTo("D" + TestIncidents.ADA));
  }

  @Test
  void aThrottledEditHoldsAllEditsAndNoPost() {
    show(TestIncidents.open());
    shown.set(TestIncidents.open().acknowledged().view());
    impatient();
    slack.next("chat.update", Fault.RATE_LIMITED);
    long version = cards.want(ID);
    assertThat(delivery.deliver(ID, version)).contains(Duration.ofSeconds(7));
    assertThat(delivery.deliver(ID, version).orElseThrow()).isGreaterThan(Duration.ofSeconds(5));
    assertThat(slack.calls("chat.update")).hasSize(1);
    assertThat(lanes.take("C1", false)).isEmpty();
    untilDone(version);
    assertThat(slack.calls("chat.update")).hasSize(2);
  }

  @Test
  void whereManyCardsWaitTheyComeOneByOne() {
    for (int i = 1; i <= 100; i++) {
      cards.want(new IncidentId(i));
    }
    assertThat(lanes.take("C1", true)).isEmpty();
    List<Long> waits =
        Stream.generate(() -> lanes.take("C1", true).orElseThrow().toMillis()).limit(50).toList();
    assertThat(waits.stream().distinct().count()).isGreaterThan(30);
    assertThat(waits).allMatch(ms -> ms < 55_000);
  }

  @Test
  void aRefreshThatIsRolledBackLeavesNothing() {
    TransactionTemplate transaction =
        new TransactionTemplate(new DataSourceTransactionManager(database));
    SlackRoom room = new SlackRoom(cards, queue(), woken::incrementAndGet);
    transaction.executeWithoutResult(
        status -> {
          room.refresh(ID);
          status.setRollbackOnly();
        });
    assertThat(tasks()).isEmpty();
    assertThat(woken).hasValue(0);
    transaction.executeWithoutResult(
        status -> {
          room.refresh(ID);
          room.refresh(ID);
        });
    assertThat(tasks()).containsExactlyInAnyOrder("7:1", "7:2");
    assertThat(woken.get()).isPositive();
  }

  private static SchedulerClient queue() {
    return SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(database))
        .tableName("actions.scheduled_tasks")
        .build();
  }

  private List<String> tasks() {
    return jdbc.sql("select task_instance from actions.scheduled_tasks").query(String.class).list();
  }
}
