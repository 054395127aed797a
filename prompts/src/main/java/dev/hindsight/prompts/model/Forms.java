package dev.hindsight.prompts.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.ai.converter.BeanOutputConverter;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The form in which a model is to answer, and the strict reading of what it answered. */
final class Forms {

  private static final int DEEPEST = 12;
  private static final int LONGEST = 64_000;

  /** Many models put a fence around JSON though they are told not to. */
  private static final Pattern FENCE = Pattern.compile("(?s)```(?:json)?\\s*(.*?)\\s*```");

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxDocumentLength(LONGEST)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private Forms() {}

  static String schema(Class<?> form) {
    return new BeanOutputConverter<>(form).getJsonSchema();
  }

  /**
   * The answer as a record.
   *
   * @throws ModelFailed when it is no JSON of that form, is too long or too deep, or says twice
   *     what may be said once
   */
  static <T> T read(String answer, Class<T> form) {
    Matcher fenced = FENCE.matcher(answer.strip());
    String json = fenced.matches() ? fenced.group(1) : answer.strip();
    try {
      T read = JSON.readValue(json, form);
      if (read != null) {
        return read;
      }
      throw new ModelFailed(Trouble.UNREADABLE, Troubles.UNREADABLE);
    } catch (JacksonException e) {
      throw new ModelFailed(Trouble.UNREADABLE, Troubles.UNREADABLE, e);
    }
  }
}
