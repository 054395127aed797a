package dev.hindsight.bot.slack.view;

import dev.hindsight.actions.PersonId;
import dev.hindsight.bot.incident.Handoffs.Handoff;
import dev.hindsight.bot.slack.block.Block;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.block.Text;
import java.time.Duration;
import java.util.List;

/** That nobody has taken over, to whoever went and to whose turn it is. */
public final class HandoffNotice {

  private HandoffNotice() {}

  /**
   * What to do, and why.
   *
   * @param button with which it is taken, for everybody but whoever went
   */
  public static Message of(Handoff handoff, PersonId to, Duration waited, Block button) {
    boolean own = to.equals(handoff.person());
    String team =
        handoff.team().equals("all") ? "" : " for " + Text.escape(Words.brief(handoff.team(), 60));
    String text =
        "%s: for %s nobody has taken over what %s handed over%s (%s).%s"
            .formatted(
                own
                    ? "Please ask whoever is next to press “Taken over” below the handoff"
                    : "Please press “Taken over” if it is yours",
                Words.duration(waited),
                own ? "you" : Words.person(handoff.person()),
                team,
                Words.moment(handoff.at()),
                own ? " If it is not shown there, hand over again: `/ops handoff`." : "");
    List<Block> blocks = own ? List.of() : List.of(Block.section(Text.mrkdwn(text)), button);
    return new Message(text, blocks).naming();
  }
}
