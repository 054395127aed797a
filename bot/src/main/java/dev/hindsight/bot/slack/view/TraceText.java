package dev.hindsight.bot.slack.view;

import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.incident.TimelineEntry;
import dev.hindsight.bot.slack.block.Text;
import java.util.ArrayList;
import java.util.List;

/** What was done about an incident, a line each, in markup. */
public final class TraceText {

  private static final int MOST = 25;

  private TraceText() {}

  /** The newest of it: what people did, then what its plan did. */
  public static String of(IncidentView view) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "*%s* %s, opened %s"
            .formatted(
                view.id(),
                Text.escape(Words.brief(view.title(), 120)),
                Words.moment(view.openedAt())));
    List<TimelineEntry> done = view.handled().timeline();
    if (done.size() > MOST) {
      lines.add("… %d more before".formatted(done.size() - MOST));
    }
    done.stream().skip(Math.max(0, done.size() - MOST)).map(TraceText::line).forEach(lines::add);
    view.plan()
        .ifPresent(
            plan -> {
              lines.add(
                  "*%s* %s, %s"
                      .formatted(
                          plan.id(),
                          Text.escape(Words.brief(plan.title(), 120)),
                          Words.state(plan.state())));
              plan.progress().stream()
                  .skip(Math.max(0, plan.progress().size() - MOST))
                  .map(step -> "• " + Text.escape(Words.brief(step, 200)))
                  .forEach(lines::add);
            });
    view.resolvedAt().ifPresent(at -> lines.add("Resolved " + Words.moment(at) + "."));
    return String.join("\n", lines);
  }

  private static String line(TimelineEntry entry) {
    String who =
        entry.person().equals(TimelineEntry.BOT) ? "The bot" : Words.person(entry.person());
    String what =
        switch (entry.kind()) {
          case DECLARED -> "declared it";
          case ACKNOWLEDGED -> "took it";
          case ASSIGNED -> Words.answer(entry.words());
          case RATED -> "said: " + said(entry);
          case SNOOZED -> "snoozed it " + said(entry);
          case WOKEN -> "woke it up: " + said(entry);
          case NOTED -> "noted: " + said(entry);
          case UPDATED -> "told everybody: " + said(entry);
          case NUDGED -> "reminded the approvers of " + said(entry);
          case REQUESTED -> "proposed " + said(entry);
          case RESOLVED -> "ended it: " + said(entry);
        };
    return "• %s %s %s".formatted(Words.moment(entry.at()), who, what);
  }

  private static String said(TimelineEntry entry) {
    return Text.escape(Words.brief(entry.words(), 300));
  }
}
