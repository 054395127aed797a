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
        "%s, update of %s by %s: %s"
            .formatted(
                view.severity(),
                view.id(),
                Words.person(entry.person()),
                Text.escape(Words.brief(entry.words(), 2_500))));
  }

  /** It is not left alone any more. */
  public static Message woken(IncidentView view, TimelineEntry entry) {
    return said(
        "%s, %s is awake again: %s."
            .formatted(view.severity(), view.id(), Text.escape(Words.brief(entry.words(), 300))));
  }

  /** An earlier card cannot be kept up to date any more. */
  public static Message moved(IncidentView view) {
    return said(
        "%s, the thread of an earlier card of %s was locked. That card stays as it was; this one goes on in its place."
            .formatted(view.severity(), view.id()));
  }

  private static Message said(String markup) {
    return new Message(markup, List.of(Block.section(Text.mrkdwn(markup)))).naming();
  }
}
