package dev.hindsight.bench.audit;

import dev.hindsight.actions.audit.AuditExport;
import dev.hindsight.actions.audit.AuditHead;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** An exported chain that is falsified at random, again and again. */
final class Falsified {

  private static final int WAYS = 6;
  private static final String CHARACTERS = "0123456789abcdefghijklmnopqrstuvwxyz-\"{},:";

  private final List<String> lines;
  private final AuditHead head;
  private final Random random;

  /** The head is that of these lines. */
  Falsified(List<String> lines, AuditHead head, long seed) {
    this.lines = List.copyOf(lines);
    this.head = head;
    this.random = new Random(seed);
  }

  /** Falsifies so often, each time the whole chain; answers how often that was found. */
  int found(int mutations) {
    int found = 0;
    for (int i = 0; i < mutations; i++) {
      List<String> mutated = new ArrayList<>(lines);
      mutate(mutated);
      found += isFound(mutated) ? 1 : 0;
    }
    return found;
  }

  private void mutate(List<String> mutated) {
    int at = random.nextInt(mutated.size());
    switch (random.nextInt(WAYS)) {
      case 0 -> mutated.set(at, otherCharacter(mutated.get(at)));
      case 1 -> mutated.remove(at);
      case 2 -> Collections.swap(mutated, at, (at + 1) % mutated.size());
      case 3 -> mutated.add(at, mutated.get(at));
      case 4 -> mutated.subList(at, mutated.size()).clear();
      default ->
          mutated.set(
              at,
              mutated
                  .get(at)
                  .replaceFirst(
                      "\"person\":.*,\"commitment\"",
                      "\"person\":null,\"detail\":null,\"salt\":null,\"commitment\""));
    }
  }

  private String otherCharacter(String line) {
    int at = random.nextInt(line.length());
    char other;
    do {
      other = CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
    } while (other == line.charAt(at));
    return line.substring(0, at) + other + line.substring(at + 1);
  }

  private boolean isFound(List<String> mutated) {
    try {
      return AuditExport.verify(mutated.stream(), List.of(head)).broken() > 0;
    } catch (IllegalArgumentException e) {
      return true;
    }
  }
}
