package dev.hindsight.bot.slack.view;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.Answer.Reason;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.bot.slack.block.Block;
import dev.hindsight.bot.slack.block.Element.Button;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.block.Text;
import java.util.List;

/** What whoever acted on an old version of a plan is told, with the way to the one of now. */
public final class NewerVersion {

  private NewerVersion() {}

  /** The answer; where it says that there is a newer version, with a button that opens that. */
  public static Message of(Answer answer, PlanRef seen) {
    String text = Words.answer(answer.text());
    return answer instanceof Answer.Refused(Reason reason, _) && reason == Reason.HASH_DIFFERS
        ? withButton(text, seen)
        : new Message(text, List.of());
  }

  /** That the plan is not any more what was seen, with who made the newer version. */
  public static Message of(PlanStatus now, PlanRef seen) {
    String who =
        now.changes().isEmpty()
            ? ""
            : ", %s changed it %s"
                .formatted(
                    Words.person(now.changes().getLast().by()),
                    Words.moment(now.changes().getLast().at()));
    return withButton(
        "%s changed since you saw it%s: there is a newer version, version %d. Nothing was recorded."
            .formatted(now.id(), who, now.version()),
        seen);
  }

  private static Message withButton(String text, PlanRef seen) {
    return new Message(text, List.of(Block.section(Text.mrkdwn(text)), see(seen)));
  }

  // the review opens the plan as it is now, whatever was seen before
  private static Block see(PlanRef seen) {
    return new Block.Actions(
        "newer",
        List.of(
            Button.of(
                    ActionIds.REVIEW,
                    "See the newer version",
                    seen.toString(),
                    "See the newer version of %s".formatted(seen.plan()))
                .primary()));
  }
}
