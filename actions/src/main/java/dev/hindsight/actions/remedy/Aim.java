package dev.hindsight.actions.remedy;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.Proposal;
import dev.hindsight.actions.plan.Playbook;
import java.util.Optional;

/** Which object a playbook acts on, and whose health shows whether it helped; pure. */
sealed interface Aim {

  /** These. */
  record At(Playbook playbook, ObjectRef target, ObjectRef workload) implements Aim {}

  /** There is none; a sentence for people. */
  record Missed(String reason) implements Aim {}

  /** For this proposal. */
  static Aim of(Playbook playbook, Proposal proposal) {
    Optional<ObjectRef> workload = proposal.diagnosis().workload();
    if (workload.isEmpty()) {
      return new Missed("No Deployment was found behind the alert.");
    }
    Optional<String> kind = playbook.action().culprit();
    if (kind.isEmpty()) {
      return new At(playbook, workload.get(), workload.get());
    }
    return proposal
        .culprit()
        .filter(c -> c.kind().equals(kind.get()))
        .<Aim>map(culprit -> new At(playbook, culprit, workload.get()))
        .orElseGet(
            () ->
                new Missed(
                    "Playbook %s needs to know which %s is to blame, and the evidence does not tell."
                        .formatted(playbook.name(), kind.get())));
  }
}
