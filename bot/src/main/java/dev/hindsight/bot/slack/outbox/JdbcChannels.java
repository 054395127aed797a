package dev.hindsight.bot.slack.outbox;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which channels others read, and where answers stand in them. */
public class JdbcChannels {

  private final JdbcClient jdbc;

  public JdbcChannels(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whether others than our own read it, as was known last. */
  Optional<Boolean> others(String channel) {
    return jdbc.sql("select others from bot.slack_channels where channel = :channel")
        .param("channel", channel)
        .query(Boolean.class)
        .optional();
  }

  void others(String channel, boolean others) {
    jdbc.sql(
            """
            insert into bot.slack_channels values (:channel, :others)
            on conflict (channel) do update set others = :others
            """)
        .param("channel", channel)
        .param("others", others)
        .update();
  }

  /** An answer stands there for all to read. */
  void answered(String channel, String ts) {
    jdbc.sql("insert into bot.slack_answers values (:channel, :ts) on conflict do nothing")
        .param("channel", channel)
        .param("ts", ts)
        .update();
  }

  /** The newest answers there. */
  List<String> answers(String channel, int most) {
    return jdbc.sql(
            """
            select ts from bot.slack_answers where channel = :channel
            order by ts desc limit :most
            """)
        .param("channel", channel)
        .param("most", most)
        .query((row, _) -> row.getString("ts"))
        .list();
  }

  /** It is no more there, or says nothing. */
  void taken(String channel, String ts) {
    jdbc.sql("delete from bot.slack_answers where channel = :channel and ts = :ts")
        .param("channel", channel)
        .param("ts", ts)
        .update();
  }
}
