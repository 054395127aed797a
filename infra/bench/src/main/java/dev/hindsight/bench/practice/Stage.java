package dev.hindsight.bench.practice;

import dev.hindsight.actions.Observer;
import dev.hindsight.actions.Subject;
import dev.hindsight.actions.kubernetes.KubernetesObservers;
import dev.hindsight.actions.kubernetes.KubernetesSettings;
import dev.hindsight.bench.causes.Label;
import dev.hindsight.local.cluster.ClusterSettings;
import dev.hindsight.local.cluster.Injection;
import dev.hindsight.local.cluster.PracticeCluster;
import dev.hindsight.local.cluster.ServiceSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Plays one scenario in a world of its own, on a clock of its own, and writes down what is seen.
 */
final class Stage implements AutoCloseable {

  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  private static final Duration STEP = Duration.ofSeconds(1);
  private static final Duration STRIDE = Duration.ofSeconds(15);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(90);
  private static final Duration LONG_AGO = Duration.ofMinutes(30);
  private static final Duration AT_MOST = Duration.ofSeconds(90);

  /** How long after the first alert one looks: what needs longer shows in some cases only. */
  private static final Duration SETTLED = Duration.ofSeconds(15);

  private static final int SNAPSHOTS = 2;
  private static final Duration BUDGET = Duration.ofSeconds(10);

  private final Scenario scenario;
  private final StageClock clock;
  private final List<ServiceSpec> services;
  private final PracticeCluster cluster;
  private final Observer observer;

  private Stage(Scenario scenario, Path kubeconfig) {
    this.scenario = scenario;
    this.clock =
        new StageClock(START.plus(Duration.ofMinutes(Math.floorMod(scenario.seed(), 40_000))));
    ClusterSettings settings = ClusterSettings.practice(clock);
    this.services = settings.services();
    this.cluster = PracticeCluster.stepped(settings, scenario.seed());
    cluster.writeKubeconfig(kubeconfig);
    this.observer =
        KubernetesObservers.of(
            new KubernetesSettings(kubeconfig, BUDGET, Duration.ofMinutes(5)),
            UnaryOperator.identity(),
            clock);
  }

  /**
   * The case that the scenario makes, in the general form.
   *
   * @param scratch a directory of the caller's own
   */
  static ObjectNode play(Scenario scenario, Path scratch) {
    try (var stage = new Stage(scenario, scratch.resolve("kubeconfig"))) {
      return stage.play();
    }
  }

  @Override
  public void close() {
    cluster.close();
  }

  private ObjectNode play() {
    pass(Duration.ofSeconds(10), STEP);
    scenario.over().forEach(this::comeAndGo);
    ObjectNode one = JsonMapper.shared().createObjectNode().put("id", scenario.id());
    ArrayNode evidence = one.putArray("evidence");
    healthy(one.putArray("healthy"));
    List<Truth> truths = new ArrayList<>();
    for (Injection fault : scenario.faults()) {
      truths.add(Truth.of(fault, namespace(), cluster.inject(fault)));
    }
    if (!truths.isEmpty()) {
      passUntilNoticed();
    }
    Seen seen = new Seen();
    seen.add(cluster.alerts());
    look(seen);
    seen.into(evidence);
    expect(one.putObject("expected"), truths);
    return one;
  }

  private void comeAndGo(Injection fault) {
    cluster.inject(fault);
    passUntilNoticed();
    cluster.heal();
    pass(Duration.ofMinutes(1), STEP);
    pass(LONG_AGO, STRIDE);
  }

  private void healthy(ArrayNode into) {
    Seen seen = new Seen();
    for (int i = 0; i < SNAPSHOTS; i++) {
      look(seen);
      pass(LOOK_AGAIN, STRIDE);
    }
    seen.into(into);
  }

  private void look(Seen seen) {
    services.forEach(
        service ->
            seen.add(
                observer.observe(
                    new Subject(namespace(), Optional.of(service.name()), Optional.empty()),
                    BUDGET)));
  }

  /** Until every broken service has an alert, and somewhat longer. */
  private void passUntilNoticed() {
    Duration gone = Duration.ZERO;
    while (gone.compareTo(AT_MOST) < 0 && !noticed()) {
      pass(STEP, STEP);
      gone = gone.plus(STEP);
    }
    pass(SETTLED, STEP);
  }

  private boolean noticed() {
    long firing =
        cluster.alerts().stream()
            .filter(alert -> alert.path("status").asString("").equals("firing"))
            .map(alert -> alert.at("/labels/deployment").asString(""))
            .distinct()
            .count();
    return firing >= Math.max(1, scenario.faults().size());
  }

  private void pass(Duration time, Duration step) {
    for (Duration gone = Duration.ZERO; gone.compareTo(time) < 0; gone = gone.plus(step)) {
      clock.advance(step);
      cluster.tick();
    }
  }

  private String namespace() {
    return services.getFirst().namespace();
  }

  private static void expect(ObjectNode expected, List<Truth> truths) {
    if (truths.isEmpty()) {
      expected.put("cause", Label.HEALTHY).putNull("object");
      return;
    }
    put(expected, truths.getFirst());
    truths.stream().skip(1).forEach(other -> put(expected.putObject("also"), other));
  }

  private static void put(ObjectNode into, Truth truth) {
    into.put("cause", truth.cause()).put("object", truth.object());
  }
}
