package dev.hindsight.knowledge.template;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds templates that a more general one covers.
 *
 * <p>What a covered one has learned its general one knows from then on, so that the order in which
 * templates come together does not matter for which of them remain.
 */
final class Covering {

  /** A template with this many words that stay says enough to take in one that has a word more. */
  private static final int STRONG = 3;

  /** So many places of templates are remembered at most, in 50 MB; real logs take a tenth. */
  private static final int MOST_REMEMBERED = 4_000_000;

  private final List<Shape> shapes;

  /** What a template learns does not change its key. */
  private final Map<BitSet, ByKey> byOpen = new HashMap<>();

  private Covering(Collection<Shape> shapes) {
    this.shapes = new ArrayList<>(shapes);
  }

  /** Each covered template with the general one as it is afterwards. */
  static Map<Shape, Shape> of(Collection<Shape> shapes) {
    Map<Integer, List<Shape>> bySize = new LinkedHashMap<>();
    shapes.forEach(s -> bySize.computeIfAbsent(s.size(), _ -> new ArrayList<>()).add(s));
    Map<Shape, Shape> covered = new HashMap<>();
    bySize.values().forEach(group -> covered.putAll(new Covering(group).found()));
    return covered;
  }

  private Map<Shape, Shape> found() {
    List<Shape> before = List.copyOf(shapes);
    int[] into = new int[shapes.size()];
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int general = 0; general < into.length; general++) {
        changed |= takeIn(general, into);
      }
    }
    Map<Shape, Shape> covered = new HashMap<>();
    for (int i = 0; i < into.length; i++) {
      if (into[i] > 0) {
        covered.put(before.get(i), shapes.get(last(i, into)));
      }
    }
    return covered;
  }

  private static int last(int of, int[] into) {
    int i = of;
    while (into[i] > 0) {
      i = into[i] - 1;
    }
    return i;
  }

  /** Marks what this one covers, by the place of the general one plus one. */
  private boolean takeIn(int general, int[] into) {
    boolean changed = false;
    BitSet open = open(shapes.get(general));
    BitSet before = new BitSet();
    // what it learns from one that it covers may let it cover more
    while (!open.equals(before)) {
      before = open;
      ByKey alike = alike(open);
      long key = shapes.get(general).key();
      for (int at = alike.first(key); alike.has(at, key); at++) {
        int part = alike.place(at);
        changed |= part != general && takeIn(general, part, into);
      }
      open = open(shapes.get(general));
    }
    return changed;
  }

  private boolean takeIn(int general, int part, int[] into) {
    Shape whole = shapes.get(general);
    if (!covers(whole, shapes.get(part))) {
      return false;
    }
    Shape wiser = whole.withLearned(learned(whole, shapes.get(part)));
    boolean changed = into[part] == 0 || !wiser.learned().equals(whole.learned());
    into[part] = into[part] == 0 ? general + 1 : into[part];
    shapes.set(general, wiser);
    return changed;
  }

  /** Where the templates are, by the key that each would have with variables in these places. */
  private ByKey alike(BitSet open) {
    // one without open places covers nothing but itself
    boolean some = !open.isEmpty() && (byOpen.size() + 1L) * shapes.size() <= MOST_REMEMBERED;
    return some || byOpen.containsKey(open)
        ? byOpen.computeIfAbsent(
            open, places -> ByKey.of(shapes.size(), i -> key(shapes.get(i), places)))
        : ByKey.NONE;
  }

  private static long key(Shape shape, BitSet open) {
    long key = shape.key();
    for (int i = open.nextSetBit(0); i >= 0; i = open.nextSetBit(i + 1)) {
      key += shape.keyWithout(i) - shape.key();
    }
    return key;
  }

  private static BitSet learned(Shape general, Shape part) {
    BitSet learned = open(part);
    for (int i = 0; i < part.size(); i++) {
      if (part.hash(i) != general.hash(i)) {
        learned.set(i);
      }
    }
    return learned;
  }

  /** The places of a template where any word may stand. */
  static BitSet open(Shape shape) {
    BitSet open = shape.learned();
    if (Variability.around(shape, -1) >= STRONG) {
      for (int i = 0; i < shape.size(); i++) {
        open.set(i, shape.kind(i) == Kind.VALUE);
      }
    }
    return open;
  }

  private static boolean covers(Shape general, Shape part) {
    if (general.key() == part.key()) {
      return false;
    }
    BitSet open = open(general);
    for (int i = 0; i < general.size(); i++) {
      boolean same = general.hash(i) == part.hash(i);
      if (!same && !(open.get(i) && part.kind(i).canVary())) {
        return false;
      }
    }
    return true;
  }
}
