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

  /** One sentence of what is, one of what to do. */
  public static Message of(Handoff handoff, PersonId to, Duration waited) {
    boolean own = to.equals(handoff.person());
    String team =
        handoff.team().equals("all") ? "" : " for " + Text.escape(Words.brief(handoff.team(), 60));
    String text =
        "Nobody has taken over what %s handed over%s at %s, for %s. %s"
            .formatted(
                own ? "you" : Words.person(handoff.person()),
                team,
                Words.moment(handoff.at()),
                Words.duration(waited),
                own
                    ? "Please ask whoever is next to press “Taken over” below it."
                    : "If it is yours, please press “Taken over” below it.");
    return new Message(text, List.of()).naming();
  }
}
