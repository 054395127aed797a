package dev.hindsight.bot.slack.command;

import dev.hindsight.actions.PlanId;
import dev.hindsight.bot.incident.PlanWish;
import dev.hindsight.bot.slack.command.OpsCommand.Misused;
import dev.hindsight.bot.slack.command.OpsCommand.Wish;
import java.util.List;
import java.util.Optional;

/** Reads what is wanted of one plan: {@code cancel PLN-7}, {@code plan PLN-7 not-applied}. */
final class PlanWords {

  private static final int LONGEST_REASON = 300;

  private PlanWords() {}

  static OpsCommand cancel(List<String> rest, String text) {
    Optional<PlanId> plan = rest.stream().findFirst().flatMap(PlanWords::id);
    return plan.isPresent()
        ? new Wish(plan.get(), new PlanWish.Cancel(reason(text)))
        : new Misused("Which plan?", Verb.CANCEL);
  }

  /** As it was typed, after the verb and the plan. */
  private static String reason(String text) {
    String reason = text.strip().replaceFirst("(?s)^\\S+\\s+\\S+\\s*", "");
    return reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
  }

  /** What is to be stopped is never guessed. */
  static OpsCommand stop(List<String> rest) {
    if (rest.equals(List.of("all"))) {
      return new OpsCommand.StopAll();
    }
    Optional<PlanId> plan =
        rest.size() == 2 && rest.getFirst().equals("run") ? id(rest.getLast()) : Optional.empty();
    return plan.isPresent()
        ? new Wish(plan.get(), new PlanWish.Cancel(""))
        : new Misused("Say “stop all” or “stop run PLN-7”.", Verb.STOP);
  }

  static OpsCommand plan(List<String> rest) {
    Optional<PlanId> plan = rest.stream().findFirst().flatMap(PlanWords::id);
    if (plan.isEmpty()) {
      return new Misused("Which plan?", Verb.PLAN);
    }
    if (rest.equals(List.of(rest.getFirst(), "diagnostics"))) {
      return new OpsCommand.Diagnostics(plan.get());
    }
    return wish(rest.subList(1, rest.size()))
        .<OpsCommand>map(wish -> new Wish(plan.get(), wish))
        .orElseGet(
            () ->
                new Misused(
                    "Say “diagnostics”, “undo”, “applied”, “not-applied”, “yes” or “no”.",
                    Verb.PLAN));
  }

  private static Optional<PlanWish> wish(List<String> words) {
    return Optional.ofNullable(
        switch (String.join(" ", words)) {
          case "undo" -> new PlanWish.Undo();
          case "applied" -> new PlanWish.Looked(true);
          case "not-applied", "not applied" -> new PlanWish.Looked(false);
          case "yes" -> new PlanWish.Answered(true);
          case "no" -> new PlanWish.Answered(false);
          default -> null;
        });
  }

  private static Optional<PlanId> id(String word) {
    return word.matches("(?i)(pln-)?\\d{1,18}")
        ? Optional.of(new PlanId(Long.parseLong(word.replaceFirst("(?i)^pln-", ""))))
        : Optional.empty();
  }
}
