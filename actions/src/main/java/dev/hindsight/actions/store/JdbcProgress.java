package dev.hindsight.actions.store;

import dev.hindsight.actions.KeptText;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.adapter.Kept;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What happened to a plan in sentences, and the diagnostics kept before its write. */
@Repository
public class JdbcProgress {

  private final JdbcClient jdbc;

  JdbcProgress(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Adds a sentence. */
  public void add(PlanId plan, String sentence) {
    jdbc.sql("insert into actions.plan_progress (plan, sentence) values (:plan, :sentence)")
        .param("plan", plan.value())
        .param("sentence", sentence)
        .update();
  }

  /** All sentences, oldest first. */
  public List<String> of(PlanId plan) {
    return jdbc.sql("select sentence from actions.plan_progress where plan = :plan order by id")
        .param("plan", plan.value())
        .query((row, _) -> row.getString("sentence"))
        .list();
  }

  /** Keeps diagnostics once; the first reading is the one from before the change. */
  public void keep(PlanId plan, List<Kept> kept) {
    jdbc.sql(
            """
            insert into actions.kept_diagnostics (plan, name, content)
            select :plan, name, content
            from unnest(:names, :contents) with ordinality as kept (name, content, nth)
            order by nth on conflict do nothing\
            """)
        .param("plan", plan.value())
        .param("names", kept.stream().map(Kept::name).toArray(String[]::new))
        .param("contents", kept.stream().map(Kept::content).toArray(String[]::new))
        .update();
  }

  /** What was kept, oldest first. */
  public List<KeptText> kept(PlanId plan) {
    return jdbc.sql(
            "select name, content from actions.kept_diagnostics where plan = :plan order by id")
        .param("plan", plan.value())
        .query((row, _) -> new KeptText(row.getString("name"), row.getString("content")))
        .list();
  }
}
