package dev.hindsight.bot.slack.view;

import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.bot.incident.IncidentState;
import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.slack.block.Text;

/**
 * The card in words, for screen readers and notifications: severity, service, cause and what is
 * asked come first.
 */
final class CardText {

  private CardText() {}

  static String of(IncidentView view) {
    return Text.escape(
        "%s. %s %s, target %s. %s"
            .formatted(
                gist(view),
                asked(view),
                view.id(),
                Words.target(view),
                Words.brief(view.summary(), 300)));
  }

  /** How bad, where and why: how a message about an incident begins. */
  static String gist(IncidentView view) {
    return "%s: %s".formatted(Words.lead(view), cause(view));
  }

  private static String cause(IncidentView view) {
    return view.cause()
        .map(cause -> Words.brief(cause.title(), 40) + ", " + cause.sureness())
        .orElseGet(() -> Words.brief(Words.subject(view), 40) + ", cause not known yet");
  }

  private static String asked(IncidentView view) {
    return view.plan()
        .map(CardText::asked)
        .orElse(view.state() == IncidentState.OPEN ? "Please acknowledge." : "Acknowledged.");
  }

  private static String asked(PlanStatus plan) {
    return switch (plan.state()) {
      case PROPOSED -> "Please ask for approval of " + plan.id() + ChangedBlocks.spoken(plan) + ".";
      case AWAITING_APPROVAL ->
          "Approver: please decide on " + plan.id() + ChangedBlocks.spoken(plan) + ".";
      case PlanState state -> "%s: %s.".formatted(plan.id(), Words.state(state));
    };
  }
}
