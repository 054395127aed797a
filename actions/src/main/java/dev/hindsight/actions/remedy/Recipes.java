package dev.hindsight.actions.remedy;

import dev.hindsight.actions.Proposal;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.plan.Advice;
import dev.hindsight.actions.plan.Planned;
import dev.hindsight.actions.plan.Planner;
import dev.hindsight.actions.plan.Playbooks;
import dev.hindsight.actions.plan.Scene;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** What is to be done about a cause, by playbook or by a person. */
@Component
class Recipes {

  private final Playbooks playbooks;
  private final Advice advice;
  private final Clock clock;

  Recipes(Playbooks playbooks, Advice advice, Clock clock) {
    this.playbooks = playbooks;
    this.advice = advice;
    this.clock = clock;
  }

  /** What the cause's playbook would act on, or why there is nothing to act on. */
  Aim aim(Proposal proposal) {
    return playbooks
        .forCause(proposal.cause())
        .map(playbook -> Aim.of(playbook, proposal))
        .orElseGet(() -> new Aim.Missed(forPeople(proposal.cause())));
  }

  private String forPeople(String cause) {
    return advice
        .about(cause)
        .orElse("There is no playbook for %s.".formatted(cause.replace('_', ' ')));
  }

  /** The plan for the object as it is now. */
  Planned plan(Aim.At at, Live live, Proposal proposal) {
    Scene scene = new Scene(live, at.workload(), proposal.diagnosis(), clock.instant());
    return Planner.plan(at.playbook(), scene);
  }
}
