package dev.hindsight.local.slack.store;

import java.util.concurrent.atomic.AtomicLong;

/** A number that grows whenever the page has something new to show. */
public final class Changes {
  private final AtomicLong version = new AtomicLong(1);

  public long bump() {
    return version.incrementAndGet();
  }

  public long version() {
    return version.get();
  }
}
