package dev.hindsight.knowledge.embed;

import dev.hindsight.knowledge.Match;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The so many nearest met so far, an owner once by its best passage. */
final class Nearest {

  private final int limit;
  private final Map<Owner, Near> owners = new HashMap<>();
  private final TreeSet<Near> best =
      new TreeSet<>(Near.NEAREST_FIRST.thenComparing(Near::kind, Comparator.naturalOrder()));

  Nearest(int limit) {
    this.limit = limit;
  }

  /** Whether one so near may be among them; cheap. */
  boolean wants(double similarity) {
    return best.size() < limit || similarity >= best.last().similarity();
  }

  void add(Embedded embedded, double similarity) {
    Owner owner = new Owner(embedded.kind(), embedded.owner());
    Near near = embedded.near(similarity);
    Near before = owners.get(owner);
    if (before != null && Near.NEAREST_FIRST.compare(before, near) <= 0) {
      return;
    }
    if (before != null) {
      best.remove(before);
    }
    owners.put(owner, near);
    best.add(near);
    if (best.size() > limit) {
      Near last = best.removeLast();
      owners.remove(new Owner(last.kind(), last.owner()));
    }
  }

  List<Embedded> best() {
    return best.stream()
        .map(near -> new Embedded(near.kind(), near.owner(), near.position()))
        .toList();
  }

  private record Owner(Match.Kind kind, String owner) {}
}
