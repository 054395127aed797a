package dev.hindsight.bench.proxy;

/** The server behind the proxy. */
@FunctionalInterface
public interface Upstream {

  /** Answers a request; a write has taken effect when this returns well. */
  Reply send(Request request);
}
