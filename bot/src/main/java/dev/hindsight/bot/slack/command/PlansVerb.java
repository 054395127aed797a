package dev.hindsight.bot.slack.command;

import dev.hindsight.actions.PlanStatus;
import dev.hindsight.bot.slack.view.OverviewText;
import java.util.function.Predicate;

/** Lists plans. */
final class PlansVerb implements Verb {

  private final Reads reads;
  private final Finder finder;
  private final String none;
  private final Predicate<PlanStatus> which;

  /**
   * @param none what is said where there is none
   * @param which of them
   */
  PlansVerb(Reads reads, Finder finder, String none, Predicate<PlanStatus> which) {
    this.reads = reads;
    this.finder = finder;
    this.none = none;
    this.which = which;
  }

  @Override
  public Reply answer(Call call) {
    String whose = call.arg("whose").orElse("all");
    if (!whose.matches("(?i)all|mine")) {
      return new Reply.Wrong("whose", "Say “plans” or “plans mine”.");
    }
    Predicate<PlanStatus> theirs =
        plan ->
            whose.equalsIgnoreCase("all")
                || plan.requestedBy().filter(call.person()::equals).isPresent();
    return Reply.markup(
        OverviewText.plans(reads.overview().now(), which.and(theirs), none, finder::name));
  }
}
