package dev.hindsight.bench.aws;

import dev.hindsight.bench.proxy.Fault;

/** Which fault a call meets. */
@FunctionalInterface
public interface AwsTroubles {

  /** Asked once for each call, before it is passed on. */
  Fault next(AwsCall call);
}
