package dev.hindsight.bot.slack.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.zaxxer.hikari.HikariDataSource;
import dev.hindsight.bot.TestDatabase;
import dev.hindsight.bot.slack.ScriptedSlack;
import dev.hindsight.bot.slack.ScriptedSlack.Fault;
import dev.hindsight.bot.slack.block.Block;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.outbox.AnswerPost.Making;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What somebody said is done once, however often its answer has to be posted. */
class AnswerPostTest {

  private static final Heard HEARD = new Heard("Ev1", "C1", "5.5", "", "U1", "resume all");
  private static DataSource database;

  private final ScriptedSlack slack = new ScriptedSlack();
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final JdbcInbox inbox = new JdbcInbox(jdbc);
  private final AtomicInteger resumed = new AtomicInteger();
  private List<Block> blocks = List.of();
  private Runnable meanwhile = () -> {};

  @BeforeAll
  static void migrate() {
    database = TestDatabase.with("bot");
  }

  @AfterAll
  static void close() {
    ((HikariDataSource) database).close();
  }

  @AfterEach
  void end() {
    slack.close();
    jdbc.sql("truncate bot.slack_inbox, bot.slack_lanes, bot.slack_answers").update();
  }

  private Optional<Duration> post() {
    jdbc.sql("truncate bot.slack_lanes").update();
    return post(Making.ANEW);
  }

  private Optional<Duration> post(Making making) {
    SlackConfig config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(slack.api().toString());
    config.setProxyUrl(null);
    MethodsClient methods = Slack.getInstance(config).methods("xoxb-1");
    return new AnswerPost(
            new SlackCalls(methods),
            inbox,
            new JdbcLanes(jdbc, "C9"),
            new ChannelReaders(methods, (_, _) -> {}),
            new JdbcChannels(jdbc))
        .post(HEARD, making, this::made);
  }

  private Message made() {
    meanwhile.run();
    return new Message("Resumed, time " + resumed.incrementAndGet(), blocks);
  }

  @BeforeEach
  void ours() {
    slack.ours("C1");
  }

  @Test
  void aModelIsNotAskedAgainToSayItsAnswer() {
    blocks = List.of(new Block.Divider());
    inbox.keep("event Ev1");
    slack.next("chat.postMessage", Fault.RATE_LIMITED);
    assertThat(post(Making.ONCE)).isPresent();
    jdbc.sql("truncate bot.slack_lanes").update();
    assertThat(post(Making.ONCE)).isEmpty();
    assertThat(resumed).hasValue(1);
    assertThat(slack.messages().values())
        .singleElement()
        .matches(shown -> shown.path("text").asString().equals("Resumed, time 1"));
    assertThat(new JdbcChannels(jdbc).answers("C1", 9))
        .as("to be taken out once others read there")
        .containsExactlyElementsOf(slack.messages().keySet());
  }

  @Test
  void whoAskedInAThreadThatWasLockedSinceIsToldAlone() {
    inbox.keep("event Ev1");
    slack.refuse("chat.postMessage", "restricted_action_thread_locked");
    assertThat(post()).isEmpty();
    assertThat(slack.messages().values())
        .singleElement()
        .satisfies(
            shown -> {
              assertThat(shown.path("channel").asString()).isEqualTo(HEARD.person());
              assertThat(shown.path("text").asString())
                  .contains("That thread is locked", "Resumed, time 1");
            });
    assertThat(new JdbcChannels(jdbc).answers("C1", 9)).as("nothing stands there").isEmpty();
  }

  @Test
  void whoNeededLongFindsWhatAnotherReplicaAnsweredMeanwhile() {
    inbox.keep("event Ev1");
    meanwhile =
        () -> {
          meanwhile = () -> {};
          assertThat(post()).isEmpty();
          jdbc.sql("truncate bot.slack_lanes").update();
        };
    assertThat(post()).as("it looks").isPresent();
    assertThat(post()).as("and finds it").isEmpty();
    assertThat(slack.messages()).hasSize(1);
  }

  @Test
  void theNextPostIsASecondAfterThisOneHoweverLongItTook() {
    inbox.keep("event Ev1");
    meanwhile = () -> LockSupport.parkNanos(Duration.ofMillis(1_200).toNanos());
    assertThat(post()).isEmpty();
    assertThat(new JdbcLanes(jdbc, "C9").blocked("C1")).isPresent();
  }

  @Test
  void whatTookLongerThanItsPlaceWaitsForAnother() {
    inbox.keep("event Ev1");
    JdbcLanes lanes = new JdbcLanes(jdbc, "C9");
    meanwhile =
        () -> {
          LockSupport.parkNanos(Duration.ofMillis(1_200).toNanos());
          lanes.block("C1", Duration.ofMinutes(1));
        };
    assertThat(post()).isPresent();
    assertThat(slack.messages()).isEmpty();
    meanwhile = () -> {};
    assertThat(post()).isEmpty();
    assertThat(slack.messages()).hasSize(1);
  }

  /** A model takes its time. */
  @Test
  void whatOthersWouldReadByThenIsNotPosted() {
    inbox.keep("event Ev1");
    meanwhile = () -> slack.shared("C1");
    assertThat(post(Making.ONCE)).isPresent();
    assertThat(slack.messages()).isEmpty();
    jdbc.sql("truncate bot.slack_lanes").update();
    assertThat(post(Making.AT_ONCE)).as("the brake says nothing of a plan").isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"RATE_LIMITED", "SERVER_ERROR"})
  void whatWasDoneIsNotDoneAgainToSayIt(Fault fault) {
    inbox.keep("event Ev1");
    slack.next("chat.postMessage", fault);
    assertThat(post()).isPresent();
    assertThat(post()).isEmpty();
    assertThat(resumed).hasValue(1);
    assertThat(slack.messages().values())
        .singleElement()
        .matches(shown -> shown.path("text").asString().equals("Resumed, time 1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"internal_error", "fatal_error", "service_unavailable"})
  void whatSlackCannotDoAtTheMomentIsSaidAMomentLater(String error) {
    inbox.keep("event Ev1");
    slack.refuse("chat.postMessage", error);
    assertThat(post()).isPresent();
    assertThat(post()).isEmpty();
    assertThat(slack.messages()).hasSize(1);
  }

  @Test
  void whatSlackDidInSpiteOfItsErrorIsNotSaidTwice() {
    inbox.keep("event Ev1");
    slack.next("chat.postMessage", Fault.DONE_WITH_AN_ERROR);
    assertThat(post()).isPresent();
    assertThat(post()).isEmpty();
    assertThat(slack.messages()).hasSize(1);
  }

  @Test
  void aStopDoesNotWaitUntilItCanBeAnswered() {
    inbox.keep("event Ev1");
    jdbc.sql("insert into bot.slack_lanes values ('C1', now() + interval '1 min')").update();
    assertThat(post(Making.AT_ONCE)).isPresent();
    assertThat(post(Making.AT_ONCE)).isPresent();
    assertThat(resumed).hasValue(1);
    assertThat(post()).isEmpty();
    assertThat(resumed).hasValue(1);
    assertThat(slack.messages()).hasSize(1);
  }

  @Test
  void whatIsForgottenIsNotDone() {
    assertThat(post()).isEmpty();
    assertThat(resumed).hasValue(0);
    assertThat(slack.messages()).isEmpty();
  }
}
