package dev.hindsight.actions.remedy;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.Proposal;
import dev.hindsight.actions.plan.Recipe;
import java.util.Optional;

/** Which object a recipe acts on, and whose health shows whether it helped; pure. */
sealed interface Aim {

  /** These. */
  record At(Recipe recipe, ObjectRef target, ObjectRef workload) implements Aim {}

  /** There is none; a sentence for people. */
  record Missed(String reason) implements Aim {}

  /** For this proposal. */
  static Aim of(Recipe recipe, Proposal proposal) {
    Optional<ObjectRef> workload = proposal.diagnosis().workload();
    if (workload.isEmpty()) {
      return new Missed("No Deployment was found behind the alert.");
    }
    Optional<String> kind = recipe.culprit();
    if (kind.isEmpty()) {
      return new At(recipe, workload.get(), workload.get());
    }
    return proposal
        .culprit()
        .filter(c -> c.kind().equals(kind.get()))
        .<Aim>map(culprit -> new At(recipe, culprit, workload.get()))
        .orElseGet(
            () ->
                new Missed(
                    "%s needs to know which %s is to blame, and the evidence does not tell."
                        .formatted(recipe.words(), kind.get())));
  }
}
