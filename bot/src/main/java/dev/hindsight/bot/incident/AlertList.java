package dev.hindsight.bot.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads many alerts at once, a line each, a page at a time. */
@FunctionalInterface
public interface AlertList {

  /** How many are on a page. */
  int PAGE = 10;

  /** Those that are wished for: what fires first, the worst first, then the newest. */
  Page page(Wish wish);

  /** Whether they fire. */
  enum State {
    FIRING,
    RESOLVED,
    ALL
  }

  /**
   * Which alerts.
   *
   * @param service theirs, in any case of letters
   * @param since they began then or later
   * @param page from 1 on
   */
  record Wish(
      Optional<String> service,
      State state,
      Optional<Severity> severity,
      Optional<Instant> since,
      int page) {}

  /**
   * A page of them.
   *
   * @param all how many there are on all pages
   */
  record Page(List<Line> lines, int all) {

    public Page {
      lines = List.copyOf(lines);
    }

    /** How many pages there are; none is one. */
    public int pages() {
      return Math.max(1, Math.ceilDiv(all, PAGE));
    }
  }

  /**
   * As much of an alert as fits on a line; its words are redacted but hostile.
   *
   * @param incident empty for a moment, and for an alert that was over when it was first told
   */
  record Line(
      Optional<IncidentId> incident,
      Optional<Severity> severity,
      String name,
      String summary,
      Instant startsAt,
      Optional<Instant> endsAt) {}
}
