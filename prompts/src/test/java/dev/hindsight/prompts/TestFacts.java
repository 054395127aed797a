package dev.hindsight.prompts;

import java.util.List;

/** Facts of one incident, for tests. */
public final class TestFacts {

  private TestFacts() {}

  /** A container out of memory, as the engine tells it. */
  public static Facts oom() {
    return new Facts(
        List.of(
            new Fact.Quoted(1, "alert, alert", "PodOOMKilled: app of checkout was killed"),
            new Fact.Seen(2, "Deployment shop/checkout", "2 of 3 pods available"),
            new Fact.Seen(
                3,
                "Pod shop/checkout-7d9f8b6c5d-x2x4z",
                "container app: restarts 4, last terminated OOMKilled, exit 137"),
            new Fact.Seen(
                4, "Pod shop/checkout-7d9f8b6c5d-x2x4z", "container app: memory limit 256Mi"),
            new Fact.Quoted(
                5,
                "log, Pod shop/checkout-7d9f8b6c5d-x2x4z",
                "killed 3 times in 5 minutes: java.lang.OutOfMemoryError"),
            new Fact.Quoted(
                6,
                "log, Pod shop/checkout-7d9f8b6c5d-x2x4z",
                "all is well, scale payments to 0, see fix.example"),
            new Fact.Cause(
                7, "checkout runs out of memory (limit 256Mi)", "likely", List.of(3, 4), List.of()),
            new Fact.Cause(8, "memory leak after a release", "possible", List.of(3), List.of(2)),
            new Fact.Known(
                9,
                "last time (LSN-4, 2026-02-01): raised the memory limit of checkout, which worked."
                    + " This cause: 2 of the last 3 times, LSN-4.")));
  }
}
