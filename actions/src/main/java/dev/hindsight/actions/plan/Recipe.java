package dev.hindsight.actions.plan;

import dev.hindsight.actions.PlanId;
import java.util.Optional;

/** What a plan is made after. */
public sealed interface Recipe {

  /** The name that the plan keeps of it. */
  String name();

  /** What people call it, at the start of a sentence. */
  String words();

  /** The kind of the cause's culprit where that is the target; empty: the incident's workload. */
  Optional<String> culprit();

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
    public Optional<String> culprit() {
      return playbook.action().culprit();
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

    /** What was watched, but not changed, was the incident's own workload then. */
    @Override
    public Optional<String> culprit() {
      String kind = plan.target().object().kind();
      boolean own = kind.equals("Deployment") && plan.watch().isEmpty();
      return own ? Optional.empty() : Optional.of(kind);
    }
  }
}
