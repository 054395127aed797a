package dev.hindsight.bench.chaos.cluster;

import java.time.Instant;
import java.util.Optional;

/**
 * One request in the proxy's journal.
 *
 * @param number in the order in which they were passed on or answered
 * @param came how many were in the journal when it came
 * @param writes whether it was no read and no dry run
 * @param marker the trace that the write leaves on its object
 * @param applied the server behind the proxy did it, whatever was answered
 * @param answered the status that went back; 0 where the connection was cut
 */
public record Seen(
    int number,
    int came,
    Instant at,
    String method,
    String path,
    boolean writes,
    Optional<String> marker,
    String fault,
    boolean applied,
    int answered) {

  /** {@code PLN-7} of {@code PLN-7/undo-2/0123abcd}. */
  public Optional<String> plan() {
    return marker.map(m -> m.substring(0, m.indexOf('/')));
  }

  /** {@code undo-2} of {@code PLN-7/undo-2/0123abcd}. */
  public Optional<String> step() {
    return marker.map(m -> m.substring(m.indexOf('/') + 1, m.lastIndexOf('/')));
  }
}
