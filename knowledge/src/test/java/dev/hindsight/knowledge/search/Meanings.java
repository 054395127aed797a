package dev.hindsight.knowledge.search;

import dev.hindsight.knowledge.embed.EmbeddingBed;

/** The meaning half of a search, with and without a model. */
final class Meanings {

  private Meanings() {}

  static Meaning none() {
    return of(EmbeddingBed.without());
  }

  static Meaning of(EmbeddingBed bed) {
    return new Meaning(bed.embeddings(), bed.search(), bed.settings());
  }
}
