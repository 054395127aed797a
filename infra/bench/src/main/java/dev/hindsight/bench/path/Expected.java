package dev.hindsight.bench.path;

import static java.util.Map.entry;

import dev.hindsight.local.cluster.Fault;
import java.util.Map;
import java.util.Set;

/** Which cause a fault has: the bench's own table, which the bot never sees. */
public final class Expected {

  private static final Map<Fault, Set<String>> CATEGORIES =
      Map.ofEntries(
          entry(Fault.OOM, Set.of("oom_killed")),
          entry(Fault.BAD_IMAGE, Set.of("image_pull")),
          entry(Fault.CRASH, Set.of("app_crash")),
          entry(Fault.PENDING, Set.of("scheduling_insufficient_resources")),
          entry(Fault.SLOW, Set.of("overload")),
          entry(Fault.PROBE, Set.of("probe_misconfig")),
          entry(Fault.QUOTA, Set.of("quota_exceeded")),
          entry(Fault.CONFIG_MISSING, Set.of("missing_configmap", "missing_secret")),
          entry(Fault.NODE_PRESSURE, Set.of("node_pressure")),
          entry(Fault.DEPENDENCY_DOWN, Set.of("dependency_connection_failed")));

  private Expected() {}

  /** Empty for a fault that this table does not know yet. */
  public static Set<String> categories(Fault fault) {
    return CATEGORIES.getOrDefault(fault, Set.of());
  }

  static boolean isRight(Fault fault, Said said) {
    return said.named() && categories(fault).contains(said.category());
  }
}
