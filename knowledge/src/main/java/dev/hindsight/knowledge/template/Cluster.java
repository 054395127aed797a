package dev.hindsight.knowledge.template;

import java.time.Instant;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** A template in memory: what it is, how often it was met, and into which other one it went. */
final class Cluster {

  private Shape shape;
  private final String id;
  private final String text;
  private long count;
  private long unsaved;
  private Instant firstSeen;
  private Instant lastSeen;
  private @Nullable Cluster mergedInto;

  Cluster(Shape shape, long count, Instant firstSeen, Instant lastSeen) {
    this.shape = shape;
    this.count = count;
    this.firstSeen = firstSeen;
    this.lastSeen = lastSeen;
    id = shape.id();
    text = shape.text();
  }

  Shape shape() {
    return shape;
  }

  String id() {
    return id;
  }

  Instant lastSeen() {
    return lastSeen;
  }

  long count() {
    return count;
  }

  /** These places are known to vary from now on. */
  void learn(BitSet places) {
    shape = shape.withLearned(places);
  }

  LogTemplate seen(Instant at) {
    count++;
    unsaved++;
    stretch(at, at);
    return template();
  }

  KeptTemplate kept() {
    return new KeptTemplate(shape, count, firstSeen, lastSeen);
  }

  LogTemplate template() {
    return new LogTemplate(id, text, count, firstSeen, lastSeen);
  }

  /** What was counted here and is in no batch yet. */
  long unsaved() {
    return unsaved;
  }

  /** All of it is in a batch. */
  void taken() {
    unsaved = 0;
  }

  /** Counted before, by the miner that this one takes the place of. */
  void countedBefore(KeptTemplate counted) {
    add(counted.count(), counted.firstSeen(), counted.lastSeen());
    unsaved += counted.count();
  }

  /** Another's history, counted elsewhere, becomes part of this one's. */
  void add(long times, Instant first, Instant last) {
    count += times;
    stretch(first, last);
  }

  private void stretch(Instant first, Instant last) {
    firstSeen = first.isBefore(firstSeen) ? first : firstSeen;
    lastSeen = last.isAfter(lastSeen) ? last : lastSeen;
  }

  void mergeInto(Cluster other) {
    mergedInto = other;
    other.add(count, firstSeen, lastSeen);
    other.unsaved += unsaved;
    unsaved = 0;
  }

  boolean isMerged() {
    return mergedInto != null;
  }

  /** Itself, or the one that it is part of by now. */
  Cluster current() {
    Cluster current = this;
    for (Cluster next = mergedInto; next != null; next = current.mergedInto) {
      current = next;
    }
    return current;
  }
}
