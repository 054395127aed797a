package dev.hindsight.bot.slack.view;

import dev.hindsight.bot.incident.Digest.Counted;
import dev.hindsight.bot.incident.Digest.Plans;
import dev.hindsight.bot.incident.Digest.Week;
import dev.hindsight.bot.incident.Severity;
import dev.hindsight.bot.slack.block.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The last seven days, in markup: figures only, and where they are too few to mean anything. */
public final class DigestText {

  /** Below it, a median or an order says more about chance than about the week. */
  private static final int ENOUGH = 3;

  private DigestText() {}

  /** The whole digest. */
  public static String of(Week week) {
    List<String> lines = new ArrayList<>();
    lines.add("*%s – %s*".formatted(Words.moment(week.from()), Words.moment(week.to())));
    lines.addAll(lines(week));
    lines.add(
        "_Counted: incidents opened, alerts first seen and plans made in these seven days; times"
            + " are medians from opening. Practice history is not counted._");
    return String.join("\n", lines);
  }

  /** The figures without period and method. */
  static List<String> lines(Week week) {
    if (week.incidents() == 0 && week.alerts() == 0) {
      return List.of("A quiet week: no alert came, no incident opened.");
    }
    List<String> lines = new ArrayList<>();
    lines.add("• Incidents: *%d*%s".formatted(week.incidents(), split(week)));
    lines.add("• Alerts: *%d*%s".formatted(week.alerts(), list(", most often ", week.noisiest())));
    lines.add("• Plans: " + plans(week.plans()));
    lines.add("• Taken after: " + median(week.acknowledgedAfter(), week.acknowledged(), "taken"));
    lines.add("• Resolved after: " + median(week.resolvedAfter(), week.resolved(), "resolved"));
    if (!week.causes().isEmpty()) {
      lines.add("• Causes:" + list(" ", week.causes().stream().map(DigestText::cause).toList()));
    }
    if (week.incidents() < ENOUGH) {
      lines.add(
          "Too little to see a pattern: %d %s in seven days."
              .formatted(week.incidents(), week.incidents() == 1 ? "incident" : "incidents"));
    }
    return List.copyOf(lines);
  }

  private static String split(Week week) {
    String severities =
        Arrays.stream(Severity.values())
            .filter(week.bySeverity()::containsKey)
            .map(severity -> "%s %d".formatted(severity, week.bySeverity().get(severity)))
            .collect(Collectors.joining(", "));
    String open = week.open() == 0 ? "none open now" : week.open() + " still open";
    return week.incidents() == 0 ? "" : " (%s; %s)".formatted(severities, open);
  }

  private static String plans(Plans plans) {
    return plans.made() == 0
        ? "none was made"
        : "*%d* made, %d asked for, %d approved, %d helped, %d did not"
            .formatted(
                plans.made(), plans.asked(), plans.approved(), plans.helped(), plans.didNot());
  }

  private static String median(Optional<Duration> median, int of, String what) {
    if (median.isEmpty()) {
      return "none was %s yet".formatted(what);
    }
    String few = of < ENOUGH ? ", too few for a median to mean much" : "";
    return "*%s* (median of %d%s)".formatted(Words.duration(median.get()), of, few);
  }

  private static Counted cause(Counted cause) {
    String name =
        cause.name().equals("something_new") ? "no known cause" : cause.name().replace('_', ' ');
    return new Counted(name, cause.count());
  }

  private static String list(String before, List<Counted> counted) {
    return counted.isEmpty()
        ? ""
        : counted.stream()
            .map(c -> "%s %d".formatted(Text.escape(Words.brief(c.name(), 60)), c.count()))
            .collect(Collectors.joining(", ", before, ""));
  }
}
