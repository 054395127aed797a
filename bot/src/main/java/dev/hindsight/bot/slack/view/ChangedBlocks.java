package dev.hindsight.bot.slack.view;

import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.PlanStatus.Changed;
import dev.hindsight.bot.slack.block.Block;
import dev.hindsight.bot.slack.block.Text;
import java.util.List;
import java.util.stream.Collectors;

/** Who changed a plan, and what; what people wrote stands where Slack reads nothing. */
final class ChangedBlocks {

  private static final int MOST = 3;
  private static final int LONGEST = 600;

  private ChangedBlocks() {}

  /** One for each change, the last ones. */
  static List<Block> of(PlanStatus plan) {
    List<Changed> all = plan.changes();
    return all.stream().skip(Math.max(0, all.size() - MOST)).map(ChangedBlocks::block).toList();
  }

  private static Block block(Changed change) {
    return Block.fields(
        List.of(
            Text.mrkdwn("*Changed by* %s:".formatted(Words.person(change.by()))),
            Text.plain(words(change, LONGEST))));
  }

  private static String words(Changed change, int most) {
    return Words.brief(String.join("; ", change.what()), most);
  }

  /** The same for whoever hears it, after what is asked; nothing where nobody changed anything. */
  static String spoken(PlanStatus plan) {
    return plan.changes().isEmpty()
        ? ""
        : plan.changes().stream()
            .map(change -> words(change, 60))
            .collect(Collectors.joining("; ", ", changed by people: ", ""));
  }
}
