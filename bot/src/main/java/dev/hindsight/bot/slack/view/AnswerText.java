package dev.hindsight.bot.slack.view;

import dev.hindsight.bot.incident.AnswerView;
import dev.hindsight.bot.incident.AnswerView.Source;
import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.slack.block.Block;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.block.Rich;
import dev.hindsight.bot.slack.block.Rich.Face;
import dev.hindsight.bot.slack.block.Rich.Line;
import dev.hindsight.bot.slack.block.Rich.Piece;
import dev.hindsight.bot.slack.block.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The answer to a question: checked sentences, then what they rest on. */
public final class AnswerText {

  private static final int SHOWN = 8;

  private AnswerText() {}

  /** Sentences name their sources by number; without any, the sources are the answer. */
  public static Message of(AnswerView view) {
    List<Rich> parts = new ArrayList<>();
    view.sentences().forEach(sentence -> parts.add(Rich.line(told(sentence))));
    if (!view.sources().isEmpty()) {
      parts.add(Rich.bold(view.sentences().isEmpty() ? "What is known" : "Sources"));
      parts.add(
          new Rich.Bullets(view.sources().stream().limit(SHOWN).map(AnswerText::source).toList()));
    }
    List<Block> blocks = new ArrayList<>();
    if (!parts.isEmpty()) {
      blocks.add(Block.rich(parts));
    }
    blocks.add(note(view));
    return new Message(Text.escape(Words.brief(text(view), 2_500)), blocks);
  }

  /** Whose words it is, or why there are none. */
  public static Block note(AnswerView view) {
    return Block.context(Text.plain(Words.brief(view.note(), 1_200)));
  }

  private static String told(IncidentView.Sentence sentence) {
    return sentence.text()
        + sentence.evidence().stream().map(" [%d]"::formatted).collect(Collectors.joining());
  }

  private static Line source(Source source) {
    String about = "[%d] %s: ".formatted(source.number(), source.about());
    Piece words = new Piece.Words(Words.quote(source.text(), 240), Face.NORMAL);
    return source
        .url()
        .map(
            url ->
                new Line(
                    List.of(
                        new Piece.Words("[%d] ".formatted(source.number()), Face.NORMAL),
                        new Piece.Link(url, source.about()),
                        new Piece.Words(": ", Face.NORMAL),
                        words)))
        .orElseGet(() -> new Line(List.of(new Piece.Words(about, Face.NORMAL), words)));
  }

  /** All of it: without sentences the sources are the answer. */
  private static String text(AnswerView view) {
    Stream<String> said =
        view.sentences().isEmpty()
            ? Stream.of(view.note())
            : view.sentences().stream().map(IncidentView.Sentence::text);
    Stream<String> sources =
        view.sources().stream()
            .limit(SHOWN)
            .map(
                it ->
                    "[%d] %s: %s.".formatted(it.number(), it.about(), Words.quote(it.text(), 240)));
    return Stream.concat(said, sources).collect(Collectors.joining(" "));
  }
}
