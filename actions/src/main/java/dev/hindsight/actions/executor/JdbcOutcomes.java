package dev.hindsight.actions.executor;

import dev.hindsight.actions.adapter.Written;
import dev.hindsight.actions.executor.Entry.Result;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Keeps that a write took effect, and says it, in one statement under the lease. The commit waits
 * for the disk: the run goes on from what it remembers, also where the database came back without.
 */
@Repository
class JdbcOutcomes {

  private final JdbcClient jdbc;

  JdbcOutcomes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Throws {@link StaleLease} and has changed nothing when the lease is lost. */
  void applied(StepCall call, Result how, Written left, String sentence) {
    boolean held =
        jdbc.sql(
                    """
                    with lease as (
                      select plan from actions.plan_runs where plan = :plan and epoch = :epoch
                      for update
                    ), outcome as (
                      update actions.plan_journal set outcome = :outcome, generation = :generation,
                          receipt = nullif(:receipt, ''), detail = '', epoch = :epoch, outcome_at = actions.hindsight_now()
                      where plan = (select plan from lease) and step = :step
                        and direction = :direction and outcome is null and epoch <= :epoch
                    ), fresh as (
                      update actions.plan_runs set attempts = 0, internal_errors = 0
                      where plan = (select plan from lease)
                        and (attempts > 0 or internal_errors > 0)
                    ), told as (
                      insert into actions.plan_progress (plan, sentence)
                      select plan, :sentence from lease
                    )
                    select count(*) from lease\
                    """)
                .param("plan", call.plan().value())
                .param("epoch", call.run().epoch())
                .param("step", call.number())
                .param("direction", call.direction().name())
                .param("outcome", how.name())
                .param("generation", left.generation())
                .param("receipt", left.receipt())
                .param("sentence", sentence)
                .query((row, _) -> row.getInt(1))
                .single()
            == 1;
    if (!held) {
      throw new StaleLease(call.plan());
    }
  }
}
