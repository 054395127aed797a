package dev.hindsight.knowledge.search;

import java.util.Collection;
import java.util.List;

/**
 * What a question may share with an entry besides words.
 *
 * @param worth how much more it is worth than another
 */
record Shared(String field, Collection<String> values, float worth) {

  static List<Shared> with(Question question) {
    String service = question.query().service();
    return List.of(
        new Shared("alert", question.query().alertNames(), 4),
        new Shared("cause", question.causes(), 2),
        new Shared("about", service.isBlank() ? List.of() : List.of(service), 3));
  }
}
