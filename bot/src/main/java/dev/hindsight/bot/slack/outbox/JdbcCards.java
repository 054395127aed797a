package dev.hindsight.bot.slack.outbox;

import dev.hindsight.bot.incident.IncidentId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is wanted of each incident's messages and how much of it is sent; times by the database. */
public class JdbcCards {

  private final JdbcClient jdbc;

  public JdbcCards(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One more version is wanted; answers its number. */
  long want(IncidentId id) {
    return jdbc.sql(
            """
            insert into bot.slack_cards (incident, wanted) values (:id, 1)
            on conflict (incident) do update set wanted = slack_cards.wanted + 1
            returning wanted
            """)
        .param("id", id.value())
        .query(Long.class)
        .single();
  }

  /** Wanted and sent; empty for an incident nobody asked to show. */
  Optional<Versions> versions(IncidentId id) {
    return jdbc.sql("select wanted, sent from bot.slack_cards where incident = :id")
        .param("id", id.value())
        .query((row, _) -> new Versions(row.getLong(1), row.getLong(2)))
        .optional();
  }

  /** Takes or prolongs the lease; false while somebody else holds it. */
  boolean lease(IncidentId id, UUID holder) {
    return 1
        == jdbc.sql(
                """
                update bot.slack_cards set lease = :holder, leased_until = now() + interval '60 s'
                where incident = :id and (lease = :holder or leased_until < now())
                """)
            .param("holder", holder)
            .param("id", id.value())
            .update();
  }

  /** Gives the lease back. */
  void release(IncidentId id, UUID holder) {
    jdbc.sql(
            """
            update bot.slack_cards set lease = null, leased_until = '-infinity'
            where incident = :id and lease = :holder
            """)
        .param("holder", holder)
        .param("id", id.value())
        .update();
  }

  /** This version is shown. */
  void sent(IncidentId id, long version) {
    jdbc.sql("update bot.slack_cards set sent = greatest(sent, :v) where incident = :id")
        .param("v", version)
        .param("id", id.value())
        .update();
  }

  /** How far an incident's messages are behind. */
  record Versions(long wanted, long sent) {}
}
