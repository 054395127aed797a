package dev.hindsight.knowledge.embed;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How texts become vectors.
 *
 * @param model its name as it is kept with each vector; {@code none} searches by words only
 * @param startAfter how long after the start the model is loaded: the first incidents come first
 * @param every how often new and changed texts are looked for
 * @param answerWithin a question that takes longer is answered by words only
 * @param unrelated the model's cosine up to which two texts have nothing to do with each other
 * @param alike the cosine from which they say the same
 */
@ConfigurationProperties("hindsight.embeddings")
public record EmbeddingSettings(
    @DefaultValue(InProcessEmbeddings.NAME) String model,
    @DefaultValue("10s") Duration startAfter,
    @DefaultValue("10s") Duration every,
    @DefaultValue("250ms") Duration answerWithin,
    @DefaultValue("0.22") double unrelated,
    @DefaultValue("0.50") double alike) {

  static final String NONE = "none";

  /** Refuses what cannot work, naming the key. */
  public EmbeddingSettings {
    check(!model.isBlank(), "model: a name, or none");
    check(!startAfter.isNegative(), "start-after: 0s or more");
    check(every.toMillis() > 0, "every: more than 0s");
    check(answerWithin.toMillis() > 0, "answer-within: more than 0s");
    check(unrelated < alike, "unrelated: less than hindsight.embeddings.alike");
  }

  private static void check(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException("hindsight.embeddings." + rule);
    }
  }

  /** From 0 for nothing in common to 1 for the same. */
  public double share(double cosine) {
    return Math.clamp((cosine - unrelated) / (alike - unrelated), 0, 1);
  }

  boolean wanted() {
    return !model.equals(NONE);
  }
}
