package dev.hindsight.actions.policy;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.adapter.Surroundings;
import dev.hindsight.actions.plan.Plan;
import dev.hindsight.actions.plan.Step;
import dev.hindsight.actions.policy.rulebook.Rulebook;
import dev.hindsight.actions.policy.rulebook.Rulebook.Tier;
import dev.hindsight.actions.policy.standing.Given;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the rules look at.
 *
 * @param standing the standing approval that is good for exactly such a plan
 */
record Question(Plan plan, World world, Moment moment, Optional<Given> standing, Rulebook book) {

  /** What would be done. */
  List<Action> actions() {
    return plan.actions();
  }

  /** The objects that a plan changes, each once. */
  static List<ObjectRef> objects(Plan plan) {
    return plan.actions().stream().map(action -> action.target().object()).distinct().toList();
  }

  Surroundings around() {
    return world.around();
  }

  /** The whole plan, and what is left of it before each later write. */
  List<Question> rests() {
    List<Question> rests = new ArrayList<>(List.of(this));
    for (int step = 2; step <= plan.steps().size(); step++) {
      if (plan.steps().get(step - 1) instanceof Step.Act) {
        rests.add(of(plan.from(step)));
      }
    }
    return rests;
  }

  private Question of(Plan rest) {
    List<ObjectRef> left = objects(rest);
    List<Seen> changed =
        world.changed().stream().filter(seen -> left.contains(seen.object())).toList();
    World smaller = new World(world.connected(), world.around(), changed, world.watched());
    return new Question(rest, smaller, moment, standing, book);
  }

  /** The namespaces of all that is changed; the empty name for what is in none. */
  List<String> namespaces() {
    return objects(plan).stream().map(ObjectRef::namespace).distinct().toList();
  }

  /** The tiers that something changed is in. */
  List<Tier> tiers() {
    return book.tiers().stream()
        .filter(tier -> world.changed().stream().anyMatch(seen -> in(tier, seen)))
        .toList();
  }

  private boolean in(Tier tier, Seen seen) {
    boolean place = tier.namespaces().stream().anyMatch(p -> p.matches(seen.object().namespace()));
    boolean label = tier.labels().stream().anyMatch(l -> l.matches(seen.labels()));
    return tier.clusters().have(seen.object().cluster()) && (place || label);
  }
}
