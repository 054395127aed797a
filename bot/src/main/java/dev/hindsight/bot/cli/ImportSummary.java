package dev.hindsight.bot.cli;

import dev.hindsight.knowledge.ImportReport;
import dev.hindsight.knowledge.Match;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What an import did, in plain words. */
final class ImportSummary {

  private ImportSummary() {}

  static List<String> of(ImportReport report, Match.Kind kind) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s from %s: %d new, %d changed, %d unchanged, %d skipped."
            .formatted(
                plural(kind),
                report.source(),
                report.added(),
                report.changed(),
                report.unchanged(),
                report.skipped().size()));
    if (report.gone() > 0) {
      lines.add(gone(report));
    }
    if (report.elsewhere() > 0) {
      lines.add(
          "%d of the same source came from other directories and are left alone."
              .formatted(report.elsewhere()));
    }
    if (!report.others().isEmpty()) {
      lines.add("Files that are no documents: " + others(report.others()) + ".");
    }
    report
        .skipped()
        .forEach(
            skip -> lines.add("skipped %s: %s".formatted(printable(skip.name()), skip.reason())));
    return lines;
  }

  /** A file's name may hold what a terminal obeys. */
  private static String printable(String name) {
    return name.replaceAll("\\p{C}", "?");
  }

  private static String gone(ImportReport report) {
    if (report.refused()) {
      return ("nothing was removed: %d documents are gone, most of those that came from there. Is"
              + " it the right path? --prune-even-most removes them.")
          .formatted(report.gone());
    }
    return report.removed() == report.gone()
        ? "%d gone from the source were removed.".formatted(report.removed())
        : "%d are gone from the source and still kept; --prune removes them."
            .formatted(report.gone() - report.removed());
  }

  private static String others(Map<String, Integer> others) {
    return others.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            other ->
                other.getValue()
                    + " "
                    + (other.getKey().isEmpty() ? "without an ending" : "." + other.getKey()))
        .collect(Collectors.joining(", "));
  }

  private static String plural(Match.Kind kind) {
    String name = kind.name();
    return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT) + "s";
  }
}
