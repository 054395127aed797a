package dev.hindsight.actions.plan;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.plan.Recipe.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Stream;

/** A plan in the making: each step is chosen in the world that those before it leave. */
final class Draft {

  /** One step before it is known what the whole plan is verified by. */
  private sealed interface Line {

    record Act(Action action) implements Line {}

    record Pause(Step step) implements Line {}
  }

  private final Scene scene;
  private final List<Line> lines = new ArrayList<>();
  private final List<String> titles = new ArrayList<>();
  private final Map<ObjectRef, Live> foreseen = new HashMap<>();
  private int next;

  Draft(Scene scene) {
    this.scene = scene;
  }

  /** Adds a step; why it cannot be made where it cannot. */
  Optional<String> add(Part part) {
    return switch (part) {
      case Part.Pause(Step step) -> {
        lines.add(new Line.Pause(step));
        yield Optional.empty();
      }
      case Part.Make make -> add(make);
    };
  }

  private Optional<String> add(Part.Make make) {
    Live read = scene.objects().get(next++);
    Live live = foreseen.getOrDefault(read.ref(), read);
    if (foreseen.containsKey(read.ref()) && live.terminating()) {
      return Optional.of("%s goes by an earlier step.".formatted(live.ref().display()));
    }
    return switch (make.maker().apply(new Stage(live, scene, actions()))) {
      case Choice.No(String reason) -> Optional.of(reason);
      case Choice.Act(String title, List<Action> actions) -> {
        titles.add(title);
        actions.forEach(action -> lines.add(new Line.Act(action)));
        Live after = live;
        for (Action action : actions) {
          after = Foreseen.after(after, action);
        }
        foreseen.put(live.ref(), after);
        yield Optional.empty();
      }
    };
  }

  private List<Action> actions() {
    return lines.stream()
        .flatMap(line -> line instanceof Line.Act(Action a) ? Stream.of(a) : Stream.empty())
        .toList();
  }

  /** The plan of all that was added. */
  Plan plan(Recipe recipe) {
    List<ObjectRef> watched = List.copyOf(watched());
    Action first = actions().getFirst();
    return new Plan(
        recipe.title(scene.service()).orElseGet(titles::getFirst),
        recipe.name(),
        first.target(),
        lines.stream().map(line -> step(line, watched)).toList(),
        watched.equals(List.of(first.target().object())) ? List.of() : watched);
  }

  private static Step step(Line line, List<ObjectRef> watched) {
    return switch (line) {
      case Line.Act(Action action) -> Step.of(action, watched);
      case Line.Pause(Step step) -> step;
    };
  }

  private SequencedSet<ObjectRef> watched() {
    return Watched.by(actions(), scene.workload());
  }
}
