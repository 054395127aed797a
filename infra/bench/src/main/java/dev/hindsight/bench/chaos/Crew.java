package dev.hindsight.bench.chaos;

import dev.hindsight.actions.executor.FailPoint;
import dev.hindsight.bench.chaos.replica.Replica;
import dev.hindsight.bench.chaos.replica.Replicas;
import dev.hindsight.local.data.CannotRun;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The executors at work, and some that are ready to step in. */
final class Crew implements AutoCloseable {

  private static final int SPARES = 2;
  private final Replicas replicas;
  private final List<Replica> working = new ArrayList<>();
  private final Deque<Replica> spare = new ArrayDeque<>();
  private final List<Replica> all = new ArrayList<>();

  Crew(Replicas replicas, int size) throws IOException, InterruptedException {
    this.replicas = replicas;
    for (int i = 0; i < size; i++) {
      working.add(launched());
    }
    for (int i = 0; i < SPARES; i++) {
      spare.add(launched());
    }
    for (Replica replica : working) {
      replica.awaitReady().go();
    }
  }

  private Replica launched() throws IOException {
    Replica replica = replicas.launch();
    all.add(replica);
    return replica;
  }

  List<Replica> working() {
    return List.copyOf(working);
  }

  Set<String> names() {
    return working.stream().map(Replica::name).collect(Collectors.toSet());
  }

  /** The dead one's place is taken at once, and another one made ready. */
  void replace(Replica dead) throws IOException, InterruptedException {
    working.remove(dead);
    Replica next = spare.pop();
    spare.add(launched());
    working.add(next.awaitReady().go());
  }

  /** All are dead; new ones start as after a power cut. */
  void restart() throws IOException, InterruptedException {
    int size = working.size();
    working.clear();
    for (int i = 0; i < size; i++) {
      working.add(launched());
    }
    for (Replica replica : working) {
      replica.awaitReady().go();
    }
  }

  /** How often all of them passed each fail point. */
  Map<FailPoint, Integer> passes() {
    Map<FailPoint, Integer> sum = new EnumMap<>(FailPoint.class);
    all.forEach(r -> r.hits().forEach((point, count) -> sum.merge(point, count, Integer::sum)));
    return sum;
  }

  /** A dead one that nobody killed is a fault of the product or of the bench. */
  void mustLive() {
    for (Replica replica : working) {
      if (!replica.isAlive()) {
        throw new CannotRun("%s died by itself:%n%s".formatted(replica.name(), replica.tail()));
      }
    }
  }

  @Override
  public void close() {
    all.forEach(Replica::close);
  }
}
