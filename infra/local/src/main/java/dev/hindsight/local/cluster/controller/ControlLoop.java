package dev.hindsight.local.cluster.controller;

import dev.hindsight.local.cluster.ServiceSpec;
import dev.hindsight.local.cluster.fault.Decoys;
import dev.hindsight.local.cluster.fault.World;
import dev.hindsight.local.cluster.policy.DisruptionBudgets;
import dev.hindsight.local.cluster.policy.ResourceQuotas;
import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Key;
import dev.hindsight.local.cluster.store.Kind;
import dev.hindsight.local.cluster.store.ObjectStore;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** One round of every controller, in order; all time comes from the store's clock. */
public final class ControlLoop {

  private static final System.Logger LOG = System.getLogger(ControlLoop.class.getName());

  private final ObjectStore store;
  private final Events events;
  private final Kubelet kubelet;
  private final ReplicaSetController replicaSets;
  private final DeploymentController deployments;
  private final SetController sets;
  private final JobController jobs;
  private final SmallLoops smallLoops;
  private final ResourceQuotas quotas;
  private final NodeHealth nodes;
  private final DisruptionBudgets budgets;
  private final Noise noise;
  private final World world;

  public ControlLoop(ObjectStore store, World world, PodDeletion deletion) {
    this.store = store;
    this.world = world;
    this.events = new Events(store);
    this.kubelet = new Kubelet(store, events, world);
    this.replicaSets = new ReplicaSetController(store, events, deletion);
    this.deployments = new DeploymentController(store, events);
    this.sets = new SetController(store, events, deletion);
    this.jobs = new JobController(store, events);
    this.smallLoops = new SmallLoops(store);
    this.quotas = new ResourceQuotas(store);
    this.nodes = new NodeHealth(store, events, world);
    this.budgets = new DisruptionBudgets(store);
    this.noise = new Noise(store, events);
  }

  /** Fills an empty cluster; one that continues keeps what it has. */
  public void seed(List<ServiceSpec> services) {
    if (store.note("seeded").isEmpty()) {
      new Seed(store, kubelet, world).plant(services);
      // last, so that a crash in the middle of the first save starts over
      store.note("seeded", Json.object());
    }
  }

  /** Leaves old and harmless traces beside faults. */
  public Decoys decoys() {
    return new RedHerrings(store, world, kubelet);
  }

  public void tick() {
    Instant now = store.clock().instant();
    events.sweep(now);
    each(Kind.NODE, node -> nodes.sync(node, now));
    each(Kind.POD, pod -> kubelet.sync(pod, now));
    Ownership ownership = new Ownership(store);
    each(Kind.REPLICA_SET, set -> replicaSets.reconcile(set, ownership));
    each(Kind.DEPLOYMENT, deployment -> deployments.reconcile(deployment, ownership));
    each(Kind.STATEFUL_SET, set -> sets.reconcile(Kind.STATEFUL_SET, set, ownership));
    each(Kind.DAEMON_SET, set -> sets.reconcile(Kind.DAEMON_SET, set, ownership));
    each(Kind.JOB, job -> jobs.reconcile(job, ownership, now));
    each(Kind.HORIZONTAL_POD_AUTOSCALER, smallLoops::autoscaler);
    each(Kind.PERSISTENT_VOLUME_CLAIM, smallLoops::claim);
    quotas.report();
    budgets.report();
    noise.tick(now);
  }

  /** One object that cannot be handled must not stop the others. */
  private void each(Kind kind, Consumer<ObjectNode> reconcile) {
    for (ObjectNode object : store.list(kind, "")) {
      try {
        reconcile.accept(object);
      } catch (RuntimeException e) {
        LOG.log(
            System.Logger.Level.WARNING,
            "The practice cluster could not reconcile " + Key.of(kind, object) + "; tries again",
            e);
      }
    }
  }
}
