package dev.hindsight.bench.executor;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.Facts;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.action.ScaleDeployment;
import dev.hindsight.actions.adapter.Adapter;
import dev.hindsight.actions.adapter.Change;
import dev.hindsight.actions.adapter.Health;
import dev.hindsight.actions.adapter.Kept;
import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.adapter.Surroundings;
import dev.hindsight.actions.adapter.Written;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.json.JsonMapper;

/** A world of Deployments in memory that answers at once; two writes of one marker are counted. */
final class InstantAdapter implements Adapter {

  static final String CLUSTER = "bench";
  static final int REPLICAS = 2;

  private final Map<ObjectRef, Scaled> objects = new ConcurrentHashMap<>();
  private final Map<String, Integer> markers = new ConcurrentHashMap<>();

  /** Writes so far. */
  int writes() {
    return markers.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Writes that were made twice. */
  long doubled() {
    return markers.values().stream().filter(n -> n > 1).count();
  }

  @Override
  public Outcome<String> identity(ObjectRef object) {
    return new Outcome.Done<>(CLUSTER);
  }

  @Override
  public Outcome<Live> read(ObjectRef object) {
    return new Outcome.Done<>(live(object, objects.getOrDefault(object, Scaled.FRESH)));
  }

  private static Live live(ObjectRef object, Scaled scaled) {
    return new Live(
        object,
        uid(object),
        scaled.generation(),
        Long.toString(scaled.generation()),
        scaled.marker(),
        false,
        new Facts.Workload(
            "template",
            1,
            Optional.empty(),
            scaled.replicas(),
            Optional.empty(),
            List.of(),
            List.of(),
            false),
        JsonMapper.shared().nullNode());
  }

  static String uid(ObjectRef object) {
    return "uid-" + object.name();
  }

  @Override
  public Outcome<Surroundings> around(Action action) {
    return new Outcome.Done<>(Surroundings.none());
  }

  @Override
  public Outcome<String> preview(Action action, Live live) {
    return new Outcome.Done<>("spec.replicas");
  }

  @Override
  public Duration writeMayTake(Action action) {
    return Duration.ofSeconds(5);
  }

  @Override
  public boolean asApprover(Action action) {
    return false;
  }

  @Override
  public Outcome<Written> write(Change change) {
    markers.merge(change.marker(), 1, Integer::sum);
    Scaled made =
        objects.merge(
            change.live().ref(),
            new Scaled(2, ((ScaleDeployment) change.action()).to(), Optional.of(change.marker())),
            (old, wanted) -> new Scaled(old.generation() + 1, wanted.replicas(), wanted.marker()));
    return new Outcome.Done<>(Written.at(made.generation()));
  }

  @Override
  public Outcome<Health> health(ObjectRef object) {
    return new Outcome.Done<>(new Health(true, false, true, Map.of(), "all is well"));
  }

  @Override
  public Outcome<List<Kept>> keep(ObjectRef object) {
    return new Outcome.Done<>(List.of(new Kept("description", object.display())));
  }

  private record Scaled(long generation, int replicas, Optional<String> marker) {
    private static final Scaled FRESH = new Scaled(1, REPLICAS, Optional.empty());
  }
}
