package dev.hindsight.bot.slack.view;

import dev.hindsight.actions.PersonId;
import dev.hindsight.bot.incident.Handoffs.Handoff;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.block.Text;
import java.time.Duration;
import java.util.List;

/** That nobody has taken over, to whoever went and to whose turn it is. */
public final class HandoffNotice {

  private HandoffNotice() {}

  /** What to do, and why. */
  public static Message of(Handoff handoff, PersonId to, Duration waited) {
    boolean own = to.equals(handoff.person());
    String team =
        handoff.team().equals("all") ? "" : " for " + Text.escape(Words.brief(handoff.team(), 60));
    String text =
        "%s: nobody has taken over what %s handed over%s at %s, for %s."
            .formatted(
                own
                    ? "Please ask whoever is next to press “Taken over” below the handoff"
                    : "Please press “Taken over” below the handoff if it is yours",
                own ? "you" : Words.person(handoff.person()),
                team,
                Words.moment(handoff.at()),
                Words.duration(waited));
    return new Message(text, List.of()).naming();
  }
}
