package dev.hindsight.bot.slack.outbox;

import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.incident.InquiryWatch.Trail;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Where models look, as it was last heard of. */
public class JdbcTrails {

  /** A model is given up long before, so whoever heard of its looks is no more. */
  private static final int GONE_MINUTES = 15;

  private static final String GONE = "Inconclusive. The bot was stopped meanwhile.";

  private final JdbcClient jdbc;

  public JdbcTrails(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void keep(IncidentId id, UUID run, Trail trail) {
    jdbc.sql(
            """
            insert into bot.slack_trails (run, incident, trail)
            values (:run, :incident, :trail::jsonb)
            on conflict (run) do update set trail = excluded.trail, changed_at = now()
            """)
        .param("run", run)
        .param("incident", id.value())
        .param("trail", JsonMapper.shared().writeValueAsString(trail))
        .update();
  }

  /** All of an incident, the oldest first; one of which nothing is heard any more has ended. */
  List<Run> of(IncidentId id) {
    return jdbc.sql(
            """
            select run, trail, changed_at < now() - :gone * interval '1 min' as gone
            from bot.slack_trails where incident = :incident order by begun_at
            """)
        .param("incident", id.value())
        .param("gone", GONE_MINUTES)
        .query(
            (row, _) -> {
              Trail trail = JsonMapper.shared().readValue(row.getString("trail"), Trail.class);
              boolean gone = row.getBoolean("gone") && !trail.ended();
              return new Run(
                  row.getObject("run", UUID.class), gone ? new Trail(trail.looks(), GONE) : trail);
            })
        .list();
  }

  /** One model's looking. */
  record Run(UUID id, Trail trail) {}
}
