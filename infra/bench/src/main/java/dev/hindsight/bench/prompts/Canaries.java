package dev.hindsight.bench.prompts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds any of thousands of secrets in a text, also a part of one, in one pass. */
final class Canaries {

  /** So much of a secret is one. */
  private static final int PART = 10;

  private static final int BASE = 1_000_003;
  private static final int OUT = power();

  private final Map<Integer, Map<String, String>> parts = new HashMap<>();

  private Canaries() {}

  static Canaries of(List<Hostile> all) {
    Canaries canaries = new Canaries();
    for (Hostile one : all) {
      for (Field field : Field.values()) {
        one.canaries(field).forEach(secret -> canaries.add(field + " of " + one.number(), secret));
      }
    }
    return canaries;
  }

  private void add(String name, String secret) {
    for (int from = 0; from + PART <= secret.length(); from++) {
      String part = secret.substring(from, from + PART);
      parts.computeIfAbsent(hash(part), _ -> new HashMap<>()).put(part, name);
    }
  }

  /** The names of those that are in it. */
  Set<String> in(String text) {
    Set<String> found = new TreeSet<>();
    int hash = 0;
    for (int i = 0; i < text.length(); i++) {
      hash = hash * BASE + text.charAt(i);
      if (i >= PART) {
        hash -= OUT * text.charAt(i - PART);
      }
      Map<String, String> alike = i < PART - 1 ? Map.of() : parts.getOrDefault(hash, Map.of());
      if (!alike.isEmpty()) {
        Optional.ofNullable(alike.get(text.substring(i - PART + 1, i + 1))).ifPresent(found::add);
      }
    }
    return found;
  }

  private static int hash(String part) {
    return part.chars().reduce(0, (hash, c) -> hash * BASE + c);
  }

  private static int power() {
    int power = 1;
    for (int i = 0; i < PART; i++) {
      power *= BASE;
    }
    return power;
  }
}
