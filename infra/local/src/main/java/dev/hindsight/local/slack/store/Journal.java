package dev.hindsight.local.slack.store;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** What happened between Slack and the app, newest last, the oldest dropped in the end. */
public final class Journal {
  private static final int KEPT = 20_000;
  private final Deque<ApiCall> calls = new ArrayDeque<>();
  private final Deque<Delivered> deliveries = new ArrayDeque<>();
  private final Deque<Notified> notified = new ArrayDeque<>();
  private final AtomicInteger strayAcks = new AtomicInteger();

  public void add(ApiCall call) {
    add(calls, call);
  }

  public void add(Delivered delivered) {
    add(deliveries, delivered);
  }

  public void add(Notified one) {
    add(notified, one);
  }

  /** Counts an acknowledgement that was late, repeated or for nothing we sent. */
  public void strayAck() {
    strayAcks.incrementAndGet();
  }

  /** Forgets all. */
  public void clear() {
    List.of(calls, deliveries, notified)
        .forEach(
            all -> {
              synchronized (all) {
                all.clear();
              }
            });
    strayAcks.set(0);
  }

  /** The calls until now, which are forgotten; one that comes meanwhile is in the next answer. */
  public List<ApiCall> drainCalls() {
    synchronized (calls) {
      List<ApiCall> all = List.copyOf(calls);
      calls.clear();
      return all;
    }
  }

  public List<ApiCall> calls() {
    return copy(calls);
  }

  public List<Delivered> deliveries() {
    return copy(deliveries);
  }

  public List<Notified> notified() {
    return copy(notified);
  }

  public int strayAcks() {
    return strayAcks.get();
  }

  private static <T> void add(Deque<T> all, T one) {
    synchronized (all) {
      all.addLast(one);
      if (all.size() > KEPT) {
        all.removeFirst();
      }
    }
  }

  private static <T> List<T> copy(Deque<T> all) {
    synchronized (all) {
      return List.copyOf(all);
    }
  }
}
