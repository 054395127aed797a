package dev.hindsight.bot.slack.outbox;

import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.slack.command.Cards;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where cards are, and what a message of ours is about. */
public class JdbcCardPlaces implements Cards {

  private final JdbcClient jdbc;

  public JdbcCardPlaces(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<String> link(IncidentId id) {
    return jdbc.sql(
            """
            select permalink from bot.slack_messages
            where incident = :id and kind = :kind and permalink is not null
            """)
        .param("id", id.value())
        .param("kind", Wanted.CARD)
        .query(String.class)
        .optional();
  }

  /** The cards' addresses, of those that have one. */
  Map<IncidentId, String> links(Collection<IncidentId> ids) {
    Map<IncidentId, String> links = new HashMap<>();
    jdbc.sql(
            """
            select incident, permalink from bot.slack_messages
            where incident = any(:ids) and kind = :kind and permalink is not null
            """)
        .param("ids", ids.stream().map(IncidentId::value).toArray(Long[]::new))
        .param("kind", Wanted.CARD)
        .query(
            (RowCallbackHandler)
                row -> links.put(new IncidentId(row.getLong(1)), row.getString(2)));
    return links;
  }

  @Override
  public Optional<IncidentId> incidentAt(String channel, String ts) {
    // a storm's messages are of many incidents, whoever leads it
    return jdbc.sql(
            """
            select incident from bot.slack_messages
            where channel = :channel and ts = :ts and kind not like 'storm%'
            """)
        .param("channel", channel)
        .param("ts", ts)
        .query(Long.class)
        .optional()
        .map(IncidentId::new);
  }
}
