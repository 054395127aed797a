package dev.hindsight.prompts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Chooses the most telling facts where a prompt has no room for all; pure. */
final class Room {

  /** The most a prompt may have of tokens; text of logs has some three bytes a token. */
  private static final int TOKENS = 6_000;

  private static final int BYTES_A_TOKEN = 2;
  private static final int FRAME = 2_500;

  /** What facts may take of a prompt, in bytes. */
  static final int BYTES = TOKENS * BYTES_A_TOKEN - FRAME;

  private Room() {}

  /** In their old order: causes and what they rest on go last, a stranger's words first. */
  static List<Fact> within(List<Fact> all, int bytes) {
    Set<Integer> behind = new HashSet<>();
    for (Fact fact : all) {
      if (fact instanceof Fact.Cause cause) {
        behind.addAll(cause.restsOn());
        behind.addAll(cause.against());
      }
    }
    List<Fact> best = new ArrayList<>(all);
    best.sort(Comparator.comparingInt(fact -> rank(fact, behind)));
    Set<Integer> kept = new HashSet<>();
    int left = bytes;
    for (Fact fact : best) {
      int size = fact.line().getBytes(UTF_8).length + 8;
      if (size <= left) {
        left -= size;
        kept.add(fact.number());
      }
    }
    return all.stream().filter(fact -> kept.contains(fact.number())).toList();
  }

  private static int rank(Fact fact, Set<Integer> behind) {
    return switch (fact) {
      case Fact.Cause _ -> 0;
      case Fact.Known _ -> 1;
      case Fact.Seen seen -> behind.contains(seen.number()) ? 1 : 2;
      case Fact.Quoted quoted -> behind.contains(quoted.number()) ? 1 : 3;
    };
  }
}
