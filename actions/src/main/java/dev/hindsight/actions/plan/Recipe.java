package dev.hindsight.actions.plan;

import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.DeregisterTarget;
import dev.hindsight.actions.action.RegisterTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a plan is made after. */
public sealed interface Recipe {

  /** The name that the plan keeps of it. */
  String name();

  /** What people call it, at the start of a sentence. */
  String words();

  /** Its steps, in their order. */
  List<Part> parts();

  /** What a plan of several actions is called, for this service; else its action says it. */
  Optional<String> title(String service);

  /** The object of each action, in their order. */
  default List<Sought> sought() {
    return parts().stream()
        .flatMap(part -> part instanceof Part.Make(Sought s, _) ? Stream.of(s) : Stream.empty())
        .toList();
  }

  /** One step of it. */
  sealed interface Part {

    /** What is done to an object as it is found. */
    record Make(Sought sought, Maker maker) implements Part {}

    /** What changes nothing. */
    record Pause(Step step) implements Part {}
  }

  /** Chooses what is done to one object; pure. */
  @FunctionalInterface
  interface Maker extends Function<Stage, Choice> {}

  /** A playbook. */
  record ByPlaybook(Playbook playbook) implements Recipe {

    @Override
    public String name() {
      return playbook.name();
    }

    @Override
    public String words() {
      return "Playbook " + playbook.name();
    }

    @Override
    public List<Part> parts() {
      return playbook.steps().stream().map(ByPlaybook::part).toList();
    }

    private static Part part(PlaybookStep step) {
      return switch (step) {
        case PlaybookStep.Do(Template template) ->
            new Part.Make(template.sought(), stage -> Planner.chosen(template, stage));
        case PlaybookStep.Pause(Step pause) -> new Part.Pause(pause);
      };
    }

    @Override
    public Optional<String> title(String service) {
      return playbook.titleFor(service);
    }
  }

  /** A plan that was verified to help against the same cause before. */
  record AsBefore(PlanId id, Plan plan) implements Recipe {

    @Override
    public String name() {
      return "as " + id;
    }

    @Override
    public String words() {
      return "What %s did".formatted(id);
    }

    @Override
    public List<Part> parts() {
      List<Part> parts = new ArrayList<>();
      Optional<Action> last = Optional.empty();
      for (Step step : plan.steps()) {
        Optional<Action> now =
            step instanceof Step.Act act ? Optional.of(act.action()) : Optional.empty();
        if (now.isEmpty() || !together(last, now.get())) {
          parts.add(part(step));
        }
        last = now;
      }
      return List.copyOf(parts);
    }

    /** Several targets of one group were chosen as one; how many there are today is seen anew. */
    private static boolean together(Optional<Action> last, Action now) {
      return (now instanceof DeregisterTarget || now instanceof RegisterTarget)
          && last.filter(before -> before.getClass() == now.getClass())
              .filter(before -> before.target().equals(now.target()))
              .isPresent();
    }

    private Part part(Step step) {
      return step instanceof Step.Act act
          ? new Part.Make(
              Retarget.sought(act.action(), plan), s -> Retarget.onto(act.action(), id, s))
          : new Part.Pause(step);
    }

    @Override
    public Optional<String> title(String service) {
      return plan.acts().size() > 1
          ? Optional.of("Do for %s what %s did".formatted(service, id))
          : Optional.empty();
    }
  }
}
