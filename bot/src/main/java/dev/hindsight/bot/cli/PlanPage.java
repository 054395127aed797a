package dev.hindsight.bot.cli;

import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.PlanStatus.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A plan for reading on a terminal: which cluster first, then what, then who; pure. */
final class PlanPage {

  /** What would move the cursor, hide text or turn it around. */
  private static final Pattern HIDDEN =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029&&[^\\n\\t]]");

  private PlanPage() {}

  /** One line of a list. */
  static String line(PlanStatus plan) {
    String glass =
        plan.brokenGlass().filter(g -> g.reviewedBy().isEmpty()).isPresent()
            ? "  BREAK-GLASS, not reviewed"
            : "";
    return clean(
        "%s  %s  %s, %s risk: %s%s"
            .formatted(
                String.join("; ", plan.where()),
                plan.id(),
                state(plan),
                risk(plan),
                plan.title(),
                glass));
  }

  /** All that is approved. */
  static String review(PlanStatus plan) {
    List<String> lines = new ArrayList<>();
    plan.where().forEach(place -> lines.add("Acts on   " + place));
    lines.add(
        "Plan      %s, version %d: %s".formatted(plan.id(), plan.version(), line(plan.title())));
    lines.add("For       " + plan.incident());
    lines.add("Risk      %s; %s".formatted(risk(plan), agreement(plan)));
    if (plan.unproven()) {
      lines.add("Origin    drafted by a model, not proven");
    }
    lines.add("State     " + state(plan) + people(plan));
    plan.expiresAt().ifPresent(at -> lines.add("Lapses    " + at));
    plan.brokenGlass().ifPresent(glass -> lines.add("BREAK-GLASS by " + line(told(glass))));
    plan.changes()
        .forEach(
            it ->
                lines.add(
                    "Changed   by %s: %s".formatted(it.by(), line(String.join("; ", it.what())))));
    lines.add("");
    lines.add("Steps: these run");
    int number = 1;
    for (Step step : plan.steps()) {
      lines.add("  %d. %s".formatted(number++, line(step.sentence())));
      lines.add("     before: " + value(step.before()));
      lines.add("     after:  " + value(step.after()));
    }
    lines.add("Undo: " + plan.undo());
    section(lines, "Dry run: what would change", plan.diff().lines().toList());
    section(lines, "Policy", plan.verdicts());
    section(lines, "So far", plan.progress());
    lines.add("");
    lines.add("SHA-256 of the steps: " + plan.hash());
    return lines.stream().map(PlanPage::clean).collect(Collectors.joining("\n"));
  }

  private static void section(List<String> lines, String title, List<String> content) {
    lines.add(title + (content.isEmpty() ? ": nothing" : ""));
    content.forEach(text -> lines.add("  " + line(text)));
  }

  /** What others wrote never begins a line of its own. */
  private static String line(String text) {
    return text.replace('\n', ' ');
  }

  /** The same where its lines count: each stands behind a bar. */
  private static String value(String text) {
    return text.replace("\n", "\n             | ");
  }

  private static String agreement(PlanStatus plan) {
    return switch (plan.approvalsNeeded()) {
      case 0 -> "an approver may ask and approve alone";
      case 1 -> "an approver other than whoever asks must agree";
      default -> plan.approvalsNeeded() + " approvers other than whoever asks must agree";
    };
  }

  private static String people(PlanStatus plan) {
    String asked = plan.requestedBy().map(p -> ", asked by " + p).orElse("");
    String agreed =
        plan.approvedBy().isEmpty()
            ? ""
            : ", approved by "
                + plan.approvedBy().stream()
                    .map(PersonId::value)
                    .collect(Collectors.joining(" and "));
    return asked + agreed + plan.rejectedBy().map(p -> ", rejected by " + p).orElse("");
  }

  private static String told(PlanStatus.BrokenGlass glass) {
    return "%s at %s: %s; %s"
        .formatted(
            glass.by(),
            glass.at(),
            glass.reason(),
            glass
                .reviewedBy()
                .map(p -> "reviewed by %s: %s".formatted(p, glass.note().orElse("")))
                .orElse("nobody reviewed it yet"));
  }

  private static String risk(PlanStatus plan) {
    return plan.risk().name().toLowerCase(Locale.ROOT);
  }

  private static String state(PlanStatus plan) {
    return plan.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Nothing in it does anything to the terminal. */
  static String clean(String text) {
    return HIDDEN
        .matcher(text)
        .replaceAll(hidden -> "<U+%04X>".formatted(hidden.group().codePointAt(0)));
  }
}
