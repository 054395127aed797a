package dev.hindsight.knowledge.search;

import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;

/** A question as bound parameters; nothing of it ever becomes part of a statement. */
final class Parameters {

  private Parameters() {}

  static Map<String, Object> of(Question question, int limit) {
    return Map.of(
        "words", array(question.words().keySet()),
        "any", question.anyWord(),
        "alerts", array(question.alertNames()),
        "service", clean(question.service()),
        "namespace", clean(question.namespace()),
        "causes", array(question.causes()),
        "since", question.since().atOffset(ZoneOffset.UTC),
        "limit", limit);
  }

  private static String[] array(Collection<String> values) {
    return values.stream().map(Parameters::clean).toArray(String[]::new);
  }

  /** PostgreSQL's text knows no NUL. */
  private static String clean(String value) {
    return value.replace("\0", "");
  }
}
