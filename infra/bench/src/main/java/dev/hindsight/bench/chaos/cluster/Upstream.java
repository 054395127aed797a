package dev.hindsight.bench.chaos.cluster;

/** The API server behind the proxy. */
@FunctionalInterface
public interface Upstream {

  /** Answers a request; a write has taken effect when this returns well. */
  Reply send(Call call);
}
