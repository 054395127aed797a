package dev.hindsight.bot.slack.view;

import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.incident.TimelineEntry;
import dev.hindsight.bot.slack.block.Block;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.block.Text;
import java.util.List;

/** What was done about an incident, told in the thread of its card. */
public final class TimelineNotice {

  private TimelineNotice() {}

  /** Somebody tells everybody how it stands. */
  public static Message update(IncidentView view, TimelineEntry entry) {
    return said(
        view,
        "Update of %s by %s: %s"
            .formatted(
                view.id(),
                Words.person(entry.person()),
                Text.escape(Words.brief(entry.words(), 2_500))));
  }

  /** It is not left alone any more. */
  public static Message woken(IncidentView view, TimelineEntry entry) {
    return said(
        view,
        "Please look at %s, it is awake again: %s."
            .formatted(view.id(), Text.escape(Words.brief(entry.words(), 300))));
  }

  /** An earlier card cannot be kept up to date any more. */
  public static Message moved(IncidentView view) {
    return said(
        view,
        "This card of %s goes on: the thread of an earlier one was locked, and that card stays as it was."
            .formatted(view.id()));
  }

  /** In its thread the incident is known; on a locked screen it is not. */
  private static Message said(IncidentView view, String markup) {
    String text = "%s. %s".formatted(Text.escape(CardText.gist(view)), markup);
    String seen = "%s, %s".formatted(view.severity(), markup);
    return new Message(text, List.of(Block.section(Text.mrkdwn(seen)))).naming();
  }
}
