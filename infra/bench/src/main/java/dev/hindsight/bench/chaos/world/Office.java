package dev.hindsight.bench.chaos.world;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.Remediation;
import dev.hindsight.actions.Vote;
import dev.hindsight.actions.adapter.Adapter;
import dev.hindsight.actions.audit.AuditDesk;
import dev.hindsight.actions.plan.Plan;
import dev.hindsight.actions.store.JdbcPlans;
import dev.hindsight.actions.store.NewPlan;
import dev.hindsight.local.data.CannotRun;
import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Where people make plans and decide on them: the product's own API, in this process. */
public final class Office {

  /** May ask, and not approve. */
  public static final PersonId ASKER = new PersonId("erin");

  /** May approve. */
  public static final PersonId APPROVER = new PersonId("ada");

  private final ConfigurableApplicationContext context;
  private final JdbcClient jdbc;

  Office(ConfigurableApplicationContext context, JdbcClient jdbc) {
    this.context = context;
    this.jdbc = jdbc;
  }

  void open() {
    standing(ASKER, "colleague");
    standing(APPROVER, "approver");
  }

  /** From now on this person is an {@code approver}, a {@code colleague} or nobody. */
  public void standing(PersonId person, String standing) {
    jdbc.sql(
            "insert into chaos.people (person, standing) values (:person, :standing)"
                + " on conflict (person) do update set standing = excluded.standing")
        .param("person", person.value())
        .param("standing", standing)
        .update();
  }

  /** An alert of this plan's incident fires until it is told not to. */
  public void firing(PlanStatus plan, boolean fires) {
    String sql =
        fires
            ? "insert into chaos.firing (incident) values (:incident) on conflict do nothing"
            : "delete from chaos.firing where incident = :incident";
    jdbc.sql(sql).param("incident", plan.incident()).update();
  }

  /** The plan, kept as a playbook's plan is kept; policy judges it when it starts. */
  public PlanStatus propose(Draft draft) {
    return propose(draft, 1);
  }

  /** The same where so many people have to agree. */
  public PlanStatus propose(Draft draft, int people) {
    Plan plan = draft.plan();
    NewPlan kept =
        new NewPlan("INC-" + draft.object(), draft.object(), "chaos", plan, "", List.of());
    // whatever its risk, somebody else than the asker agrees
    PlanId id =
        context
            .getBean(JdbcPlans.class)
            .insert(kept, people)
            .orElseThrow(() -> new CannotRun("there is a plan for " + draft.object()));
    return status(id);
  }

  /** Asked for by one person and approved by another. */
  public PlanStatus approved(Draft draft) {
    PlanStatus plan = asked(draft);
    mustVote(plan, APPROVER);
    return plan;
  }

  /** Approved by so many people. */
  public PlanStatus approvedBy(PlanStatus plan, int people) {
    for (int person = 1; person <= people; person++) {
      PersonId voter = new PersonId("approver-" + person);
      standing(voter, "approver");
      remediation().shown(plan.id(), plan.hash(), voter);
      mustVote(plan, voter);
    }
    return plan;
  }

  /** A yes that has to count. */
  public void mustVote(PlanStatus plan, PersonId person) {
    must(vote(plan, person, Vote.APPROVE));
  }

  /** An approver agrees and is none any more at the same moment. */
  public void approveAndLeave(PlanStatus plan, PersonId person) {
    standing(person, "approver");
    atOnce(
        () -> {
          mustVote(plan, person);
          inContext("delete from chaos.people where person = ?", person.value());
        });
  }

  /** The plan is approved, and somebody with the database's password changes it. */
  public void approveAndForge(PlanStatus plan) {
    atOnce(
        () -> {
          mustVote(plan, APPROVER);
          inContext(
              "update actions.plans set json = replace(json, 'Change ', 'Changed ') where id = ?",
              plan.id().value());
        });
  }

  private void atOnce(Runnable work) {
    new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
        .executeWithoutResult(_ -> work.run());
  }

  private void inContext(String sql, Object value) {
    context.getBean(JdbcTemplate.class).update(sql, value);
  }

  /** Asked for, and not yet decided. */
  public PlanStatus asked(Draft draft) {
    return asked(draft, 1);
  }

  /** The same where so many people have to agree. */
  public PlanStatus asked(Draft draft, int people) {
    PlanStatus plan = propose(draft, people);
    must(remediation().ask(plan.id(), plan.hash(), ASKER));
    return plan;
  }

  /** A person's vote. */
  public Answer vote(PlanStatus plan, PersonId person, Vote vote) {
    return remediation().decide(plan.id(), plan.hash(), person, vote, "");
  }

  private static void must(Answer answer) {
    if (!(answer instanceof Answer.Accepted)) {
      throw new CannotRun("not accepted: " + answer.text());
    }
  }

  /** What reads the world as it is, by the product's own means. */
  public Adapter eye() {
    return context.getBean(Adapter.class);
  }

  public Remediation remediation() {
    return context.getBean(Remediation.class);
  }

  AuditDesk audit() {
    return context.getBean(AuditDesk.class);
  }

  /** The plan as it is now. */
  public PlanStatus status(PlanId id) {
    return remediation().status(id).orElseThrow();
  }

  /** Where the plan is now. */
  public PlanState state(PlanStatus plan) {
    return PlanState.valueOf(
        jdbc.sql("select state from actions.plans where id = :id")
            .param("id", plan.id().value())
            .query(String.class)
            .single());
  }

  /** What its journal says, in order: {@code DO 1 DONE}; an open one has no last word. */
  public List<String> journal(PlanStatus plan) {
    return jdbc.sql(
            "select direction || ' ' || step || coalesce(' ' || outcome, '')"
                + " from actions.plan_journal where plan = :id order by id")
        .param("id", plan.id().value())
        .query((row, _) -> row.getString(1))
        .list();
  }
}
