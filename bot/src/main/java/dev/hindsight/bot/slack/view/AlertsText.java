package dev.hindsight.bot.slack.view;

import dev.hindsight.bot.incident.AlertList.Line;
import dev.hindsight.bot.incident.AlertList.Page;
import dev.hindsight.bot.incident.AlertList.Wish;
import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.incident.Severity;
import dev.hindsight.bot.slack.block.Text;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A page of alerts in markup, a line each with its incident. */
public final class AlertsText {

  private AlertsText() {}

  /**
   * The page that was wished for.
   *
   * @param next the command for the page after it
   */
  public static String of(Wish wish, Page page, String next, Function<IncidentId, String> name) {
    if (page.all() == 0) {
      return none(wish);
    }
    String lines =
        page.lines().stream()
            .map(line -> "• " + line(line, name))
            .collect(Collectors.joining("\n"));
    if (page.pages() == 1) {
      return lines;
    }
    String where = "Page %d of %d, %d alerts.".formatted(wish.page(), page.pages(), page.all());
    return wish.page() == page.pages()
        ? "%s\n%s".formatted(lines, where)
        : "%s\n%s Next: %s".formatted(lines, where, Text.escape(next));
  }

  private static String none(Wish wish) {
    boolean any = wish.service().isEmpty() && wish.severity().isEmpty() && wish.since().isEmpty();
    String which = any ? "" : "such ";
    return switch (wish.state()) {
      case FIRING -> "No %salert is firing.".formatted(which);
      case RESOLVED -> "No %salert is over.".formatted(which);
      case ALL -> "There is no %salert.".formatted(which);
    };
  }

  private static String line(Line line, Function<IncidentId, String> name) {
    return "*%s*%s since %s%s: %s; %s"
        .formatted(
            Text.escape(Words.brief(line.name(), 120)),
            line.severity().map(Severity::name).map(" "::concat).orElse(""),
            Words.moment(line.startsAt()),
            line.endsAt().map(Words::moment).map(", over since "::concat).orElse(""),
            Text.escape(Words.brief(line.summary(), 160)),
            line.incident().map(name).orElse("no incident"));
  }
}
