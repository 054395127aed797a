package dev.hindsight.bot.slack.outbox;

import dev.hindsight.bot.digest.IsoWeek;
import dev.hindsight.bot.digest.WeekWords.Wording;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import tools.jackson.databind.json.JsonMapper;

/** The digests that are on their way, and what of them is posted. */
public class JdbcDigestSends {

  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

  private final JdbcClient jdbc;

  public JdbcDigestSends(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Which digest: whose, and of which week. */
  record Key(String place, IsoWeek week) {

    /** By which its messages are found again. */
    String outboxId(String kind) {
      return "digest %s %s %s".formatted(place, week, kind);
    }
  }

  /**
   * One digest.
   *
   * @param ended whether nothing more is to be done
   * @param skipped why it is not sent
   * @param chart Slack's id of its picture; empty text where there is none to be had
   * @param words what a model made of it, once asked
   * @param late whether it has been tried for so long that it is given up
   */
  record Send(
      ZoneId zone,
      boolean ended,
      Optional<String> skipped,
      Optional<String> chart,
      Optional<Asked> words,
      boolean late) {}

  /** What a model made of it, where it made anything. */
  record Asked(Optional<Wording> made) {}

  /**
   * One message of it.
   *
   * @param ts empty until it is known to be posted
   * @param since Slack's time from which on it may be there, where that is not known
   */
  record Posted(String channel, Optional<String> ts, boolean unsure, String since) {}

  Optional<Send> of(Key key) {
    return at(
            key,
            """
            select *, begun_at < now() - interval '1 day' as late
            from bot.digest_sends where place = :place and week = :week
            """)
        .query(
            (row, _) ->
                new Send(
                    ZoneId.of(row.getString("zone")),
                    row.getTimestamp("ended_at") != null,
                    Optional.ofNullable(row.getString("skipped")),
                    Optional.ofNullable(row.getString("chart")),
                    Optional.ofNullable(row.getString("words")).map(JdbcDigestSends::asked),
                    row.getBoolean("late")))
        .optional();
  }

  void ended(Key key) {
    at(key, "update bot.digest_sends set ended_at = now() where place = :place and week = :week")
        .update();
  }

  void skipped(Key key, String why) {
    at(key, "update bot.digest_sends set skipped = :why where place = :place and week = :week")
        .param("why", why)
        .update();
  }

  /** The picture; empty text where Slack takes none. */
  void chart(Key key, String file) {
    at(key, "update bot.digest_sends set chart = :file where place = :place and week = :week")
        .param("file", file)
        .update();
  }

  /** What a model made of it; it is not asked again. */
  void words(Key key, Optional<Wording> words) {
    at(key, "update bot.digest_sends set words = :words where place = :place and week = :week")
        .param("words", words.map(JsonMapper.shared()::writeValueAsString).orElse(""))
        .update();
  }

  private static Asked asked(String kept) {
    return new Asked(
        kept.isEmpty()
            ? Optional.empty()
            : Optional.of(JsonMapper.shared().readValue(kept, Wording.class)));
  }

  /** One more try that came to nothing; answers how many there were. */
  int triedAgain(Key key) {
    return at(
            key,
            """
            update bot.digest_sends set tries = tries + 1 where place = :place and week = :week
            returning tries
            """)
        .query(Integer.class)
        .single();
  }

  Optional<Posted> message(Key key, String kind) {
    return at(
            key,
            """
            select * from bot.digest_messages
            where place = :place and week = :week and kind = :kind
            """)
        .param("kind", kind)
        .query(JdbcDigestSends::posted)
        .optional();
  }

  /**
   * Written before a post, so that an answer that never comes leaves a trace; false when somebody
   * else has posted it meanwhile, or may have.
   *
   * @param looked whether one that was begun before was looked for and is not there
   * @param claim of this try
   */
  boolean begin(Key key, String kind, String channel, boolean looked, UUID claim) {
    return 1
        == at(
                key,
                """
                insert into bot.digest_messages (place, week, kind, channel, claim)
                values (:place, :week, :kind, :channel, :claim)
                on conflict (place, week, kind) do update
                set channel = :channel, unsure = true, begun_at = now(), claim = :claim
                where digest_messages.ts is null and (:looked or not digest_messages.unsure)
                """)
            .param("kind", kind)
            .param("channel", channel)
            .param("looked", looked)
            .param("claim", claim)
            .update();
  }

  /** Slack has not posted it, at this try; what another tries since is not known. */
  void notPosted(Key key, String kind, UUID claim) {
    message(key, kind, "unsure = false", "claim = :claim").param("claim", claim).update();
  }

  /** Slack shows it, by this try; false where another one has taken its place. */
  boolean posted(Key key, String kind, String ts, UUID claim) {
    return 1
        == message(key, kind, "unsure = false, ts = :ts", "(claim = :claim or ts = :ts)")
            .param("ts", ts)
            .param("claim", claim)
            .update();
  }

  /** Whether this is a message that is kept. */
  public boolean stands(String channel, String ts) {
    return jdbc.sql(
            "select exists (select from bot.digest_messages where channel = :channel and ts = :ts)")
        .param("channel", channel)
        .param("ts", ts)
        .query(Boolean.class)
        .single();
  }

  /** Slack shows it. */
  void posted(Key key, String kind, String ts) {
    message(key, kind, "unsure = false, ts = :ts", "true").param("ts", ts).update();
  }

  private StatementSpec message(Key key, String kind, String change, String where) {
    return at(
            key,
            """
            update bot.digest_messages set %s
            where place = :place and week = :week and kind = :kind and %s
            """
                .formatted(change, where))
        .param("kind", kind);
  }

  private StatementSpec at(Key key, String sql) {
    return jdbc.sql(sql).param("place", key.place()).param("week", key.week().toString());
  }

  private static Posted posted(ResultSet row, int number) throws SQLException {
    return new Posted(
        row.getString("channel"),
        Optional.ofNullable(row.getString("ts")),
        row.getBoolean("unsure"),
        since(row.getTimestamp("begun_at").toInstant()));
  }

  /** Slack's clock and the database's may differ. */
  private static String since(Instant begun) {
    return Long.toString(begun.minus(CLOCKS_DIFFER).getEpochSecond());
  }
}
