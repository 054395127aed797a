package dev.hindsight.bot.digest;

import java.util.List;
import java.util.Optional;

/** Puts a week's figures into flowing words; a model may do it, so it may take its deadline. */
@FunctionalInterface
public interface WeekWords {

  /** Empty where no model is configured or there is nothing to tell; never throws. */
  Optional<Wording> of(Figures figures);

  /**
   * Checked sentences.
   *
   * @param sentences none where no model said what can be shown
   * @param note whose words they are, or why there are none
   */
  record Wording(List<String> sentences, String note) {

    public Wording {
      sentences = List.copyOf(sentences);
    }
  }
}
