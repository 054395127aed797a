package dev.hindsight.prompts.model;

/** A model gave no answer that can be used; it tells so in a sentence for people. */
final class ModelFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String sentence;

  ModelFailed(String sentence, Throwable cause) {
    super(sentence, cause);
    this.sentence = sentence;
  }

  String sentence() {
    return sentence;
  }
}
