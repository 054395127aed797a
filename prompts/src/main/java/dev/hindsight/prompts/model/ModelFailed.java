package dev.hindsight.prompts.model;

/** A model gave no answer that can be used; it tells so in a sentence for people. */
final class ModelFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Trouble trouble;
  private final String sentence;

  ModelFailed(Trouble trouble, String sentence, Throwable cause) {
    super(sentence, cause);
    this.trouble = trouble;
    this.sentence = sentence;
  }

  ModelFailed(Trouble trouble, String sentence) {
    super(sentence);
    this.trouble = trouble;
    this.sentence = sentence;
  }

  Trouble trouble() {
    return trouble;
  }

  String sentence() {
    return sentence;
  }
}
