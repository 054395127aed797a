package dev.hindsight.bot.slack.outbox;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What came in and must have its effect once; forgotten after a day. */
public class JdbcInbox {

  private final JdbcClient jdbc;

  public JdbcInbox(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Keeps the key; false when it was kept before. */
  public boolean keep(String key) {
    jdbc.sql("delete from bot.slack_inbox where at < now() - interval '1 day'").update();
    return 1
        == jdbc.sql("insert into bot.slack_inbox (key) values (:key) on conflict do nothing")
            .param("key", key)
            .update();
  }

  /** What failed had no effect and may come again. */
  public void forget(String key) {
    jdbc.sql("delete from bot.slack_inbox where key = :key").param("key", key).update();
  }

  /** Whether an answer was begun, so that it may be there; empty when all is forgotten. */
  Optional<Boolean> begun(String key) {
    return jdbc.sql("select begun from bot.slack_inbox where key = :key")
        .param("key", key)
        .query(Boolean.class)
        .optional();
  }

  /** Slack's time from which on its answer may be there; the clocks may differ. */
  String since(String key) {
    return jdbc.sql(
            """
            select floor(extract(epoch from at - interval '5 min'))::bigint::text
            from bot.slack_inbox where key = :key
            """)
        .param("key", key)
        .query(String.class)
        .optional()
        .orElse("0");
  }

  /** The words of an answer that was made but perhaps not posted. */
  Optional<String> words(String key) {
    return jdbc.sql("select words from bot.slack_inbox where key = :key and words is not null")
        .param("key", key)
        .query(String.class)
        .optional();
  }

  /** Keeps the words of an answer, so that what they tell of is not done again to say them. */
  void words(String key, String words) {
    jdbc.sql("update bot.slack_inbox set words = :words where key = :key")
        .param("key", key)
        .param("words", words)
        .update();
  }

  /**
   * Written before a post; false when somebody else has begun it meanwhile.
   *
   * @param looked whether one that was begun before was looked for and is not there
   */
  boolean begin(String key, boolean looked) {
    return 1
        == jdbc.sql(
                """
                update bot.slack_inbox set begun = true where key = :key and (:looked or not begun)
                """)
            .param("key", key)
            .param("looked", looked)
            .update();
  }

  /** Slack says that it did not post it. */
  void notBegun(String key) {
    jdbc.sql("update bot.slack_inbox set begun = false where key = :key")
        .param("key", key)
        .update();
  }
}
