package dev.hindsight.bench.causes;

import dev.hindsight.knowledge.EvidenceLine;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How often each plain word is in a case: all that the references know. */
record Words(Map<String, Integer> counts) {

  private static final Pattern WORD = Pattern.compile("[a-z]{3,30}");

  static Words of(Case one) {
    Map<String, Integer> counts = new HashMap<>();
    for (EvidenceLine line : one.symptoms().evidence()) {
      Matcher words = WORD.matcher(line.text().toLowerCase(Locale.ROOT));
      while (words.find()) {
        counts.merge(words.group(), 1, Integer::sum);
      }
    }
    return new Words(counts);
  }

  /** Cosine of the damped counts, 0 to 1. */
  double like(Words other) {
    double product = 0;
    for (Map.Entry<String, Integer> word : counts.entrySet()) {
      Integer there = other.counts.get(word.getKey());
      product += there == null ? 0 : damped(word.getValue()) * damped(there);
    }
    double lengths = length() * other.length();
    return lengths == 0 ? 0 : product / lengths;
  }

  private double length() {
    return Math.sqrt(counts.values().stream().mapToDouble(n -> damped(n) * damped(n)).sum());
  }

  private static double damped(int count) {
    return 1 + Math.log(count);
  }
}
