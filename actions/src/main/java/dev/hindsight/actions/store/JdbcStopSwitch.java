package dev.hindsight.actions.store;

import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.Stop;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The stop switch; it survives restarts. */
@Repository
public class JdbcStopSwitch {

  private static final Optional<Stop> NO_STOP = Optional.empty();

  private final JdbcClient jdbc;

  JdbcStopSwitch(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Who stopped everything and why, in one sentence; empty while nothing is stopped. */
  public Optional<String> stopped() {
    return read("", "");
  }

  /**
   * The same; nobody turns the switch until the caller's transaction ends. Of a caller that is
   * frozen in it the database ends it: a stop does not wait for it.
   */
  public Optional<String> held() {
    return read(", set_config('idle_in_transaction_session_timeout', '2s', true)", " for share");
  }

  // Not "where stopped": a row that does not match is not locked, and a turn under way not seen.
  private Optional<String> read(String more, String lock) {
    return jdbc.sql(
            "select stopped, person, reason%s from actions.stop_switch%s".formatted(more, lock))
        .query((row, _) -> row.getBoolean("stopped") ? Optional.of(sentence(row)) : none())
        .single();
  }

  private static Optional<String> none() {
    return Optional.empty();
  }

  private static String sentence(ResultSet row) throws SQLException {
    return sentence(row.getString("person"), row.getString("reason"));
  }

  /** The same, of what was read elsewhere. */
  public static String sentence(String person, String reason) {
    return "%s stopped all runs: %s".formatted(person, reason);
  }

  /** The stop that holds, to be lifted by its time. */
  public Optional<Stop> standing() {
    return jdbc.sql("select person, reason, at from actions.stop_switch where stopped")
        .query((row, _) -> stop(row))
        .optional();
  }

  /** Stops, also where all is stopped already; the stop that stood until then. */
  public Optional<Stop> pull(PersonId person, String reason) {
    // Locked first: its time is that of the turn, not that from which it waited.
    return jdbc.sql(
            """
            with held as materialized (
              select one, stopped, person, reason, at from actions.stop_switch for update
            )
            update actions.stop_switch s set stopped = true, person = :person, reason = :reason,
                at = greatest(actions.hindsight_now(), held.at + interval '1 microsecond')
            from held where s.one = held.one
            returning held.stopped, held.person, held.reason, held.at\
            """)
        .param("person", person.value())
        .param("reason", reason)
        .query((row, _) -> row.getBoolean("stopped") ? Optional.of(stop(row)) : NO_STOP)
        .single();
  }

  private static Stop stop(ResultSet row) throws SQLException {
    return new Stop(sentence(row), row.getObject("at", OffsetDateTime.class).toInstant());
  }

  /**
   * Lifts the stop of that time; false when another one holds, or none.
   *
   * @param seen what whoever lifts it has seen
   */
  public boolean lift(PersonId person, String reason, Instant seen) {
    // Locked first: its time and its state are those of the turn, not those from which it waited.
    // Materialized: the comparison would else be made before the lock, with what was there then.
    return jdbc.sql(
                """
                with held as materialized (
                  select one, stopped, at from actions.stop_switch for update
                )
                update actions.stop_switch s set stopped = false, person = :person,
                    reason = :reason, at = actions.hindsight_now()
                from held
                where s.one = held.one and held.stopped and held.at = :seen\
                """)
            .param("person", person.value())
            .param("reason", reason)
            .param("seen", seen.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }
}
