package dev.hindsight.bench.chaos;

import dev.hindsight.bench.chaos.cluster.Crowd;
import dev.hindsight.bench.chaos.world.ChaosWorld;
import dev.hindsight.bench.chaos.world.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Whether each plan came to the end it must, and its object with it. */
final class Fates {

  private final ChaosWorld world;

  Fates(ChaosWorld world) {
    this.world = world;
  }

  List<Finding> findings(Map<String, Expected> expected) {
    Set<String> wrote =
        world.proxy().journal().applied().stream()
            .flatMap(seen -> seen.plan().stream())
            .collect(Collectors.toSet());
    List<Finding> found = new ArrayList<>();
    for (JdbcFates.Fate fate : new JdbcFates(world.jdbc()).all()) {
      Optional.ofNullable(expected.get(fate.plan()))
          .flatMap(wanted -> breach(fate, wanted, wrote.contains(fate.plan())))
          .ifPresent(found::add);
    }
    return found;
  }

  private Optional<Finding> breach(JdbcFates.Fate fate, Expected wanted, boolean wrote) {
    String plan = fate.plan();
    if (wanted == Expected.NOTHING) {
      return wrote
          ? Optional.of(new Finding("I3", plan, "took effect, and must not; " + fate.state()))
          : Optional.empty();
    }
    if (!fate.state().equals(wanted.state())) {
      return Optional.of(
          new Finding("lost", plan, "%s, and must be %s".formatted(fate.state(), wanted.state())));
    }
    return wanted != Expected.DONE && changed(fate.object())
        ? Optional.of(new Finding("lost", plan, "taken back, and the object is not as before"))
        : Optional.empty();
  }

  private boolean changed(String object) {
    JsonNode spec = world.crowd().get(object).path("spec");
    JsonNode container = spec.at("/template/spec/containers/0");
    return spec.path("replicas").asInt() != 1
        || !container.path("image").asString().equals(Crowd.image(0))
        || !container.at("/resources/limits/memory").asString().equals("64Mi");
  }
}
