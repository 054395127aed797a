package dev.hindsight.bot.cli;

import dev.hindsight.actions.rights.Finding;
import dev.hindsight.actions.rights.Finding.Level;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** What a doctor found, a line each. */
record Findings(List<Finding> all) {

  Findings {
    all = List.copyOf(all);
  }

  /** The process' exit code: 1 where something is missing. */
  int tell(PrintWriter out) {
    all.forEach(one -> out.println(line(one)));
    long missing = all.stream().filter(one -> one.level() == Level.MISSING).count();
    out.println(missing == 0 ? "Nothing is missing." : "Missing: %d.".formatted(missing));
    out.flush();
    return missing == 0 ? 0 : 1;
  }

  private static String line(Finding finding) {
    String level = finding.level().name().toLowerCase(Locale.ROOT);
    return PlanPage.clean("%-8s %s".formatted(level, finding.text()));
  }
}
