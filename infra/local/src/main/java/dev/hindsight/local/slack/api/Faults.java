package dev.hindsight.local.slack.api;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Failures staged on purpose: the next calls of a method fail in a chosen way. */
public final class Faults {

  /** How a call fails. */
  public enum Kind {
    /** 429 with Retry-After. */
    RATE_LIMITED,
    /** 500 without a body, before anything happened. */
    SERVER_ERROR,
    /** 200 with {@code ok:false}. */
    ERROR,
    /** No answer at all, for the seconds of the detail. */
    TIMEOUT,
    /** The call takes effect, then the connection closes without an answer. */
    DROP
  }

  /**
   * What is staged.
   *
   * @param count how many calls still fail
   * @param detail the error code for ERROR, seconds for RATE_LIMITED and TIMEOUT
   */
  public record Fault(Kind kind, int count, String detail) {}

  private final Map<String, Fault> staged = new ConcurrentHashMap<>();

  /** Stages a fault for a method; replaces an earlier one. */
  public void stage(String method, Fault fault) {
    staged.put(method, fault);
  }

  /** Takes every fault back. */
  public void clear() {
    staged.clear();
  }

  synchronized Optional<Fault> take(String method) {
    Fault fault = staged.get(method);
    if (fault == null) {
      return Optional.empty();
    }
    if (fault.count() <= 1) {
      staged.remove(method);
    } else {
      staged.put(method, new Fault(fault.kind(), fault.count() - 1, fault.detail()));
    }
    return Optional.of(fault);
  }
}
