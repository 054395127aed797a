package dev.hindsight.local.cluster.fault;

import dev.hindsight.local.cluster.Fault;
import dev.hindsight.local.cluster.ServiceSpec;
import dev.hindsight.local.cluster.Severity;
import dev.hindsight.local.cluster.store.Key;
import dev.hindsight.local.cluster.store.Kind;
import dev.hindsight.local.cluster.store.ObjectStore;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** Breaks services, sees when they are well again, and heals them the way a colleague would. */
public final class Faults {

  private static final System.Logger LOG = System.getLogger(Faults.class.getName());

  private final ObjectStore store;
  private final World world;
  private final List<ServiceSpec> services;
  private final Decoys decoys;

  public Faults(ObjectStore store, World world, List<ServiceSpec> services, Decoys decoys) {
    this.store = store;
    this.world = world;
    this.services = services;
    this.decoys = decoys;
  }

  /** {@code service} is a name or namespace/name; throws IllegalArgumentException if unknown. */
  public FaultRecord inject(Fault fault, String service, Severity severity, long seed) {
    ServiceSpec spec = find(service);
    Instant now = store.clock().instant();
    FaultRecord record = FaultRecord.begun(fault, spec, severity, seed, now);
    Optional<FaultRecord> earlier =
        world.records().find(spec.namespace(), spec.name(), fault).filter(FaultRecord::isActive);
    ObjectNode details = trouble(fault).begin(record);
    FaultRecord begun =
        earlier.map(known -> known.again(record, details)).orElseGet(() -> record.with(details));
    world.records().keep(begun);
    decoys.plant(begun);
    return begun;
  }

  /** Notes which faults are over; one that cannot be judged does not stop the others. */
  public void tick() {
    for (FaultRecord record : world.records().active()) {
      try {
        if (trouble(record.fault()).isOver(record)) {
          close(record);
        }
      } catch (RuntimeException e) {
        LOG.log(
            System.Logger.Level.WARNING,
            "Whether %s still has %s cannot be seen".formatted(record.path(), record.fault()),
            e);
      }
    }
  }

  /** The latest first, so that deployments are undone in the right order. */
  public List<FaultRecord> heal(String service) {
    String path = service.isEmpty() ? "" : path(find(service));
    List<FaultRecord> active =
        world.records().active().stream()
            .filter(record -> path.isEmpty() || record.path().equals(path))
            .sorted(Comparator.comparing(FaultRecord::since).reversed())
            .toList();
    active.forEach(
        record -> {
          trouble(record.fault()).heal(record);
          close(record);
        });
    forgetDemands(path);
    return active;
  }

  public List<ServiceSpec> services() {
    return services;
  }

  /**
   * Memory and load stay high after more of both was given; scaling back must not bring it back.
   */
  private void forgetDemands(String path) {
    services.stream()
        .filter(spec -> path.isEmpty() || path(spec).equals(path))
        .forEach(
            spec -> {
              world.memory().shrink(spec.namespace(), spec.name());
              world.load().ordinary(spec.namespace(), spec.name());
            });
  }

  private void close(FaultRecord record) {
    // what is left of the hidden cause must not wait for the next scale down or uncordon
    switch (record.fault()) {
      case NODE_PRESSURE, DEPENDENCY_DOWN -> trouble(record.fault()).heal(record);
      default -> {}
    }
    world.records().keep(record.over(store.clock().instant()));
  }

  private Trouble trouble(Fault fault) {
    var deploys = new Deploys(store);
    return switch (fault) {
      case OOM -> new OutOfMemory(deploys, world.memory(), this::spec);
      case BAD_IMAGE -> new BadImage(deploys, world.registry());
      case CRASH -> new Crash(deploys, world.registry());
      case PENDING -> new BadRequests(deploys);
      case SLOW -> new Overload(deploys, world.load(), this::spec);
      case PROBE -> new WrongProbe(deploys);
      case QUOTA -> new OverQuota(deploys, new Quotas(store));
      case CONFIG_MISSING -> new MissingConfig(deploys, store);
      case NODE_PRESSURE -> new NodePressure(deploys, world.pressures(), store);
      case DEPENDENCY_DOWN -> new DependencyDown(deploys, world.hangs(), this::spec, store);
    };
  }

  private ServiceSpec spec(FaultRecord record) {
    return services.stream()
        .filter(spec -> path(spec).equals(record.path()))
        .findFirst()
        .orElseThrow(() -> unknown(record.path()));
  }

  private ServiceSpec find(String service) {
    return services.stream()
        .filter(spec -> service.equals(spec.name()) || service.equals(path(spec)))
        .filter(spec -> store.get(key(spec)).isPresent())
        .findFirst()
        .orElseThrow(() -> unknown(service));
  }

  private IllegalArgumentException unknown(String service) {
    return new IllegalArgumentException(
        "unknown service '%s'; known services: %s"
            .formatted(
                service,
                services.stream().map(ServiceSpec::name).collect(Collectors.joining(", "))));
  }

  private static Key key(ServiceSpec spec) {
    return new Key(Kind.DEPLOYMENT, spec.namespace(), spec.name());
  }

  private static String path(ServiceSpec spec) {
    return spec.namespace() + "/" + spec.name();
  }
}
