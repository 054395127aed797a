package dev.hindsight.bench.chaos;

import dev.hindsight.bench.chaos.cluster.Crowd;
import dev.hindsight.bench.chaos.world.ChaosWorld;
import dev.hindsight.bench.chaos.world.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    Map<String, JdbcFates.Fate> fates =
        new JdbcFates(world.jdbc())
            .all().stream().collect(Collectors.toMap(JdbcFates.Fate::plan, fate -> fate));
    List<Finding> found = new ArrayList<>();
    expected.forEach(
        (plan, fate) -> {
          String state = fates.get(plan).state();
          switch (fate) {
            case NOTHING -> {
              if (wrote.contains(plan)) {
                found.add(new Finding("I3", plan, "took effect, and must not; " + state));
              }
            }
            case DONE, TAKEN_BACK -> {
              if (!state.equals(fate.state())) {
                found.add(
                    new Finding("lost", plan, "%s, and must be %s".formatted(state, fate.state())));
              } else if (fate == Expected.TAKEN_BACK && changed(fates.get(plan).object())) {
                found.add(new Finding("lost", plan, "taken back, and the object is not as before"));
              }
            }
          }
        });
    return found;
  }

  private boolean changed(String object) {
    JsonNode spec = world.crowd().get(object).path("spec");
    JsonNode container = spec.at("/template/spec/containers/0");
    return spec.path("replicas").asInt() != 1
        || !container.path("image").asString().equals(Crowd.image(0))
        || !container.at("/resources/limits/memory").asString().equals("64Mi");
  }
}
