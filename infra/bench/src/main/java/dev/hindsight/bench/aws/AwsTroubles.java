package dev.hindsight.bench.aws;

import dev.hindsight.bench.proxy.Fault;
import java.time.Duration;

/** Which fault a call meets. */
@FunctionalInterface
public interface AwsTroubles {

  /** Asked once for each call, before it is passed on. */
  Fault next(AwsCall call);

  /** For how long after this write reads tell the state from before it; zero for not at all. */
  default Duration behind(AwsCall write) {
    return Duration.ZERO;
  }
}
