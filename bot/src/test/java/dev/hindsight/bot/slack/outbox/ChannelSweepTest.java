package dev.hindsight.bot.slack.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import dev.hindsight.bot.TestDatabase;
import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.slack.outbox.ChannelSweep.Page;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** However much was told in a channel, all of it is looked at once others read it. */
class ChannelSweepTest {

  private static final int MANY = 431;
  private static DataSource database;

  private final JdbcClient jdbc = JdbcClient.create(database);
  private final JdbcCards cards = new JdbcCards(jdbc);
  private final AtomicInteger answersLeft = new AtomicInteger();
  private final ChannelSweep sweep =
      new ChannelSweep(
          new JdbcMessages(jdbc),
          cards,
          SchedulerClient.Builder.create(database).tableName("actions.scheduled_tasks").build(),
          Clock.systemUTC(),
          _ -> answersLeft.getAndDecrement() > 0);

  @BeforeAll
  static void database() {
    database = TestDatabase.with("bot", "actions");
  }

  @BeforeEach
  void told() {
    jdbc.sql(
            "truncate bot.slack_cards, bot.slack_storms, bot.slack_messages,"
                + " actions.scheduled_tasks")
        .update();
    LongStream.rangeClosed(1, MANY)
        .forEach(
            i -> {
              tell(i, "card", "C1");
              tell(i, "evidence", "C1");
              tell(1_000 + i, "card", "C2");
            });
    allShown();
  }

  private void tell(long incident, String kind, String channel) {
    cards.want(new IncidentId(incident));
    jdbc.sql("insert into bot.slack_messages (incident, kind, channel) values (:i, :kind, :c)")
        .param("i", incident)
        .param("kind", kind)
        .param("c", channel)
        .update();
  }

  private void allShown() {
    jdbc.sql("update bot.slack_cards set sent = wanted").update();
  }

  private List<Long> behind() {
    return jdbc.sql("select incident from bot.slack_cards where sent < wanted order by 1 desc")
        .query(Long.class)
        .list();
  }

  private int tasks(String name) {
    return jdbc.sql("select count(*) from actions.scheduled_tasks where task_name = :name")
        .param("name", name)
        .query(Integer.class)
        .single();
  }

  @Test
  void allOfItIsLookedAtTheNewestFirstAndAPageAtATime() {
    Optional<Page> page = sweep.next(Page.first("C1"));
    assertThat(behind()).hasSize(ChannelSweep.PAGE).startsWith(431L, 430L).endsWith(412L);
    int pages = 1;
    while (page.isPresent()) {
      allShown();
      page = sweep.next(page.get());
      pages++;
    }
    assertThat(pages).isEqualTo(22);
    assertThat(tasks("slack-card")).as("each of this channel once").isEqualTo(MANY);
  }

  @Test
  void whatIsNotShownYetIsWaitedForButNotForEver() {
    Page first = Page.first("C1");
    Page second = sweep.next(first).orElseThrow();
    Page waits = sweep.next(second).orElseThrow();
    assertThat(waits.below()).isEqualTo(second.below());
    assertThat(behind()).hasSize(ChannelSweep.PAGE);
    for (int i = 0; i < 60; i++) {
      waits = sweep.next(waits).orElseThrow();
    }
    assertThat(behind()).as("what Slack refuses holds nothing up").hasSize(2 * ChannelSweep.PAGE);
  }

  @Test
  void aPageIsATaskThatAnotherReplicaReadsAndTwoChangesAreTwo() {
    sweep.begin("C1", Instant.now());
    sweep.begin("C1", Instant.now());
    assertThat(tasks("slack-channel-sweep")).isEqualTo(2);
    Page page = new Page("C1", 412, 3, "n");
    assertThat(Page.read(page.id())).isEqualTo(page);
  }

  @Test
  void answersThereAreTakenOutBeforeThePageIsTurned() {
    answersLeft.set(1);
    Page first = Page.first("C1");
    assertThat(sweep.next(first)).get().matches(page -> page.below() == first.below());
    assertThat(behind()).isEmpty();
    assertThat(sweep.next(first)).get().matches(page -> page.below() < first.below());
  }
}
