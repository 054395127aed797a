package dev.hindsight.actions.verify;

/** What a sample means for the run. */
public sealed interface Judgement {

  /** Nothing is decided yet; the sentence is for people where the picture changed. */
  record Open(Samples samples, String sentence, boolean news) implements Judgement {}

  /** It helped. */
  record Helped(String sentence) implements Judgement {}

  /** It did not help. */
  record DidNotHelp(String why) implements Judgement {}

  /** Somebody else changed what we changed. */
  record Overwritten(String why) implements Judgement {}
}
