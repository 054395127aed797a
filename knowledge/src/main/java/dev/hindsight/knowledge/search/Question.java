package dev.hindsight.knowledge.search;

import dev.hindsight.knowledge.EvidenceLine;
import dev.hindsight.knowledge.Symptoms;
import dev.hindsight.knowledge.rank.EvidenceTokens;
import dev.hindsight.knowledge.text.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is asked of the index.
 *
 * @param words each word in lower case with its spelling, alert names first; at most {@link #MOST}
 * @param text the same in sentences, the most telling first
 * @param causes the causes that today's evidence carries
 */
record Question(
    Map<String, String> words,
    String text,
    List<String> alertNames,
    String service,
    String namespace,
    Set<String> causes,
    Instant since) {

  static final int MOST = 64;
  private static final int MOST_LINES = 200;

  /** About a hundred tokens: the time to embed them is part of every investigation. */
  private static final int LONGEST_TEXT = 400;

  static Question of(Symptoms symptoms, Set<String> causes) {
    List<String> texts = new ArrayList<>(symptoms.alertNames());
    symptoms.alertTexts().forEach(text -> texts.add(withoutNames(text, symptoms)));
    symptoms.evidence().stream()
        .limit(MOST_LINES)
        .sorted((a, b) -> Integer.compare(rank(a), rank(b)))
        .forEach(line -> texts.add(withoutNames(line.text(), symptoms)));
    Map<String, String> words = new LinkedHashMap<>();
    Words.of(texts).forEach((word, spelling) -> add(word, spelling, words));
    return new Question(
        words,
        text(texts),
        symptoms.alertNames(),
        symptoms.service(),
        symptoms.namespace(),
        causes,
        symptoms.since());
  }

  boolean isEmpty() {
    return words.isEmpty() && alertNames.isEmpty() && service.isBlank() && causes.isEmpty();
  }

  /** For websearch_to_tsquery: the words hold letters and digits only, so this is all syntax. */
  String anyWord() {
    return String.join(" or ", words.keySet());
  }

  private static String text(List<String> texts) {
    String text = texts.stream().map(String::strip).distinct().collect(Collectors.joining("\n"));
    return text.substring(0, Math.min(LONGEST_TEXT, text.length()));
  }

  private static void add(String word, String spelling, Map<String, String> words) {
    if (words.size() < MOST && !word.equals("or") && !word.chars().allMatch(Character::isDigit)) {
      words.put(word, spelling);
    }
  }

  /** What the cluster says comes before what the application logs. */
  private static int rank(EvidenceLine line) {
    return switch (line.kind().toLowerCase(Locale.ROOT)) {
      case "container", "event" -> 0;
      case "condition", "pod", "workload" -> 1;
      case "alert", "rollout" -> 2;
      default -> 3;
    };
  }

  /** Masks change from incident to incident, and the service is matched as such. */
  private static String withoutNames(String text, Symptoms symptoms) {
    String cut = text.substring(0, Math.min(2_000, text.length()));
    String masked = EvidenceTokens.withoutVolatile(cut);
    return symptoms.service().isBlank() ? masked : masked.replace(symptoms.service(), " ");
  }
}
