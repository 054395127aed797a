package dev.hindsight.bot.slack.view;

import dev.hindsight.bot.incident.IncidentState;
import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.slack.block.Block;
import dev.hindsight.bot.slack.block.Element;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.block.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What is told where others read too: how bad it is, of which service and how it stands, and where
 * our own find the rest. Nothing that an alert or a person wrote is in it.
 */
public final class SharedCard {

  private SharedCard() {}

  /** Only what is named here is shown: no title, cause, step, script, log line or evidence. */
  public static Message of(IncidentView view, Readers readers) {
    boolean over = view.state() == IncidentState.RESOLVED;
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        Block.header(
            "%s · %s %s"
                .formatted(
                    over ? "Resolved" : view.severity(),
                    Words.brief(view.service(), 90),
                    over ? "✅" : Words.symbol(view.severity()))));
    blocks.add(Block.section(Text.plain(state(view))));
    if (!over) {
      blocks.add(CardButtons.of(view, buttons(view)));
    }
    blocks.add(Block.context(Text.plain(why(readers) + " " + where(view))));
    blocks.add(Block.context(Text.plain(IncidentCard.small(view))));
    String text =
        "%s. %s %s %s. %s"
            .formatted(Words.lead(view), asked(view), state(view), view.id(), where(view));
    return new Message(Text.escape(text), blocks);
  }

  /** In place of what was told in the thread before others read it. */
  public static Message taken(IncidentView view) {
    String text =
        "%s: this was taken out. %s %s".formatted(view.id(), why(Readers.OTHERS_TOO), where(view));
    return new Message(
        Text.escape("%s, %s".formatted(Words.lead(view), text)),
        List.of(Block.context(Text.plain(text))));
  }

  /** In place of an answer that was given there before others read it. */
  public static Message answerTaken() {
    String text =
        "This answer was taken out. " + why(Readers.OTHERS_TOO) + " Ask again: only you see it.";
    return new Message(Text.escape(text), List.of(Block.context(Text.plain(text))));
  }

  /**
   * Somebody told everybody how it stands, or it is not left alone any more; not in which words.
   */
  public static Message news(IncidentView view, String what) {
    String text = "%s, %s: %s. %s".formatted(Words.lead(view), view.id(), what, where(view));
    return new Message(Text.escape(text), List.of(Block.section(Text.plain(text))));
  }

  /** An answer that was to be shown to all, and why only one sees it. */
  public static Message notShown(String because, Message message) {
    String why = "Only you see this. " + because;
    List<Block> blocks = new ArrayList<>(List.of(Block.context(Text.plain(why))));
    blocks.addAll(
        message.blocks().isEmpty()
            ? List.of(Block.section(Text.mrkdwn(message.text())))
            : message.blocks());
    return new Message(why + "\n" + message.text(), blocks);
  }

  private static String asked(IncidentView view) {
    return view.plan()
        .filter(plan -> view.state() != IncidentState.RESOLVED && Approvals.waiting(plan))
        .map(plan -> "Approver: please decide on %s.".formatted(plan.id()))
        .orElse(view.state() == IncidentState.OPEN ? "Please acknowledge." : "Nothing is asked.");
  }

  private static String state(IncidentView view) {
    String since =
        view.resolvedAt()
            .map(end -> ", took " + Words.duration(Duration.between(view.openedAt(), end)))
            .orElse("");
    String plan =
        view.plan()
            .map(it -> " %s: %s.".formatted(it.id(), Words.state(it.state())))
            .orElse(" No plan.");
    return "State: " + Words.state(view.state()) + since + "." + plan;
  }

  private static List<Element> buttons(IncidentView view) {
    return view.plan().map(plan -> PlanButtons.untold(view, plan)).orElse(List.of());
  }

  /** Why so little is shown. */
  static String why(Readers readers) {
    String readBy =
        readers == Readers.OTHERS_TOO
            ? "Another organisation reads this channel too"
            : "Slack does not say right now who reads this channel";
    return readBy + ", so no more than this is shown here.";
  }

  private static String where(IncidentView view) {
    return "Details: send me “incident %s” in a direct message, or open my Home."
        .formatted(view.id());
  }
}
