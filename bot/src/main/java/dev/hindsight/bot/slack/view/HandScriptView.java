package dev.hindsight.bot.slack.view;

import dev.hindsight.bot.incident.AnswerView;
import dev.hindsight.bot.incident.HandScript;
import dev.hindsight.bot.slack.block.Block;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.block.Rich;
import dev.hindsight.bot.slack.block.Text;
import java.util.ArrayList;
import java.util.List;

/** A script for a person, under its warnings; nothing here runs it. */
public final class HandScriptView {

  private static final int SOURCES = 8;

  private HandScriptView() {}

  /**
   * For whoever asked.
   *
   * @param words why it is written
   */
  public static Message of(String words, HandScript script) {
    List<Rich> parts = new ArrayList<>();
    parts.add(Rich.line(words));
    script.warnings().forEach(warning -> parts.add(Rich.bold(warning)));
    parts.add(new Rich.Preformatted(script.text()));
    parts.add(Rich.bold("What its steps rest on"));
    parts.add(
        new Rich.Bullets(
            script.sources().stream().limit(SOURCES).map(HandScriptView::source).toList()));
    String first = Words.brief("%s %s".formatted(words, String.join(" ", script.warnings())), 900);
    return new Message(
        // who sees no blocks reads it too, after its warnings
        Text.escape(first + "\n" + script.text()),
        List.of(Block.rich(parts), Block.context(Text.plain(Words.brief(script.checked(), 400)))));
  }

  private static Rich.Line source(AnswerView.Source source) {
    return Rich.line(
        "[%d] %s: %s".formatted(source.number(), source.about(), Words.quote(source.text(), 200)));
  }
}
