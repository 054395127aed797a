package dev.hindsight.bot.slack.outbox;

import dev.hindsight.bot.incident.IncidentId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Storms and the incidents that came in them; times by the database. */
public class JdbcStorms {

  private final JdbcClient jdbc;

  public JdbcStorms(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The one that is on. */
  Optional<IncidentId> open() {
    return jdbc.sql("select leader from bot.slack_storms where over_at is null")
        .query(Long.class)
        .optional()
        .map(IncidentId::new);
  }

  /**
   * Whether the one that is on still is one: so many have come in it lately, or it has just begun.
   */
  boolean isGrowing(int many, Duration lately) {
    return jdbc.sql(
            """
            select coalesce(min(created_at) > now() - :lately * interval '1 s', false) from (
              select c.created_at
              from bot.slack_storms s join bot.slack_cards c on c.storm = s.leader
              where s.over_at is null order by c.created_at desc limit :many) as newest
            """)
        .param("lately", lately.toSeconds())
        .param("many", many)
        .query(Boolean.class)
        .single();
  }

  /** Begins one, led by this incident, unless one is on; answers the one that is. */
  IncidentId begin(IncidentId leader) {
    jdbc.sql("insert into bot.slack_storms (leader) values (:leader) on conflict do nothing")
        .param("leader", leader.value())
        .update();
    return open().orElse(leader);
  }

  /** Empty for one that came in no storm. */
  Optional<Member> member(IncidentId id) {
    return jdbc.sql(
            """
            select c.incident, c.storm, c.own_card, s.over_at is null as lasts
            from bot.slack_cards c join bot.slack_storms s on s.leader = c.storm
            where c.incident = :id
            """)
        .param("id", id.value())
        .query(JdbcStorms::member)
        .optional();
  }

  /** Counts an incident to a storm. */
  void join(IncidentId id, IncidentId storm) {
    jdbc.sql("update bot.slack_cards set storm = :storm, own_card = false where incident = :id")
        .param("storm", storm.value())
        .param("id", id.value())
        .update();
  }

  /** Gives it a card of its own; false when it has one already. */
  boolean release(IncidentId id) {
    return 1
        == jdbc.sql(
                "update bot.slack_cards set own_card = true where incident = :id and not own_card")
            .param("id", id.value())
            .update();
  }

  /** All that came in a storm. */
  List<Member> members(IncidentId storm) {
    return jdbc.sql(
            """
            select c.incident, c.storm, c.own_card, s.over_at is null as lasts
            from bot.slack_cards c join bot.slack_storms s on s.leader = c.storm
            where c.storm = :storm order by c.incident
            """)
        .param("storm", storm.value())
        .query(JdbcStorms::member)
        .list();
  }

  /** The storm an incident leads. */
  Optional<Storm> led(IncidentId leader) {
    return jdbc.sql(
            """
            select s.opened_at, s.over_at,
              extract(epoch from now() - max(c.created_at))::bigint as quiet
            from bot.slack_storms s left join bot.slack_cards c on c.storm = s.leader
            where s.leader = :leader group by s.leader
            """)
        .param("leader", leader.value())
        .query(
            (row, _) ->
                new Storm(
                    row.getTimestamp("opened_at").toInstant(),
                    row.getTimestamp("over_at") != null,
                    Duration.ofSeconds(row.getLong("quiet"))))
        .optional();
  }

  /** It is over; the next one is another. */
  void over(IncidentId leader) {
    jdbc.sql(
            "update bot.slack_storms set over_at = now() where leader = :leader and over_at is"
                + " null")
        .param("leader", leader.value())
        .update();
  }

  private static Member member(ResultSet row, int number) throws SQLException {
    return new Member(
        new IncidentId(row.getLong("incident")),
        new IncidentId(row.getLong("storm")),
        row.getBoolean("own_card"),
        row.getBoolean("lasts"));
  }

  /**
   * A storm.
   *
   * @param quiet how long nothing new has come in it
   */
  record Storm(Instant since, boolean over, Duration quiet) {}

  /**
   * An incident that came in a storm.
   *
   * @param ownCard whether it has, or is about to get, a card of its own
   * @param lasts whether the storm is still on
   */
  record Member(IncidentId id, IncidentId storm, boolean ownCard, boolean lasts) {}
}
