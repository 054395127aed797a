package dev.hindsight.knowledge.template;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The templates of all log lines that were looked at: any number of threads may use them, each line
 * is counted under one lock for a few microseconds.
 *
 * <p>What comes together is the union: counts add up, the first time is the earlier one, the last
 * the later one, and a template that a more general one covers goes into that one.
 */
public final class LogTemplates {

  private final MinerSettings settings;
  private TemplateMiner miner;

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

  /** What was counted since this was last asked: to be saved, or given to {@link #notSaved}. */
  synchronized List<KeptTemplate> takeUnsaved() {
    List<KeptTemplate> unsaved = new ArrayList<>();
    for (Cluster cluster : miner.live()) {
      long count = cluster.takeUnsaved();
      if (count > 0) {
        unsaved.add(cluster.kept().withCount(count));
      }
    }
    return unsaved;
  }

  /** These are to be saved another time. */
  synchronized void notSaved(Collection<KeptTemplate> counted) {
    counted.forEach(template -> miner.admit(template).giveBack(template.count()));
  }

  /** Begins anew with all that is kept, by every replica; what is not saved yet stays. */
  synchronized void replace(Collection<KeptTemplate> all) {
    List<KeptTemplate> unsaved = takeUnsaved();
    miner = new TemplateMiner(settings);
    merge(all);
    merge(unsaved);
    notSaved(unsaved);
  }
}
