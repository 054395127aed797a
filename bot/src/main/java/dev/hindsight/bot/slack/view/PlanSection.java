package dev.hindsight.bot.slack.view;

import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.PlanStatus.Step;
import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.slack.block.Block;
import dev.hindsight.bot.slack.block.Rich;
import dev.hindsight.bot.slack.block.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The plan on the card: what it changes, how risky it is, who must agree, where it stands. */
final class PlanSection {

  private static final String UNPROVEN = "Drafted by a model, not proven.";

  private PlanSection() {}

  static List<Block> of(IncidentView view) {
    return view.plan()
        .map(plan -> of(view, plan))
        .orElseGet(
            () ->
                List.of(
                    Block.section(
                        Text.plain(
                            view.noPlan()
                                .map(why -> "No plan: " + Words.sentences(List.of(why)))
                                .orElse("No plan yet: the cause comes first.")))));
  }

  private static List<Block> of(IncidentView view, PlanStatus plan) {
    List<Rich> parts = new ArrayList<>();
    parts.add(Rich.line(Words.where(view, plan)));
    parts.add(Rich.bold("Plan %s: %s".formatted(plan.id(), plan.title())));
    parts.add(firstSteps(plan));
    parts.add(Rich.line("Risk: " + agreement(plan)));
    if (!plan.progress().isEmpty() && !Approvals.open(plan)) {
      parts.add(Rich.line("Last: " + Words.brief(plan.progress().getLast(), 200)));
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(Block.rich(parts));
    blocks.addAll(ChangedBlocks.of(plan));
    blocks.add(Block.section(Text.mrkdwn(state(plan))));
    plan.brokenGlass()
        .map(glass -> Block.section(Text.mrkdwn(GlassNotice.line(plan, glass))))
        .ifPresent(blocks::add);
    blocks.add(
        Block.context(
            Text.plain("These typed steps run; the script in the thread is for reading.")));
    return blocks;
  }

  /** As many steps as a message among others has room for. */
  static Rich firstSteps(PlanStatus plan) {
    return Words.bullets(plan.steps(), 8, step -> Rich.line(words(step)));
  }

  /** The steps, each with the value before and after. */
  static Rich steps(PlanStatus plan) {
    return new Rich.Bullets(plan.steps().stream().map(PlanSection::words).map(Rich::line).toList());
  }

  static String words(Step step) {
    return words(step, 200, 80);
  }

  /** A step in words of which nothing is left out. */
  static String whole(Step step) {
    return words(step, Integer.MAX_VALUE, Integer.MAX_VALUE);
  }

  private static String words(Step step, int sentence, int value) {
    String said = Words.brief(step.sentence(), sentence);
    return said + change(step, said, value);
  }

  /** What changes, where what is said does not tell it already. */
  private static String change(Step step, String said, int max) {
    List<String> before = List.of(step.before().split(", "));
    List<String> after = List.of(step.after().split(", "));
    String gone = without(before, after);
    String come = without(after, before);
    boolean told = figures(gone + " " + come).allMatch(said::contains);
    return told ? "" : " (%s → %s)".formatted(Words.brief(gone, max), Words.brief(come, max));
  }

  private static String without(List<String> parts, List<String> same) {
    return parts.stream().filter(part -> !same.contains(part)).collect(Collectors.joining(", "));
  }

  /** Amounts, versions and images: what words alone do not carry. */
  private static Stream<String> figures(String text) {
    return Stream.of(text.split(" ")).filter(word -> word.matches(".*\\d.*"));
  }

  /** Whose it is, where that is to be known before it is decided. */
  static List<Rich> origin(PlanStatus plan) {
    return plan.unproven() ? List.of(Rich.line(UNPROVEN)) : List.of();
  }

  /** Risk, and who must agree because of it. */
  static String agreement(PlanStatus plan) {
    String risk = plan.risk().name().toLowerCase(Locale.ROOT);
    String who =
        switch (plan.approvalsNeeded()) {
          case 0 -> "an approver may ask and approve alone";
          case 1 -> "an approver other than whoever asks must agree";
          default -> plan.approvalsNeeded() + " approvers other than whoever asks must agree";
        };
    String changed = plan.changes().isEmpty() ? "" : " Whoever changed it does not approve it.";
    String drafted = plan.unproven() ? " " + UNPROVEN : "";
    return "%s, %s.%s%s".formatted(risk, who, changed, drafted);
  }

  /** Where the plan stands and who brought it there, in markup. */
  static String state(PlanStatus plan) {
    StringBuilder line = new StringBuilder("State: ").append(Words.state(plan.state()));
    if (plan.state() == PlanState.AWAITING_APPROVAL) {
      line.append(" (%d of %d)".formatted(plan.approvedBy().size(), plan.approvalsNeeded()));
    }
    line.append('.');
    plan.requestedBy()
        .ifPresent(p -> line.append(" Asked by ").append(Words.person(p)).append('.'));
    if (!plan.approvedBy().isEmpty()) {
      line.append(" Approved by ").append(Words.people(plan.approvedBy())).append('.');
    }
    plan.rejectedBy()
        .ifPresent(p -> line.append(" Rejected by ").append(Words.person(p)).append('.'));
    Wanted.of(plan).ifPresent(wanted -> line.append(' ').append(wanted));
    if (Approvals.open(plan)) {
      plan.expiresAt()
          .ifPresent(at -> line.append(" Lapses ").append(Words.moment(at)).append('.'));
    }
    return line.toString();
  }
}
