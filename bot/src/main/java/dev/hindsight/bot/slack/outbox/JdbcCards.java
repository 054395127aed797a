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

  /** Whether people have its card before them. */
  boolean posted(IncidentId id) {
    return jdbc.sql(
            """
            select exists (select from bot.slack_messages
              where incident = :id and kind = :card and ts is not null)
            """)
        .param("id", id.value())
        .param("card", Wanted.CARD)
        .query(Boolean.class)
        .single();
  }

  /** Wanted and sent; empty for an incident nobody asked to show. */
  Optional<Versions> versions(IncidentId id) {
    return jdbc.sql("select wanted, sent from bot.slack_cards where incident = :id")
        .param("id", id.value())
        .query((row, _) -> new Versions(row.getLong(1), row.getLong(2)))
        .optional();
  }

  /** How many incidents with messages in a channel are not shown as they are wanted. */
  int behind(String channel) {
    return jdbc.sql(
            """
            select count(*) from bot.slack_cards c where c.sent < c.wanted and exists (
              select 1 from bot.slack_messages m
              where m.incident = c.incident and m.channel = :channel)
            """)
        .param("channel", channel)
        .query(Integer.class)
        .single();
  }

  /** Takes the lease for 15 s; false while somebody else holds it. */
  boolean lease(IncidentId id, UUID holder) {
    return lease(id, holder, "leased_until < now()");
  }

  /** Holds the lease for another 15 s; false when it was given back or lost. */
  boolean prolong(IncidentId id, UUID holder) {
    return lease(id, holder, "lease = :holder");
  }

  private boolean lease(IncidentId id, UUID holder, String where) {
    return 1
        == jdbc.sql(
                """
                update bot.slack_cards set lease = :holder, leased_until = now() + interval '15 s'
                where incident = :id and \
                """
                    + where)
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
