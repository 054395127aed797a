package dev.hindsight.actions.remedy;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.Proposal;
import dev.hindsight.actions.plan.Recipe;
import dev.hindsight.actions.plan.Sought;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which objects a recipe acts on, and whose health shows whether it helped; pure. */
sealed interface Aim {

  /**
   * These.
   *
   * @param objects that of each action, in their order
   */
  record At(Recipe recipe, List<ObjectRef> objects, ObjectRef workload) implements Aim {

    public At {
      objects = List.copyOf(objects);
    }
  }

  /** One of them cannot be told; a sentence for people. */
  record Missed(String reason) implements Aim {}

  /** For this proposal. */
  static Aim of(Recipe recipe, Proposal proposal) {
    Optional<ObjectRef> workload = proposal.diagnosis().workload();
    if (workload.isEmpty()) {
      return new Missed("No Deployment was found behind the alert.");
    }
    List<ObjectRef> objects = new ArrayList<>();
    for (Sought sought : recipe.sought()) {
      switch (sought.in(proposal.diagnosis(), proposal.culprit(), recipe.words())) {
        case Sought.Answer.Found(ObjectRef object) -> objects.add(object);
        case Sought.Answer.Missed(String reason) -> {
          return new Missed(reason);
        }
      }
    }
    return new At(recipe, objects, workload.get());
  }
}
