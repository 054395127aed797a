package dev.hindsight.actions;

import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.CordonNode;
import dev.hindsight.actions.action.DeleteFailedJob;
import dev.hindsight.actions.action.EvictPod;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.action.RestartRollout;
import dev.hindsight.actions.action.ScaleDeployment;
import dev.hindsight.actions.action.Target;
import dev.hindsight.actions.adapter.Adapter;
import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.plan.Plan;
import dev.hindsight.actions.policy.JdbcBasis;
import dev.hindsight.actions.policy.Offer;
import dev.hindsight.actions.policy.Policy;
import dev.hindsight.actions.policy.Ruling;
import dev.hindsight.actions.store.JdbcPlans;
import dev.hindsight.actions.store.NewPlan;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The scripted cluster with nodes, a failed Job and a pod to delete, and plans for all of them. */
public final class World {

  public static final String POD = "checkout-r1-abcd1";
  private static final String JOB = "nightly-1";
  private static final String NODES = "/api/v1/nodes/";
  private static final String JOBS = "/apis/batch/v1/namespaces/shop/jobs/";

  private final TestBed bed;

  public World(TestBed bed) {
    this.bed = bed;
  }

  public void furnish() {
    node("worker-1", false);
    node("worker-2", false);
    job("job-uid-1", true);
  }

  public void node(String name, boolean cordoned) {
    bed.cluster.put(
        NODES + name,
        """
        {"apiVersion":"v1","kind":"Node","metadata":{"name":"%1$s","uid":"node-%1$s",
           "resourceVersion":"5"},"spec":{%2$s},
         "status":{"conditions":[{"type":"Ready","status":"True"}]}}\
        """
            .formatted(name, cordoned ? "\"unschedulable\":true" : ""));
  }

  public void job(String uid, boolean failed) {
    bed.cluster.put(
        JOBS + JOB,
        """
        {"apiVersion":"batch/v1","kind":"Job","metadata":{"name":"%s","namespace":"shop",
           "uid":"%s","generation":1,"resourceVersion":"5"},
         "status":{"failed":3,"conditions":[{"type":"Failed","status":"%s",
           "reason":"BackoffLimitExceeded"}]}}\
        """
            .formatted(JOB, uid, failed ? "True" : "False"));
  }

  /** An autoscaler of shop/checkout. */
  public void autoscaler() {
    bed.cluster.put(
        "/apis/autoscaling/v2/namespaces/shop/horizontalpodautoscalers/checkout",
        """
        {"metadata":{"name":"checkout"},
         "spec":{"scaleTargetRef":{"kind":"Deployment","name":"checkout"}}}\
        """);
  }

  public boolean cordoned() {
    return bed.cluster.get(NODES + "worker-2").at("/spec/unschedulable").asBoolean(false);
  }

  public int replicas() {
    return bed.cluster
        .get("/apis/apps/v1/namespaces/shop/deployments/checkout")
        .at("/spec/replicas")
        .asInt();
  }

  /** Where the object is that the action removes. */
  public String path(String action) {
    return action.equals("evict-pod") ? "/api/v1/namespaces/shop/pods/" + POD : JOBS + JOB;
  }

  public PlanStatus approved(String action) {
    return approved(planned(action));
  }

  /** A plan of this action, verified by these workloads, approved by as many as it needs. */
  public PlanStatus approved(Action action, List<ObjectRef> watched) {
    return approved(planned(action.name(), action, watched));
  }

  /** By as many as it needs. */
  public PlanStatus approved(PlanStatus plan) {
    bed.haveRead(plan, TestBed.APPROVER, TestBed.SECOND);
    TestBed.must(bed.remediation().ask(plan.id(), plan.hash(), TestBed.ASKER));
    TestBed.must(
        bed.remediation().decide(plan.id(), plan.hash(), TestBed.APPROVER, Vote.APPROVE, ""));
    if (plan.risk() == Risk.HIGH) {
      TestBed.must(
          bed.remediation().decide(plan.id(), plan.hash(), TestBed.SECOND, Vote.APPROVE, ""));
    }
    return plan;
  }

  /** A plan of that action, kept as if a playbook had made it. */
  public PlanStatus planned(String name) {
    Action action = action(name);
    ObjectRef target = action.target().object();
    List<ObjectRef> watched =
        Stream.of(target, ref("Deployment", "checkout"))
            .filter(object -> object.kind().equals("Deployment"))
            .distinct()
            .toList();
    return planned(name, action, watched);
  }

  private PlanStatus planned(String name, Action action, List<ObjectRef> watched) {
    return kept(Plan.of("Try " + name, "test", action, watched), name);
  }

  /** This plan, kept as if a playbook had made it. */
  public PlanStatus kept(Plan plan, String cause) {
    Adapter adapter = bed.bean(Adapter.class);
    Action first = plan.actions().getFirst();
    Offer offer = done(bed.bean(Policy.class).offered(plan, "checkout"));
    Ruling ruling = offer.ruling();
    String diff = done(adapter.preview(first, done(adapter.read(first.target().object()))));
    NewPlan made = new NewPlan("INC-1", "checkout", cause, plan, diff, ruling.verdicts());
    PlanId id = bed.bean(JdbcPlans.class).insert(made, ruling.approvers()).orElseThrow();
    bed.bean(JdbcBasis.class).keep(id, offer);
    return bed.remediation().status(id).orElseThrow();
  }

  private Action action(String name) {
    return switch (name) {
      case "evict-pod" -> new EvictPod(target(ref("Pod", POD)), "ReplicaSet checkout-r1");
      case "delete-failed-job" -> new DeleteFailedJob(target(ref("Job", JOB)));
      case "cordon-node" -> new CordonNode(target(ref("Node", "worker-2")));
      case "scale-deployment" -> new ScaleDeployment(target(ref("Deployment", "checkout")), 2, 4);
      case "restart-rollout" ->
          RestartRollout.of(target(ref("Deployment", "payments")), Optional.empty());
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** The object as it is now. */
  public Target target(ObjectRef ref) {
    return live(ref).target();
  }

  /** An object as the adapter reads it. */
  public Live live(ObjectRef ref) {
    return done(bed.bean(Adapter.class).read(ref));
  }

  public static ObjectRef ref(String kind, String name) {
    return new ObjectRef(FakeCluster.ID, kind, kind.equals("Node") ? "" : "shop", name);
  }

  private static <T> T done(Outcome<T> outcome) {
    if (outcome instanceof Outcome.Done<T>(T value)) {
      return value;
    }
    throw new AssertionError(outcome);
  }
}
