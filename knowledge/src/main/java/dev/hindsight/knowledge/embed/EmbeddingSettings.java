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
 */
@ConfigurationProperties("hindsight.embeddings")
public record EmbeddingSettings(
    @DefaultValue(InProcessEmbeddings.NAME) String model,
    @DefaultValue("10s") Duration startAfter,
    @DefaultValue("10s") Duration every,
    @DefaultValue("250ms") Duration answerWithin) {

  static final String NONE = "none";

  boolean wanted() {
    return !model.equals(NONE);
  }
}
