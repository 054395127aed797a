package dev.hindsight.knowledge.search;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Why something was found, in words; the strongest reason first. */
final class Reasons {

  private static final int MOST_WORDS = 5;

  private Reasons() {}

  static List<String> of(ResultSet row, Question question) throws SQLException {
    List<String> reasons = new ArrayList<>();
    strings(row.getArray("same_alerts")).forEach(alert -> reasons.add("same alert " + alert));
    if (row.getBoolean("same_service")) {
      reasons.add("same service " + question.service());
    }
    strings(row.getArray("same_causes"))
        .forEach(cause -> reasons.add("same signs: " + cause.replace('_', ' ')));
    List<String> words = shown(strings(row.getArray("matched")), question);
    if (!words.isEmpty()) {
      reasons.add("words: " + String.join(", ", words));
    }
    return reasons;
  }

  static List<String> strings(Array array) throws SQLException {
    return array == null ? List.of() : Arrays.asList((String[]) array.getArray());
  }

  /** Spelled as they were met; a part of a word already named says nothing new. */
  private static List<String> shown(List<String> matched, Question question) {
    Map<String, String> shown = new LinkedHashMap<>();
    for (String word : matched) {
      boolean named = shown.keySet().stream().anyMatch(w -> w.contains(word) || word.contains(w));
      if (!named && shown.size() < MOST_WORDS) {
        shown.put(word, question.words().getOrDefault(word, word));
      }
    }
    return List.copyOf(shown.values());
  }
}
