package dev.hindsight.actions.policy.rulebook;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which policy was taken last, by whichever replica. */
@Repository
class JdbcPolicyInForce {

  private final JdbcClient jdbc;

  JdbcPolicyInForce(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Keeps it; whether it is another one than before. */
  boolean take(RulebookFile file) {
    Optional<String> before =
        jdbc.sql("select hash from actions.policy_in_force for update")
            .query(String.class)
            .optional();
    jdbc.sql(
            """
            insert into actions.policy_in_force (hash, source) values (:hash, :source)
            on conflict (one) do update set hash = excluded.hash, source = excluded.source,
                at = actions.hindsight_now()\
            """)
        .param("hash", file.hash())
        .param("source", file.source())
        .update();
    return !before.orElse(RulebookFile.shipped().hash()).equals(file.hash());
  }
}
