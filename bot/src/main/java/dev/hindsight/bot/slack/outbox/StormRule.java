package dev.hindsight.bot.slack.outbox;

import dev.hindsight.actions.PlanState;
import dev.hindsight.bot.incident.IncidentState;
import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.incident.Severity;

/** Whether an incident without a card gets one, or is shown with many others in one message. */
enum StormRule {
  /** A card, as ever. */
  OWN_CARD,
  /** Only a line among others. */
  IN_STORM;

  /** So many cards may wait for their turn, a second each, before they are a storm. */
  static final int MANY = 10;

  /**
   * Decides.
   *
   * @param member whether it came in a storm
   * @param lasts whether that storm is on, or else more come in one
   * @param waiting how many cards wait before this one
   */
  static StormRule of(IncidentView view, boolean member, boolean lasts, int waiting) {
    if (member && view.state() == IncidentState.RESOLVED) {
      return IN_STORM;
    }
    if (isInHands(view)) {
      return OWN_CARD;
    }
    if (!lasts) {
      return waiting < MANY ? OWN_CARD : IN_STORM;
    }
    return view.severity() == Severity.SEV1 && waiting < MANY ? OWN_CARD : IN_STORM;
  }

  /** Somebody has taken it, or a plan of it is asked for: people look for its card and thread. */
  static boolean isInHands(IncidentView view) {
    return view.state() == IncidentState.ACKNOWLEDGED
        || view.plan()
            .filter(plan -> plan.state() != PlanState.PROPOSED)
            .filter(plan -> plan.state() != PlanState.EXPIRED)
            .isPresent();
  }
}
