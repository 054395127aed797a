package dev.hindsight.knowledge.template;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Learns templates from a stream of lines, one pass, nothing kept but the templates.
 *
 * <p>A line gets a template at once. From time to time templates that turn out to be one are
 * merged; {@link #current} follows an id. Deterministic; not for several threads.
 */
public final class TemplateMiner {

  private static final int MOST_ROUNDS = 12;
  private static final int FEW = 4;
  private static final int OLD_KEYS = 4;

  private final MinerSettings settings;
  private final LineScanner scanner;
  private final Tokens tokens = new Tokens();
  private final Generaliser generaliser = new Generaliser();
  private final Map<Long, Cluster> byKey = new HashMap<>();
  private final Map<String, Cluster> merged = new HashMap<>();
  private List<Cluster> live = new ArrayList<>();
  private final SequencedMap<Long, KeptTemplate> leaving = new LinkedHashMap<>();
  private Patterns patterns = new Patterns();
  private int newOnes;

  public TemplateMiner(MinerSettings settings) {
    this.settings = settings;
    scanner = new LineScanner(settings.masks());
  }

  /** The template of a line, with this line counted. */
  public LogTemplate seen(String line, Instant at) {
    Cluster cluster = cluster(line, at);
    LogTemplate seen = cluster.seen(at);
    // once it is counted: what is forgotten now would count for nobody
    if (newOnes >= Math.max(FEW, live.size() / 4) || live.size() > settings.mostTemplates()) {
      consolidate();
      return cluster.current().template();
    }
    return seen;
  }

  /** The template that an id has become part of; empty when it was forgotten. */
  public Optional<LogTemplate> current(String id) {
    return live.stream()
        .filter(cluster -> cluster.id().equals(id))
        .findFirst()
        .or(() -> Optional.ofNullable(merged.get(id)).map(Cluster::current))
        .map(Cluster::template);
  }

  /** All templates, in the order they were met. */
  public List<LogTemplate> templates() {
    return live.stream().map(Cluster::template).toList();
  }

  /** Merges templates that are one by now; the miner does so by itself as it learns. */
  public void consolidate() {
    for (int round = 0; round < MOST_ROUNDS; round++) {
      Map<Shape, Cluster> byShape = byShape();
      Map<Shape, BitSet> found = generaliser.round(byShape.keySet());
      if (found.isEmpty()) {
        break;
      }
      found.forEach((shape, places) -> merge(byShape.get(shape), shape.without(places)));
      live.removeIf(Cluster::isMerged);
    }
    forgetBeyond(settings.mostTemplates());
    patterns = Patterns.of(live);
    newOnes = 0;
  }

  List<Cluster> live() {
    return live;
  }

  /** The cluster of a template learned elsewhere, new with nothing counted or already there. */
  Cluster admit(KeptTemplate template) {
    Cluster there = current(template.shape().key());
    if (there == null) {
      return added(template.shape(), template.firstSeen(), template.lastSeen());
    }
    // also where it went into a general one long ago: what it has learned counts for that one
    boolean same = there.shape().key() == template.shape().key();
    there.learn(same ? template.shape().learned() : Covering.open(template.shape()));
    return there;
  }

  /** What was counted here and is in no batch yet, with what was forgotten since. */
  List<KeptTemplate> unsaved() {
    // what was forgotten may be back
    Map<Long, KeptTemplate> unsaved = new LinkedHashMap<>(leaving);
    for (Cluster cluster : live) {
      if (cluster.unsaved() > 0) {
        KeptTemplate kept = cluster.kept().withCount(cluster.unsaved());
        unsaved.merge(kept.shape().key(), kept, KeptTemplate::plus);
      }
    }
    return List.copyOf(unsaved.values());
  }

  /** All of that is in a batch. */
  void taken() {
    live.forEach(Cluster::taken);
    leaving.clear();
  }

  /** Takes templates into those that cover them. */
  void fold() {
    Map<Shape, Cluster> byShape = byShape();
    Covering.of(byShape.keySet()).forEach((shape, general) -> merge(byShape.get(shape), general));
    live.removeIf(Cluster::isMerged);
    forgetBeyond(settings.mostTemplates());
    patterns = Patterns.of(live);
  }

  private Map<Shape, Cluster> byShape() {
    Map<Shape, Cluster> byShape = new LinkedHashMap<>();
    live.forEach(cluster -> byShape.put(cluster.shape(), cluster));
    return byShape;
  }

  private Cluster cluster(String line, Instant at) {
    scanner.scan(line, settings.headers() ? Header.end(line) : 0, tokens);
    long key = tokens.key();
    Cluster known = byKey.get(key);
    if (known != null) {
      return known.current();
    }
    Cluster fitting = patterns.find(tokens, key, this::current);
    return fitting != null ? fitting : learned(Shape.of(tokens), at);
  }

  private @Nullable Cluster current(long key) {
    Cluster cluster = byKey.get(key);
    return cluster == null ? null : cluster.current();
  }

  private Cluster learned(Shape shape, Instant at) {
    newOnes++;
    return added(shape, at, at);
  }

  private Cluster added(Shape shape, Instant first, Instant last) {
    Cluster cluster = new Cluster(shape, 0, first, last);
    live.add(cluster);
    byKey.put(shape.key(), cluster);
    return cluster;
  }

  private void merge(@Nullable Cluster old, Shape general) {
    if (old == null) {
      return;
    }
    Cluster target = current(general.key());
    if (target == null) {
      target = added(general, old.template().firstSeen(), old.lastSeen());
    } else {
      target.learn(general.learned());
    }
    old.mergeInto(target);
    merged.put(old.id(), old);
  }

  /** Those not seen for longest go first. */
  private void forgetBeyond(int most) {
    if (live.size() > most) {
      List<Cluster> byAge = new ArrayList<>(live);
      byAge.sort(
          Comparator.comparing(Cluster::lastSeen)
              .thenComparingLong(Cluster::count)
              .thenComparing(Cluster::id));
      int enough = most - most / 8;
      List<Cluster> oldest = byAge.subList(0, byAge.size() - enough);
      oldest.forEach(this::leave);
      live = new ArrayList<>(live);
      live.removeAll(new HashSet<>(oldest));
      rebuild();
    }
    if (byKey.size() > OLD_KEYS * most) {
      rebuild();
    }
  }

  /** What it counted is saved all the same, unless nothing was saved for very long. */
  private void leave(Cluster cluster) {
    if (cluster.unsaved() > 0) {
      KeptTemplate kept = cluster.kept().withCount(cluster.unsaved());
      leaving.merge(kept.shape().key(), kept, KeptTemplate::plus);
    }
    if (leaving.size() > OLD_KEYS * settings.mostTemplates()) {
      leaving.pollFirstEntry();
    }
  }

  private void rebuild() {
    byKey.clear();
    merged.clear();
    live.forEach(cluster -> byKey.put(cluster.shape().key(), cluster));
  }
}
