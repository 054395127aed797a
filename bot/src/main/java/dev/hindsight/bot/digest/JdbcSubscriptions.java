package dev.hindsight.bot.digest;

import dev.hindsight.actions.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who hears of each week, and of which weeks they have. */
@Component
public class JdbcSubscriptions {

  private final JdbcClient jdbc;

  public JdbcSubscriptions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What a place has, on or off. */
  public Optional<Subscription> of(String place) {
    return jdbc.sql("select * from bot.digest_subscriptions where place = :place")
        .param("place", place)
        .query(JdbcSubscriptions::row)
        .optional();
  }

  /** All that are on. */
  public List<Subscription> active() {
    return jdbc.sql("select * from bot.digest_subscriptions where active order by place")
        .query(JdbcSubscriptions::row)
        .list();
  }

  /** Those that are on and whose zone was last asked before. */
  List<Subscription> zonesFromBefore(Instant moment) {
    return jdbc.sql(
            "select * from bot.digest_subscriptions where active and zone_at < :moment order by"
                + " place")
        .param("moment", moment.atOffset(ZoneOffset.UTC))
        .query(JdbcSubscriptions::row)
        .list();
  }

  /** Keeps it, instead of what the place had. */
  public void keep(Subscription wanted, Instant now) {
    jdbc.sql(
            """
            insert into bot.digest_subscriptions
              (place, person, weekday, at, zone, zone_at, active, since)
            values (:place, :person, :weekday, :at, :zone, :now, :active, :since)
            on conflict (place) do update set person = excluded.person, weekday = excluded.weekday,
              at = excluded.at, zone = excluded.zone, zone_at = excluded.zone_at,
              active = excluded.active, since = excluded.since
            """)
        .param("place", wanted.place())
        .param("person", wanted.person().value())
        .param("weekday", wanted.rhythm().day().getValue())
        .param("at", wanted.rhythm().at())
        .param("zone", wanted.zone().getId())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("active", wanted.active())
        .param("since", wanted.since().atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Where the person is now; a change of the rhythm meanwhile stays. */
  void zone(String place, ZoneId zone, Instant now) {
    jdbc.sql(
            "update bot.digest_subscriptions set zone = :zone, zone_at = :now where place = :place")
        .param("place", place)
        .param("zone", zone.getId())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** No more; what was on its way still comes. */
  public void off(String place) {
    jdbc.sql("update bot.digest_subscriptions set active = false where place = :place")
        .param("place", place)
        .update();
  }

  /** The last week of which the place has heard, or is about to. */
  public Optional<IsoWeek> told(String place) {
    return jdbc.sql(
            "select max(week) from bot.digest_sends where place = :place having count(*) > 0")
        .param("place", place)
        .query(String.class)
        .optional()
        .flatMap(IsoWeek::parse);
  }

  /** Whether this is the first to say so: the database decides, whoever asks and however often. */
  boolean begin(Sending sending) {
    return 1
        == jdbc.sql(
                """
                insert into bot.digest_sends (place, week, zone, due_at)
                values (:place, :week, :zone, :due) on conflict do nothing
                """)
            .param("place", sending.place())
            .param("week", sending.week().toString())
            .param("zone", sending.zone().getId())
            .param("due", sending.due().atOffset(ZoneOffset.UTC))
            .update();
  }

  private static Subscription row(ResultSet row, int number) throws SQLException {
    return new Subscription(
        row.getString("place"),
        new PersonId(row.getString("person")),
        new Rhythm(DayOfWeek.of(row.getInt("weekday")), row.getObject("at", LocalTime.class)),
        ZoneId.of(row.getString("zone")),
        row.getBoolean("active"),
        row.getTimestamp("since").toInstant());
  }
}
