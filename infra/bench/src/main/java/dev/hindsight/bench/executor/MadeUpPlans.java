package dev.hindsight.bench.executor;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.Proof;
import dev.hindsight.actions.action.ScaleDeployment;
import dev.hindsight.actions.action.Target;
import dev.hindsight.actions.plan.Plan;
import dev.hindsight.actions.plan.Step;
import dev.hindsight.actions.queue.PlanTasks;
import dev.hindsight.actions.store.CastVote;
import dev.hindsight.actions.store.JdbcPlans;
import dev.hindsight.actions.store.JdbcRequests;
import dev.hindsight.actions.store.JdbcVotes;
import dev.hindsight.actions.store.NewPlan;
import dev.hindsight.actions.store.StoredPlan;
import dev.hindsight.actions.store.Voter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.context.ApplicationContext;

/** Plans of several steps, asked for and approved, each with its task in the real queue. */
final class MadeUpPlans {

  private static final Voter ASKER = voter("U-asker");
  private static final Voter APPROVER = voter("U-approver");
  private static final Duration LONG = Duration.ofHours(2);

  private final JdbcPlans plans;
  private final JdbcRequests requests;
  private final JdbcVotes votes;
  private final PlanTasks tasks;

  MadeUpPlans(ApplicationContext product) {
    plans = product.getBean(JdbcPlans.class);
    requests = product.getBean(JdbcRequests.class);
    votes = product.getBean(JdbcVotes.class);
    tasks = product.getBean(PlanTasks.class);
  }

  void approved(int number, int steps) {
    Plan plan = plan(number, steps);
    PlanId id =
        plans
            .insert(new NewPlan("INC-" + number, "bench", "bench", plan, "", List.of()), 1)
            .orElseThrow();
    requests.request(stored(id), ASKER, 1, LONG);
    votes.add(stored(id), APPROVER, CastVote.Kind.APPROVE, "");
    plans.approve(stored(id), LONG);
    tasks.runNow(id, stored(id).requestNo());
  }

  private static Voter voter(String person) {
    return Voter.of(new PersonId(person), Optional.empty(), Proof.CHAT);
  }

  private StoredPlan stored(PlanId id) {
    return plans.find(id).orElseThrow();
  }

  private static Plan plan(int number, int steps) {
    ObjectRef object =
        new ObjectRef(InstantAdapter.CLUSTER, "Deployment", "bench", "service-" + number);
    Target target = new Target(object, InstantAdapter.uid(object), 1);
    List<Step> scaled =
        IntStream.range(InstantAdapter.REPLICAS, InstantAdapter.REPLICAS + steps)
            .<Step>mapToObj(n -> Step.of(new ScaleDeployment(target, n, n + 1), List.of(object)))
            .toList();
    return new Plan("Scale " + object.display(), "bench", target, scaled, List.of());
  }
}
