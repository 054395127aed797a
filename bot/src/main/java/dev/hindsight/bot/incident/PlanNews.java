package dev.hindsight.bot.incident;

import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.PlanListener;
import dev.hindsight.actions.PlanState;
import org.springframework.stereotype.Component;

/** Shows every change of a plan on its incident's card, in the transaction that makes it. */
@Component
class PlanNews implements PlanListener {

  private final Incidents incidents;
  private final Work work;

  PlanNews(Incidents incidents, Work work) {
    this.incidents = incidents;
    this.work = work;
  }

  @Override
  public void progressed(PlanId plan, String incident, PlanState state) {
    incidents.touched(IncidentId.parse(incident).orElseThrow());
  }

  @Override
  public void changed(PlanId plan, String incident, PlanState state) {
    IncidentId id = IncidentId.parse(incident).orElseThrow();
    incidents.touched(id);
    // the row is ours now: whoever resolved it did so before, and the vote is taken back
    if (state == PlanState.APPROVED && incidents.find(id).filter(Incident::isOpen).isEmpty()) {
      throw new IncidentOver(id);
    }
    if (state.isFinal()) {
      work.planFinished(plan, id);
    }
  }
}
