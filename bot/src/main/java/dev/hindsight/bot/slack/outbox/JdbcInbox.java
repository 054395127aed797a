package dev.hindsight.bot.slack.outbox;

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

  /** Whether an answer was begun, so that it may be there. */
  boolean begun(String key) {
    return jdbc.sql("select begun from bot.slack_inbox where key = :key")
        .param("key", key)
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }

  /** Written before a post; taken back when Slack says that it did not post. */
  void begun(String key, boolean begun) {
    jdbc.sql("update bot.slack_inbox set begun = :begun where key = :key")
        .param("key", key)
        .param("begun", begun)
        .update();
  }
}
