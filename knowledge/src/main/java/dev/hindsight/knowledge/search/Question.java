package dev.hindsight.knowledge.search;

import dev.hindsight.knowledge.EvidenceLine;
import dev.hindsight.knowledge.Query;
import dev.hindsight.knowledge.rank.EvidenceTokens;
import dev.hindsight.knowledge.text.Terms;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * A query as the index is asked it; pure.
 *
 * @param terms each term with its weight; at most {@link #MOST}, the most telling texts first
 * @param spellings each term as it was met
 * @param meaning the same in sentences
 * @param causes the causes that today's evidence carries
 */
record Question(
    Map<String, Double> terms,
    Map<String, String> spellings,
    String meaning,
    Set<String> causes,
    Query query) {

  static final int MOST = 64;
  private static final int MOST_LINES = 200;
  private static final int LONGEST_LINE = 2_000;

  /** About a hundred tokens: the time to embed them is part of every investigation. */
  private static final int LONGEST_MEANING = 400;

  /** What labels say beside the text counts half a word. */
  private static final double BESIDE = 0.5;

  /** Of what it says itself, without causes. */
  static Question of(Query query) {
    List<String> texts = texts(query, AlertText::template);
    Map<String, Double> terms = new LinkedHashMap<>();
    Map<String, String> spellings = new LinkedHashMap<>();
    for (String text : texts) {
      Terms.spelled(text).forEach(spellings::putIfAbsent);
      Terms.of(text).forEach(term -> count(term, terms));
    }
    // the second time a word is met it says less than the first time
    terms.replaceAll((term, times) -> Math.sqrt(times));
    for (Query.Alert alert : query.alerts()) {
      Terms.spelled(AlertText.beside(alert.labels()))
          .forEach(
              (term, spelling) -> {
                terms.merge(term, BESIDE, Math::max);
                spellings.putIfAbsent(term, spelling);
              });
    }
    // a model makes more of whole sentences than of their gaps
    String meaning = meaning(texts(query, (text, labels) -> text));
    return new Question(terms, spellings, meaning, Set.of(), query);
  }

  /** The same with the causes that its evidence carries. */
  Question with(Set<String> plausible) {
    return new Question(terms, spellings, meaning, plausible, query);
  }

  boolean isEmpty() {
    return terms.isEmpty()
        && query.alertNames().isEmpty()
        && query.service().isBlank()
        && causes.isEmpty();
  }

  private static void count(String term, Map<String, Double> terms) {
    if (terms.containsKey(term) || terms.size() < MOST) {
      terms.merge(term, 1.0, Double::sum);
    }
  }

  private static List<String> texts(
      Query query, BiFunction<String, Map<String, String>, String> reading) {
    List<String> texts = new ArrayList<>(List.of(cut(query.text())));
    texts.addAll(query.alertNames());
    for (Query.Alert alert : query.alerts()) {
      alert
          .texts()
          .forEach(text -> texts.add(nameless(reading.apply(cut(text), alert.labels()), query)));
    }
    query.evidence().stream()
        .limit(MOST_LINES)
        .sorted((a, b) -> Integer.compare(rank(a), rank(b)))
        .forEach(line -> texts.add(nameless(cut(line.text()), query)));
    return texts.stream().map(String::strip).filter(text -> !text.isEmpty()).distinct().toList();
  }

  private static String meaning(List<String> texts) {
    String text = texts.stream().collect(Collectors.joining("\n"));
    return text.substring(0, Math.min(LONGEST_MEANING, text.length()));
  }

  private static String cut(String text) {
    return text.substring(0, Math.min(LONGEST_LINE, text.length()));
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
  private static String nameless(String text, Query query) {
    String masked = EvidenceTokens.withoutVolatile(text);
    return query.service().isBlank() ? masked : masked.replace(query.service(), " ");
  }
}
