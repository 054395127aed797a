package dev.hindsight.bot.incident;

import java.util.List;
import java.util.Optional;

/**
 * The answer to a question; all text in it is redacted but hostile.
 *
 * @param sentences checked; empty where no model said what can be shown
 * @param note whose words these are, or why there are none
 * @param sources what is known about it, by the numbers that sentences name
 */
public record AnswerView(List<IncidentView.Sentence> sentences, String note, List<Source> sources) {

  public AnswerView {
    sentences = List.copyOf(sentences);
    sources = List.copyOf(sources);
  }

  /**
   * One thing that is known.
   *
   * @param url where to read it
   */
  public record Source(int number, String about, String text, Optional<String> url) {}
}
