package dev.hindsight.knowledge.rank.declared;

import dev.hindsight.knowledge.rank.read.Given;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The objects that a flaw rests on, found by leaving out one after the other: an object without
 * which the same would be said is none of them.
 */
final class Grounds {

  /** Of more objects only the one at fault is told, so that the time stays bounded. */
  private static final int MOST_OBJECTS = 12;

  private static final int MOST_LINES = 150;

  private Grounds() {}

  /** The same flaw with all lines of these objects, the plainest first. */
  static Flaw of(Flaw flaw, Rule rule, World world) {
    List<Integer> numbers =
        Stream.concat(
                flaw.numbers().stream(),
                needed(flaw, rule, world).stream().flatMap(object -> object.numbers().stream()))
            .distinct()
            .limit(MOST_LINES)
            .toList();
    return new Flaw(flaw.of(), flaw.text(), numbers);
  }

  private static List<Given> needed(Flaw flaw, Rule rule, World world) {
    if (world.objects().size() > MOST_OBJECTS) {
      return List.of(flaw.of());
    }
    List<Given> left = new ArrayList<>(world.objects());
    for (Given object : world.objects()) {
      List<Given> fewer = left.stream().filter(other -> !other.equals(object)).toList();
      if (rule.flaws(new World(fewer, world.whole())).anyMatch(flaw::isSame)) {
        left = new ArrayList<>(fewer);
      }
    }
    return left;
  }
}
