package dev.hindsight.knowledge.search;

import dev.hindsight.knowledge.embed.Near;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A question as bound parameters; nothing of it ever becomes part of a statement. */
final class Parameters {

  private Parameters() {}

  static Map<String, Object> of(Question question, List<Near> near, int limit) {
    return Map.ofEntries(
        Map.entry("words", array(question.words().keySet())),
        Map.entry("any", question.anyWord()),
        Map.entry("alerts", array(question.alertNames())),
        Map.entry("service", clean(question.service())),
        Map.entry("namespace", clean(question.namespace())),
        Map.entry("causes", array(question.causes())),
        Map.entry("since", question.since().atOffset(ZoneOffset.UTC)),
        Map.entry("owners", near.stream().map(Near::owner).toArray(String[]::new)),
        Map.entry("positions", near.stream().map(Near::position).toArray(Integer[]::new)),
        Map.entry("similarities", near.stream().map(Near::similarity).toArray(Double[]::new)),
        Map.entry("limit", limit + near.size()));
  }

  private static String[] array(Collection<String> values) {
    return values.stream().map(Parameters::clean).toArray(String[]::new);
  }

  /** PostgreSQL's text knows no NUL. */
  private static String clean(String value) {
    return value.replace("\0", "");
  }
}
