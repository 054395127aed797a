package dev.hindsight.prompts;

import java.time.Duration;
import java.util.List;

/** What became of the wish to have facts told in flowing words. */
public sealed interface Narration {

  /**
   * Checked sentences.
   *
   * @param sentences at least one
   * @param leftOut how many more the model wrote that the facts do not bear out
   * @param prompt the hash of the prompt's template
   * @param model the model's name
   * @param took until the answer was there
   */
  record Told(List<Sentence> sentences, int leftOut, String prompt, String model, Duration took)
      implements Narration {

    public Told {
      sentences = List.copyOf(sentences);
    }
  }

  /**
   * Nothing that may be shown.
   *
   * @param reason one sentence for people
   */
  record Plain(String reason) implements Narration {}

  /** One sentence and the numbers of the facts it rests on. */
  record Sentence(String text, List<Integer> facts) {

    public Sentence {
      facts = List.copyOf(facts);
    }
  }
}
