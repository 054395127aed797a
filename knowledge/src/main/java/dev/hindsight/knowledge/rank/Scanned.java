package dev.hindsight.knowledge.rank;

/** A text, made ready to be asked for many patterns. */
record Scanned(String text, Grams grams) {

  static Scanned of(String text) {
    return new Scanned(text, Grams.of(text));
  }
}
