package dev.hindsight.local.cluster;

import dev.hindsight.local.cluster.access.ClusterUser;
import dev.hindsight.local.cluster.alerting.Alerting;
import dev.hindsight.local.cluster.alerting.Outbox;
import dev.hindsight.local.cluster.alerting.WebhookSender;
import dev.hindsight.local.cluster.api.ApiServer;
import dev.hindsight.local.cluster.api.Routes;
import dev.hindsight.local.cluster.api.Writes;
import dev.hindsight.local.cluster.controller.ControlLoop;
import dev.hindsight.local.cluster.controller.PodDeletion;
import dev.hindsight.local.cluster.controller.PodLog;
import dev.hindsight.local.cluster.fault.Faults;
import dev.hindsight.local.cluster.fault.Traffic;
import dev.hindsight.local.cluster.fault.World;
import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Key;
import dev.hindsight.local.cluster.store.Kind;
import dev.hindsight.local.cluster.store.ObjectStore;
import dev.hindsight.local.cluster.store.OwnerOnly;
import dev.hindsight.local.cluster.store.StateLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A Kubernetes cluster in this process, to practise on: the real API on 127.0.0.1, controllers that
 * react to writes, faults, and alerting of its own. Two of them must not share a state file.
 */
public final class PracticeCluster implements AutoCloseable {

  private static final long UUID_4 = 0xffff_ffff_ffff_0fffL;
  private static final long VERSION = 0x4000;
  private static final long VARIANT = Long.MIN_VALUE;

  private final ApiServer server;
  private final ObjectStore store;
  private final ControlLoop loop;
  private final PracticeView view;
  private final Tokens tokens;
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();

  private PracticeCluster(
      ClusterSettings settings, ApiServer server, Optional<StateLog> log, Supplier<UUID> ids) {
    this.server = server;
    this.store = new ObjectStore(settings.clock(), log, ids);
    this.tokens = Tokens.of(store, settings.users());
    var world = World.in(store);
    this.loop = new ControlLoop(store, world, new PodDeletion(store));
    store.locked(() -> loop.seed(settings.services()));
    var traffic = new Traffic(store, world, settings.services());
    var outbox = new Outbox(store, settings.receiver().isPresent());
    var writes = new Writes(store);
    var usage = new PodUsage(store, world);
    this.view =
        new PracticeView(
            store,
            world,
            new Faults(store, world, settings.services(), loop.decoys()),
            writes,
            Alerting.over(world, traffic, outbox, server.url(), settings),
            new Exposition(store, traffic, usage));
    store.locked(store::flush);
    log.ifPresent(parts::push);
    var routes = new Routes(store, writes, new PodLog(world), usage, view);
    server.start(store, tokens.users(), routes);
    parts.push(server);
    settings.receiver().ifPresent(to -> parts.push(WebhookSender.start(outbox, to)));
  }

  /**
   * Starts a cluster, or continues the one in the state file; throws UncheckedIOException that says
   * what to do when the port is taken or the state file cannot be used.
   */
  public static PracticeCluster start(ClusterSettings settings) {
    ApiServer server = ApiServer.bind(settings.port());
    try {
      long now = settings.clock().instant().getEpochSecond();
      Optional<StateLog> log = settings.stateFile().map(file -> StateLog.open(file, now));
      var cluster = new PracticeCluster(settings, server, log, UUID::randomUUID);
      cluster.parts.push(Heartbeat.start(cluster.store, cluster::tick));
      return cluster;
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  /**
   * Starts a cluster in memory that moves only when {@link #tick} is called, on a clock that the
   * caller sets: with the same seed and the same steps, it is the same cluster in all but its
   * tokens and its port.
   */
  public static PracticeCluster stepped(ClusterSettings settings, long seed) {
    ApiServer server = ApiServer.bind(settings.port());
    try {
      var random = new SplittableRandom(seed);
      return new PracticeCluster(
          settings,
          server,
          Optional.empty(),
          () ->
              new UUID(
                  (random.nextLong() & UUID_4) | VERSION, (random.nextLong() >>> 2) | VARIANT));
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  /** The API server's address. */
  public URI url() {
    return server.url();
  }

  /** The administrator's bearer token; also opens the practice endpoints. */
  public String token() {
    return token(ClusterUser.admin().name());
  }

  /**
   * The bearer token of another user of the settings; throws IllegalArgumentException with the
   * known names when there is none of that name.
   */
  public String token(String user) {
    return tokens.of(user);
  }

  /** Writes a kubeconfig that only its owner can read; throws UncheckedIOException. */
  public void writeKubeconfig(Path file) {
    writeKubeconfig(file, ClusterUser.admin().name());
  }

  /** The same for another user of the settings. */
  public void writeKubeconfig(Path file, String user) {
    String token = token(user);
    try {
      OwnerOnly.write(file, Kubeconfig.text(server.url(token), user, token));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the kubeconfig " + file, e);
    }
  }

  /**
   * Breaks a service, named {@code checkout} or {@code shop/checkout}, badly and without any red
   * herring; throws IllegalArgumentException with the known services when there is none of that
   * name, or when it cannot have this fault.
   */
  public void inject(Fault fault, String service) {
    inject(new Injection(fault, service, Severity.MAJOR, 0));
  }

  /**
   * As the other, with severity and seed as wished; answers what the seed settled, for example the
   * {@code node} or the {@code dependency}.
   */
  public JsonNode inject(Injection wish) {
    return view.begin(wish).details();
  }

  /** Somebody else heals every fault there is. */
  public void heal() {
    heal("");
  }

  /** Somebody else heals the faults of one service. */
  public void heal(String service) {
    var _ = view.heal(service);
  }

  /** How many nodes it has. */
  public int nodes() {
    return store.locked(() -> store.list(Kind.NODE, "").size());
  }

  /**
   * Lets each node say which machine of a cloud it is, in their order.
   *
   * @param providerIds for {@code spec.providerID}; {@code aws:///eu-west-1a/i-0123} in AWS
   */
  public void runsOn(List<String> providerIds) {
    store.locked(
        () -> {
          List<ObjectNode> nodes = store.list(Kind.NODE, "");
          for (int i = 0; i < Math.min(nodes.size(), providerIds.size()); i++) {
            ObjectNode node = nodes.get(i).deepCopy();
            Json.child(node, "spec").put("providerID", providerIds.get(i));
            store.put(Key.of(Kind.NODE, node), node);
          }
        });
  }

  /** Every accepted mutating API request so far, dry runs included, oldest first. */
  public List<ApiWrite> writes() {
    return view.journal().all();
  }

  /** The alerts that fire now, as a webhook would carry them. */
  public List<JsonNode> alerts() {
    return store.locked(() -> view.alerts().valueStream().toList());
  }

  /** One round of controllers and alert rules at the clock's present time. */
  public void tick() {
    store.locked(
        () -> {
          loop.tick();
          view.faulty().tick();
          view.alerting().tick();
          view.exposition().tick();
        });
  }

  /** Saves and stops everything; what was not delivered yet is sent after the next start. */
  @Override
  public void close() {
    while (!parts.isEmpty()) {
      AutoCloseable part = parts.pop();
      if (part instanceof StateLog) {
        store.locked(store::flush);
      }
      close(part);
    }
  }

  private static void close(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      throw new IllegalStateException("a part of the practice cluster did not close", e);
    }
  }
}
