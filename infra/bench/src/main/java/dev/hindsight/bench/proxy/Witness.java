package dev.hindsight.bench.proxy;

import java.util.Optional;

/** Sees what became of each request. */
@FunctionalInterface
public interface Witness {

  /** What is said to have been answered where the connection was cut. */
  int CUT = 0;

  /**
   * Called before the answer goes back.
   *
   * @param done what the server behind the proxy answered; empty where it never saw the request
   * @param answered the status that goes back, or {@link #CUT}
   */
  void saw(Request request, Fault fault, Optional<Reply> done, int answered);
}
