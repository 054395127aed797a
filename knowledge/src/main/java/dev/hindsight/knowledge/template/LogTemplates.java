package dev.hindsight.knowledge.template;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The templates of all log lines that were looked at: any number of threads may use them, each line
 * is counted under one lock for a few microseconds.
 *
 * <p>What comes together is the union: counts add up, the first time is the earlier one, the last
 * the later one, and a template that a more general one covers goes into that one.
 */
public final class LogTemplates {

  private final MinerSettings settings;
  private final String replica = UUID.randomUUID().toString();
  private TemplateMiner miner;
  private @Nullable Batch waiting;
  private long batches;

  public LogTemplates(MinerSettings settings) {
    this.settings = settings;
    miner = new TemplateMiner(settings);
  }

  /** The template of a raw line or of a message, with this line counted. */
  public synchronized LogTemplate seen(String line, Instant at) {
    return miner.seen(line, at);
  }

  /** All templates, in the order they were met. */
  public synchronized List<LogTemplate> all() {
    return miner.templates();
  }

  /** The templates as they are exchanged, with all that was counted. */
  synchronized List<KeptTemplate> kept() {
    return miner.live().stream().map(Cluster::kept).toList();
  }

  /** Adds what was counted elsewhere. */
  synchronized void merge(Collection<KeptTemplate> others) {
    for (KeptTemplate other : others) {
      miner.admit(other).add(other.count(), other.firstSeen(), other.lastSeen());
    }
    miner.fold();
  }

  /**
   * What is to be saved next: the same batch until it is {@link #saved}, because nobody may know
   * whether a save that failed was one.
   */
  synchronized Batch unsaved() {
    if (waiting == null) {
      Batch next = new Batch(replica, batches + 1, miner.unsaved());
      if (next.counted().isEmpty()) {
        return next;
      }
      // nothing below can fail: a count is either in the miner or in the batch
      waiting = next;
      batches++;
      miner.taken();
    }
    return waiting;
  }

  /** This batch is where all replicas see it. */
  synchronized void saved(Batch batch) {
    if (waiting != null && waiting.number() == batch.number()) {
      waiting = null;
    }
  }

  /**
   * Begins anew with all that is kept, by every replica; what is not saved yet stays. Lines are
   * counted meanwhile, and nothing changes when it fails.
   *
   * @param all with every batch of this one that was saved
   */
  void replace(Collection<KeptTemplate> all) {
    TemplateMiner next = new TemplateMiner(settings);
    all.forEach(kept -> next.admit(kept).add(kept.count(), kept.firstSeen(), kept.lastSeen()));
    // known, and not counted yet: that is done at the end, when there may be more
    uncounted().forEach(next::admit);
    next.fold();
    synchronized (this) {
      if (waiting != null) {
        throw new IllegalStateException("a batch is not saved yet");
      }
      List<KeptTemplate> late = miner.unsaved();
      late.forEach(kept -> next.admit(kept).countedBefore(kept));
      miner = next;
    }
  }

  private synchronized List<KeptTemplate> uncounted() {
    return miner.unsaved();
  }
}
