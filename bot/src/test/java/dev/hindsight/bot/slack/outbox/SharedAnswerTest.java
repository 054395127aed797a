package dev.hindsight.bot.slack.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.hindsight.bot.TestDatabase;
import dev.hindsight.bot.slack.ScriptedSlack;
import dev.hindsight.bot.slack.ScriptedSlack.Fault;
import dev.hindsight.bot.slack.block.Message;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was shared by a replica that died is found by the one that does it again. */
class SharedAnswerTest {

  private static final String KEY = "command 1.2.3";
  private static final Message WORDS = new Message("Runs are allowed.", List.of());
  private static DataSource database;

  private final ScriptedSlack slack = new ScriptedSlack();
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final JdbcInbox inbox = new JdbcInbox(jdbc);
  private final SharedAnswer sharing = sharing();

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

  private SharedAnswer sharing() {
    SlackConfig config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(slack.api().toString());
    config.setProxyUrl(null);
    return new SharedAnswer(
        new SlackCalls(Slack.getInstance(config).methods("xoxb-1")),
        new JdbcLanes(jdbc, "C9"),
        new JdbcChannels(jdbc),
        inbox,
        _ -> true);
  }

  @Test
  void whatWasPostedBeforeTheDeathIsNotPostedAgainAndIsKeptToBeTakenOut() {
    killedBeforeTheNote();
    assertThat(sharing.show(KEY, "C1", WORDS)).isEmpty();
    assertThat(slack.messages()).hasSize(1);
    assertThat(kept()).containsExactlyElementsOf(slack.messages().keySet());
  }

  @Test
  void itIsKeptAlsoWhereNothingIsToBeSharedTheSecondTime() {
    killedBeforeTheNote();
    sharing.stands("command of somebody else", "C1");
    assertThat(kept()).isEmpty();
    sharing.stands(KEY, "C1");
    assertThat(kept()).containsExactlyElementsOf(slack.messages().keySet());
  }

  @Test
  void whatWasNotPostedBeforeTheDeathIsPosted() {
    slack.refuse("chat.postMessage", "internal_service_down");
    assertThat(sharing.show(KEY, "C1", WORDS)).isPresent();
    jdbc.sql("truncate bot.slack_lanes").update();
    assertThat(sharing.show(KEY, "C1", WORDS)).isEmpty();
    assertThat(slack.messages()).hasSize(1);
  }

  @Test
  void whereItCannotBeLookedForItIsNotPostedTwiceAndThePersonIsToldToLook() {
    killedBeforeTheNote();
    for (int look = 0; look < 9; look++) {
      slack.next("conversations.history", Fault.SERVER_ERROR);
    }
    assertThat(sharing.show(KEY, "C1", WORDS))
        .hasValueSatisfying(why -> assertThat(why).contains("It may stand here all the same"));
    assertThat(slack.messages()).hasSize(1);
  }

  private void killedBeforeTheNote() {
    assertThat(sharing.show(KEY, "C1", WORDS)).isEmpty();
    jdbc.sql("truncate bot.slack_answers, bot.slack_lanes").update();
  }

  private List<String> kept() {
    return jdbc.sql("select ts from bot.slack_answers where channel = 'C1'")
        .query(String.class)
        .list();
  }
}
