package dev.hindsight.local.cluster.fault;

import dev.hindsight.local.cluster.Fault;
import dev.hindsight.local.cluster.ServiceSpec;
import dev.hindsight.local.cluster.store.Generations;
import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Key;
import dev.hindsight.local.cluster.store.Kind;
import dev.hindsight.local.cluster.store.ObjectStore;
import dev.hindsight.local.cluster.store.Quantity;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** Breaks a service the way the world does: by more load, or by somebody's bad deployment. */
public final class Faults {

  private static final long SANE_LIMIT = 2L << 30;
  private static final Pattern LAST_NUMBER = Pattern.compile("\\d{1,6}$");
  private static final String CHANGE_CAUSE = "kubernetes.io/change-cause";

  private final ObjectStore store;
  private final World world;
  private final List<ServiceSpec> services;

  public Faults(ObjectStore store, World world, List<ServiceSpec> services) {
    this.store = store;
    this.world = world;
    this.services = services;
  }

  /** {@code service} is a name or namespace/name; throws IllegalArgumentException if unknown. */
  public void inject(Fault fault, String service) {
    ServiceSpec spec = find(service);
    switch (fault) {
      case OOM -> growDemand(spec);
      case BAD_IMAGE -> deployMissingImage(spec);
    }
  }

  private ServiceSpec find(String service) {
    return services.stream()
        .filter(spec -> service.equals(spec.name()) || service.equals(path(spec)))
        .filter(spec -> store.get(key(spec)).isPresent())
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown service '%s'; known services: %s"
                        .formatted(
                            service,
                            services.stream()
                                .map(ServiceSpec::name)
                                .collect(Collectors.joining(", ")))));
  }

  private void growDemand(ServiceSpec spec) {
    long limit =
        Quantity.bytes(Json.text(container(deployment(spec)), "resources", "limits", "memory"));
    if (limit > SANE_LIMIT) {
      redeploy(spec);
      limit = Quantity.bytes(spec.memoryLimit());
    }
    // a little under one and a half times the limit, so that a limit raised by half is enough
    world.growDemand(spec.namespace(), spec.name(), limit / 100 * 145);
  }

  private void redeploy(ServiceSpec spec) {
    ObjectNode deployment = deployment(spec);
    Json.child(container(deployment), "resources", "limits").put("memory", spec.memoryLimit());
    Json.child(container(deployment), "resources", "requests").put("memory", spec.memoryRequest());
    cause(deployment, "redeploy %s with the limits of its repository".formatted(path(spec)));
    Generations.update(store, key(spec), deployment);
  }

  private void deployMissingImage(ServiceSpec spec) {
    String tag = nextTag(spec);
    ObjectNode deployment = deployment(spec);
    container(deployment)
        .put("image", spec.image().substring(0, spec.image().lastIndexOf(':') + 1) + tag);
    cause(deployment, "deploy %s %s".formatted(path(spec), tag));
    Generations.update(store, key(spec), deployment);
  }

  private String nextTag(ServiceSpec spec) {
    String note = "releases/" + path(spec);
    int count = store.note(note).map(seen -> Json.number(seen, "count")).orElse(0) + 1;
    store.note(note, Json.object().put("count", count));
    Matcher patch = LAST_NUMBER.matcher(spec.version());
    return patch.find()
        ? patch.replaceFirst((Integer.parseInt(patch.group()) + 1) + "-rc" + count)
        : spec.version() + "-rc" + count;
  }

  private ObjectNode deployment(ServiceSpec spec) {
    return store.get(key(spec)).orElseThrow().deepCopy();
  }

  private static ObjectNode container(ObjectNode deployment) {
    return (ObjectNode) Json.at(deployment, "spec", "template", "spec", "containers").get(0);
  }

  private static void cause(ObjectNode deployment, String cause) {
    Json.child(deployment, "metadata", "annotations").put(CHANGE_CAUSE, cause);
  }

  private static Key key(ServiceSpec spec) {
    return new Key(Kind.DEPLOYMENT, spec.namespace(), spec.name());
  }

  private static String path(ServiceSpec spec) {
    return spec.namespace() + "/" + spec.name();
  }
}
