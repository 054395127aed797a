package dev.hindsight.bot.incident;

import java.util.List;

/**
 * What a model wrote for a person to run by hand; the bot never runs it. Redacted, but hostile.
 *
 * @param text the whole script, with its warnings as comments
 * @param warnings sentences for its top
 * @param checked by which programs, and what they found
 * @param sources the facts that its steps name
 */
public record HandScript(
    String text, List<String> warnings, String checked, List<AnswerView.Source> sources) {

  public HandScript {
    warnings = List.copyOf(warnings);
    sources = List.copyOf(sources);
  }
}
