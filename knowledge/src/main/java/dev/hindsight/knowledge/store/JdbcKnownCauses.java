package dev.hindsight.knowledge.store;

import dev.hindsight.knowledge.KnownCauses;
import dev.hindsight.knowledge.NamedCause;
import dev.hindsight.knowledge.rank.CauseRankings;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The shipped causes, and those that people named in lessons. */
@Component
class JdbcKnownCauses implements KnownCauses {

  private static final int MOST = 40;

  private static final String NAMED =
      """
      select cause from knowledge.lessons
      where confirmed and not practice and not cause = any(:shipped)
      group by cause order by max(number) desc limit :most
      """;

  private final JdbcClient jdbc;

  JdbcKnownCauses(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<NamedCause> all() {
    Set<String> shipped = CauseRankings.shippedCauses();
    List<String> named =
        jdbc.sql(NAMED)
            .param("shipped", shipped.toArray(String[]::new))
            .param("most", MOST)
            .query((row, _) -> row.getString("cause"))
            .list();
    return Stream.concat(named.stream(), shipped.stream().sorted())
        .map(cause -> new NamedCause(cause, cause.replace('_', ' '), Optional.empty()))
        .filter(NamedCause::isOne)
        .toList();
  }
}
