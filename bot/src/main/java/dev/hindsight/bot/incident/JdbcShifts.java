package dev.hindsight.bot.incident;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.Answer.Accepted;
import dev.hindsight.actions.Answer.Reason;
import dev.hindsight.actions.Answer.Refused;
import dev.hindsight.actions.PersonId;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of what was handed over. */
@Component
class JdbcShifts implements ShiftDesk, Handoffs {

  private static final Duration FORGOTTEN = Duration.ofHours(12);

  private final JdbcClient jdbc;
  private final Gate gate;
  private final UnaryOperator<String> redactor;
  private final Clock clock;

  JdbcShifts(JdbcClient jdbc, Gate gate, UnaryOperator<String> redactor, Clock clock) {
    this.jdbc = jdbc;
    this.gate = gate;
    this.redactor = redactor;
    this.clock = clock;
  }

  @Override
  public long handOver(String team, PersonId person, String words, String mark) {
    jdbc.sql(
            """
            insert into bot.shift_handoffs (team, person, at, words, mark)
            values (:team, :person, :at, :words, :mark) on conflict do nothing
            """)
        .param("team", team)
        .param("person", person.value())
        .param("at", now())
        .param("words", redactor.apply(words))
        .param("mark", mark)
        .update();
    return jdbc.sql("select id from bot.shift_handoffs where mark = :mark")
        .param("mark", mark)
        .query(Long.class)
        .single();
  }

  @Override
  public Answer takeOver(long handoff, PersonId person) {
    return gate.colleague(person).orElseGet(() -> taken(handoff, person));
  }

  /** One statement decides who of two was first. */
  private Answer taken(long handoff, PersonId person) {
    int rows =
        jdbc.sql(
                """
                update bot.shift_handoffs set taken_by = :person, taken_at = :at
                where id = :id and taken_by is null and person <> :person
                """)
            .param("person", person.value())
            .param("at", now())
            .param("id", handoff)
            .update();
    return rows > 0
        ? new Accepted("You took over.")
        : new Refused(Reason.WRONG_STATE, why(handoff));
  }

  private String why(long handoff) {
    Optional<String> by =
        jdbc.sql(
                """
                select taken_by || ' at ' || to_char(taken_at at time zone 'UTC', 'HH24:MI:SS') || ' UTC'
                from bot.shift_handoffs where id = :id and taken_by is not null
                """)
            .param("id", handoff)
            .query(String.class)
            .optional();
    return by.map("It was taken over by %s."::formatted)
        .orElse("You handed it over yourself; somebody else takes it over.");
  }

  @Override
  public List<Handoff> untaken(Duration waited) {
    return jdbc.sql(
            """
            select id, team, person, at from bot.shift_handoffs
            where taken_by is null and reminded_at is null and at between :oldest and :newest
            order by id
            """)
        .param("oldest", now().minus(FORGOTTEN))
        .param("newest", now().minus(waited))
        .query(
            (row, _) ->
                new Handoff(
                    row.getLong("id"),
                    row.getString("team"),
                    new PersonId(row.getString("person")),
                    row.getTimestamp("at").toInstant()))
        .list();
  }

  @Override
  public void reminded(long id) {
    jdbc.sql("update bot.shift_handoffs set reminded_at = :at where id = :id")
        .param("at", now())
        .param("id", id)
        .update();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
