package dev.hindsight.bench.chaos.cluster;

import dev.hindsight.bench.proxy.Fault;

/** Which fault a request meets. */
@FunctionalInterface
public interface Troubles {

  /** Asked once for each request, before it is passed on. */
  Fault next(Call call);
}
