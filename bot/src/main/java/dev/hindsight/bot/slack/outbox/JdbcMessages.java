package dev.hindsight.bot.slack.outbox;

import dev.hindsight.bot.incident.IncidentId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The messages Slack shows, one row each. */
public class JdbcMessages {

  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

  /** In the place of a message's {@code ts}: it is not to be had. */
  private static final String NEVER = "refused";

  private final JdbcClient jdbc;

  public JdbcMessages(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** All of one incident. */
  List<Sent> of(IncidentId id) {
    return jdbc.sql("select * from bot.slack_messages where incident = :id")
        .param("id", id.value())
        .query(JdbcMessages::row)
        .list();
  }

  /** The newest incidents below a number that have messages in a channel. */
  List<IncidentId> in(String channel, long below, int most) {
    return jdbc.sql(
            """
            select distinct incident from bot.slack_messages
            where channel = :channel and incident < :below
            order by incident desc limit :most
            """)
        .param("channel", channel)
        .param("below", below)
        .param("most", most)
        .query((row, _) -> new IncidentId(row.getLong(1)))
        .list();
  }

  /**
   * Written before a post, so that an answer that never comes leaves a trace; false when somebody
   * else has posted it meanwhile, or may have.
   *
   * @param looked whether one that was begun before was looked for and is not there
   * @param claim of this try
   */
  boolean begin(IncidentId id, String kind, String channel, boolean looked, UUID claim) {
    return 1
        == jdbc.sql(
                """
                insert into bot.slack_messages (incident, kind, channel, unsure, claim)
                values (:id, :kind, :channel, true, :claim)
                on conflict (incident, kind) do update
                set unsure = true, fingerprint = null, files = null, channel = :channel,
                    editable_at = now(), claim = :claim
                where slack_messages.ts is null and (:looked or not slack_messages.unsure)
                """)
            .param("id", id.value())
            .param("kind", kind)
            .param("channel", channel)
            .param("looked", looked)
            .param("claim", claim)
            .update();
  }

  /**
   * Written before files are shared, by which it can be seen afterwards whether they are; false
   * when somebody else has shared some meanwhile.
   */
  boolean uploaded(IncidentId id, String kind, String channel, List<String> files) {
    return begin(id, kind, channel, true, UUID.randomUUID())
        && 1
            == jdbc.sql(
                    """
                    update bot.slack_messages set files = :files
                    where incident = :id and kind = :kind
                    """)
                .param("files", String.join(" ", files))
                .param("id", id.value())
                .param("kind", kind)
                .update();
  }

  /**
   * It is not to be had there, and is not tried again; which files it was is kept, as some may be
   * there all the same.
   */
  void givenUp(IncidentId id, String kind, String channel) {
    jdbc.sql(
            """
            insert into bot.slack_messages (incident, kind, channel, ts)
            values (:id, :kind, :channel, :never)
            on conflict (incident, kind) do update
            set ts = :never, unsure = false, fingerprint = null
            where slack_messages.ts is null
            """)
        .param("id", id.value())
        .param("kind", kind)
        .param("channel", channel)
        .param("never", NEVER)
        .update();
  }

  /** One more try whose end nobody knows; answers how many there were. */
  int triedAgain(IncidentId id, String kind, String channel) {
    return jdbc.sql(
            """
            insert into bot.slack_messages (incident, kind, channel, tries)
            values (:id, :kind, :channel, 1)
            on conflict (incident, kind) do update set tries = slack_messages.tries + 1
            returning tries
            """)
        .param("id", id.value())
        .param("kind", kind)
        .param("channel", channel)
        .query(Integer.class)
        .single();
  }

  /** Slack has not posted it, at this try; what another tries since is not known. */
  void notPosted(IncidentId id, String kind, UUID claim) {
    jdbc.sql(
            """
            update bot.slack_messages set unsure = false
            where incident = :id and kind = :kind and claim = :claim
            """)
        .param("id", id.value())
        .param("kind", kind)
        .param("claim", claim)
        .update();
  }

  /** It was looked for and is not there. */
  void notPosted(IncidentId id, String kind) {
    jdbc.sql("update bot.slack_messages set unsure = false where incident = :id and kind = :kind")
        .param("id", id.value())
        .param("kind", kind)
        .update();
  }

  /** Slack shows it, by this try; false where another one has taken its place. */
  boolean posted(IncidentId id, String kind, String ts, String fingerprint, UUID claim) {
    return 1
        == jdbc.sql(
                """
                update bot.slack_messages
                set ts = :ts, unsure = false, fingerprint = :fingerprint,
                    editable_at = now() + interval '1 s'
                where incident = :id and kind = :kind and (claim = :claim or ts = :ts)
                """)
            .param("ts", ts)
            .param("fingerprint", fingerprint)
            .param("id", id.value())
            .param("kind", kind)
            .param("claim", claim)
            .update();
  }

  /** Whether this is a message that is kept. */
  public boolean stands(String channel, String ts) {
    return jdbc.sql(
            "select exists (select from bot.slack_messages where channel = :channel and ts = :ts)")
        .param("channel", channel)
        .param("ts", ts)
        .query(Boolean.class)
        .single();
  }

  /** Slack shows it, in this form; an empty fingerprint says the form is not known. */
  void posted(IncidentId id, String kind, String ts, String fingerprint) {
    jdbc.sql(
            """
            update bot.slack_messages
            set ts = :ts, unsure = false, fingerprint = :fingerprint,
                editable_at = now() + interval '1 s'
            where incident = :id and kind = :kind
            """)
        .param("ts", ts)
        .param("fingerprint", fingerprint)
        .param("id", id.value())
        .param("kind", kind)
        .update();
  }

  /** Slack shows it in a new form. */
  void edited(IncidentId id, String kind, String fingerprint) {
    jdbc.sql(
            """
            update bot.slack_messages set fingerprint = :fingerprint
            where incident = :id and kind = :kind
            """)
        .param("fingerprint", fingerprint)
        .param("id", id.value())
        .param("kind", kind)
        .update();
  }

  /** Forgets a message that is gone, so that it is posted anew. */
  void forget(IncidentId id, String kind) {
    jdbc.sql("delete from bot.slack_messages where incident = :id and kind = :kind")
        .param("id", id.value())
        .param("kind", kind)
        .update();
  }

  /** Forgets all that is in a channel which cannot be written to. */
  void forgetIn(IncidentId id, String channel) {
    jdbc.sql("delete from bot.slack_messages where incident = :id and channel = :channel")
        .param("id", id.value())
        .param("channel", channel)
        .update();
  }

  /**
   * Leaves what stands in a thread as it is, so that the card goes on in another one: private
   * messages stay, and who presses a button of the old card is still understood. False where that
   * was done three times, or there is nothing to leave.
   *
   * @param storm whether it is the message of the storm that this incident leads
   */
  boolean leave(IncidentId id, boolean storm) {
    String left = storm ? LockedThread.LEFT_OF_STORM : LockedThread.LEFT;
    return jdbc.sql(
                """
                with moving as (
                  update bot.slack_cards set moves = moves + 1
                  where incident = :id and moves < 3 and exists (
                    select from bot.slack_messages where incident = :id and kind = :root)
                  returning incident),
                mine as (
                  select m.kind, m.ts from bot.slack_messages m join moving using (incident)
                  where m.channel = (select channel from bot.slack_messages
                                     where incident = :id and kind = :root)
                    and starts_with(m.kind, :storm) = :of_storm and not starts_with(m.kind, :left)),
                never as (
                  delete from bot.slack_messages m using mine
                  where m.incident = :id and m.kind = mine.kind
                    and (mine.ts is null or mine.ts = :never))
                update bot.slack_messages m set kind = :left || m.ts from mine
                where m.incident = :id and m.kind = mine.kind and mine.ts <> :never
                """)
            .param("id", id.value())
            .param("root", storm ? Storms.KIND : Wanted.CARD)
            .param("storm", Storms.KIND)
            .param("of_storm", storm)
            .param("left", left)
            .param("never", NEVER)
            .update()
        > 0;
  }

  /** Takes the right to edit now and not again for a while; false while that while lasts. */
  boolean mayEdit(IncidentId id, String kind, Duration pace) {
    return 1
        == jdbc.sql(
                """
                update bot.slack_messages set editable_at = now() + :pace * interval '1 ms'
                where incident = :id and kind = :kind and editable_at <= now()
                """)
            .param("pace", pace.toMillis())
            .param("id", id.value())
            .param("kind", kind)
            .update();
  }

  /** Keeps the card's address. */
  void permalink(IncidentId id, String url) {
    jdbc.sql("update bot.slack_messages set permalink = :url where incident = :id and kind = :kind")
        .param("url", url)
        .param("id", id.value())
        .param("kind", Wanted.CARD)
        .update();
  }

  private static Sent row(ResultSet row, int number) throws SQLException {
    return new Sent(
        row.getString("kind"),
        row.getString("channel"),
        Optional.ofNullable(row.getString("ts")),
        row.getBoolean("unsure"),
        Optional.ofNullable(row.getString("fingerprint")).orElse(""),
        Optional.ofNullable(row.getString("permalink")),
        Optional.ofNullable(row.getString("files"))
            .map(files -> List.of(files.split(" ", -1)))
            .orElse(List.of()),
        since(row.getTimestamp("editable_at").toInstant()));
  }

  /** Slack's clock and the database's may differ. */
  private static String since(Instant begun) {
    return Long.toString(begun.minus(CLOCKS_DIFFER).getEpochSecond());
  }

  /**
   * A message as Slack was last told to show it.
   *
   * @param files Slack's ids of what is shared with it
   * @param since Slack's time from which on it may be there, where that is not known
   */
  record Sent(
      String kind,
      String channel,
      Optional<String> ts,
      boolean unsure,
      String fingerprint,
      Optional<String> permalink,
      List<String> files,
      String since) {

    /** Whether it is not to be had, and not tried again. */
    boolean isGivenUp() {
      return ts.filter(NEVER::equals).isPresent();
    }
  }
}
