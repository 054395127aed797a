package dev.hindsight.bot.slack.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The channels that cannot be written to; times by the database. */
public class JdbcRoutes {

  /** Not a channel: all of Slack. */
  static final String ALL = "*";

  /** Slack does not answer: told of, but no reason not to try. */
  static final String UNREACHABLE = "unreachable";

  private final JdbcClient jdbc;

  public JdbcRoutes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** It was refused for good; nothing is sent there before this pause is over. */
  void broke(String channel, String error, Duration pause) {
    jdbc.sql(
            """
            insert into bot.slack_routes (channel, error, retry_at)
            values (:channel, :error, now() + :ms * interval '1 ms')
            on conflict (channel) do update
            set error = :error, retry_at = excluded.retry_at, works_again_at = null
            """)
        .param("channel", channel)
        .param("error", error)
        .param("ms", pause.toMillis())
        .update();
  }

  /** Something went through. */
  void works(String channel) {
    jdbc.sql(
            """
            update bot.slack_routes set works_again_at = now()
            where channel = :channel and works_again_at is null
            """)
        .param("channel", channel)
        .update();
  }

  /** How long nothing is sent there; empty where it is tried. */
  Optional<Duration> closed(String channel) {
    return jdbc.sql(
            """
            select ceil(extract(epoch from max(retry_at) - now()) * 1000)::bigint as ms
            from bot.slack_routes
            where channel in (:channel, :all) and works_again_at is null and retry_at > now()
              and error <> :unreachable
            """)
        .param("channel", channel)
        .param("all", ALL)
        .param("unreachable", UNREACHABLE)
        .query((row, _) -> Optional.ofNullable(row.getObject("ms", Long.class)))
        .single()
        .map(Duration::ofMillis);
  }

  /** All of them, those too that work again and of which people were not told yet. */
  List<Route> all() {
    return jdbc.sql("select * from bot.slack_routes order by broken_at, channel")
        .query(JdbcRoutes::row)
        .list();
  }

  /** People were told. */
  void noticed(String channel) {
    jdbc.sql("update bot.slack_routes set noticed_at = now() where channel = :channel")
        .param("channel", channel)
        .update();
  }

  /** It works, and whoever was told of it knows. */
  void forget(String channel) {
    jdbc.sql("delete from bot.slack_routes where channel = :channel and works_again_at is not null")
        .param("channel", channel)
        .update();
  }

  private static Route row(ResultSet row, int number) throws SQLException {
    return new Route(
        row.getString("channel"),
        row.getString("error"),
        row.getTimestamp("broken_at").toInstant(),
        row.getTimestamp("noticed_at") != null,
        row.getTimestamp("works_again_at") != null);
  }

  /** One of them. */
  record Route(String channel, String error, Instant since, boolean noticed, boolean works) {

    boolean isAll() {
      return channel.equals(ALL);
    }
  }
}
