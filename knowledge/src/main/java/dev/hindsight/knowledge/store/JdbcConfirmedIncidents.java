package dev.hindsight.knowledge.store;

import dev.hindsight.knowledge.ConfirmedIncidents;
import dev.hindsight.knowledge.PastIncident;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The confirmed lessons of the database as what a ranking learns from. */
@Component
class JdbcConfirmedIncidents implements ConfirmedIncidents {

  private static final int MOST = 500;

  /** More of one cause on one service teach nothing that these do not. */
  private static final int MOST_ALIKE = 10;

  private static final int MOST_REFUSED = 200;

  /** Whatever changes has a version that nothing had before, in whatever order commits end. */
  private static final String VERSION =
      """
      select md5(coalesce(string_agg(number || ' ' || version, ',' order by number), ''))
      from knowledge.lessons where (confirmed or refused is not null) and not practice
      """;

  /** In turn one of each service, and of a service one of each cause: no source ousts another. */
  private static final String NEWEST =
      """
      select * from (
        select *, row_number() over (partition by namespace, service
            order by alike, opened_at desc, number desc) as turn
        from (
          select *, row_number() over (partition by namespace, service, cause
              order by opened_at desc, number desc) as alike
          from knowledge.lessons where confirmed and not practice
            and cause not in ('something_new', 'nothing_wrong')) counted
        where alike <= :alike) taking
      order by turn, opened_at desc, number desc limit :most
      """;

  private static final String REFUSED =
      """
      select * from knowledge.lessons where refused is not null and not practice
        and refused not in ('something_new', 'nothing_wrong')
      order by opened_at desc, number desc limit :most
      """;

  private static final Comparator<PastIncident> NEWEST_FIRST =
      Comparator.comparing((PastIncident past) -> past.symptoms().since()).reversed();

  private final JdbcClient jdbc;

  JdbcConfirmedIncidents(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public String version() {
    return jdbc.sql(VERSION).query(String.class).single();
  }

  @Override
  public List<PastIncident> newest() {
    List<PastIncident> confirmed =
        jdbc.sql(NEWEST)
            .param("alike", MOST_ALIKE)
            .param("most", MOST)
            .query((row, _) -> PastRow.confirmed(row))
            .list();
    List<PastIncident> refused =
        jdbc.sql(REFUSED)
            .param("most", MOST_REFUSED)
            .query((row, _) -> PastRow.refused(row))
            .list();
    return Stream.concat(confirmed.stream(), refused.stream()).sorted(NEWEST_FIRST).toList();
  }
}
