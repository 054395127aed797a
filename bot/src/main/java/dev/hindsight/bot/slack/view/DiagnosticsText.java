package dev.hindsight.bot.slack.view;

import dev.hindsight.actions.KeptText;
import dev.hindsight.actions.PlanId;
import dev.hindsight.bot.slack.block.Block;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.block.Rich;
import dev.hindsight.bot.slack.block.Text;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was kept before a run, as it was told; of a long text the end, which says most. */
public final class DiagnosticsText {

  private static final int PIECES = 12;
  private static final int LONGEST = 2_000;

  private DiagnosticsText() {}

  /** One message, for whoever asks. */
  public static Message of(PlanId plan, List<KeptText> kept) {
    String text =
        kept.isEmpty()
            ? "Nothing was kept for %s: it has not started.".formatted(plan)
            : "Kept before %s changed anything, %d pieces: %s."
                .formatted(
                    plan,
                    kept.size(),
                    kept.stream()
                        .limit(PIECES)
                        .map(KeptText::name)
                        .collect(Collectors.joining(", ")));
    List<Block> pieces =
        kept.stream()
            .limit(PIECES)
            .map(
                piece ->
                    Block.rich(
                        List.of(Rich.bold(piece.name()), new Rich.Preformatted(end(piece.text())))))
            .toList();
    return new Message(
        Text.escape(text),
        pieces.isEmpty()
            ? List.of()
            : Stream.concat(Stream.of(Block.section(Text.plain(text))), pieces.stream()).toList());
  }

  private static String end(String text) {
    if (text.isBlank()) {
      return "(empty)";
    }
    return text.length() <= LONGEST
        ? text
        : "…" + text.substring(text.length() - LONGEST).stripLeading();
  }
}
