package dev.hindsight.local.cluster.controller;

import java.util.List;
import java.util.SplittableRandom;

/** What services write when something is wrong; a seed settles the wording for a whole fault. */
final class FaultLines {

  private static final List<String> QUEUE =
      List.of(
          "WARN  [http-%1$d] request queue %2$d of 128, %4$s took %3$d ms",
          "WARN  [http-%1$d] %4$s took %3$d ms, %2$d requests waiting for a worker",
          "WARN  [pool] worker pool saturated: %2$d of 128 queued, oldest waited %3$d ms (%4$s)");
  private static final List<String> CALL =
      List.of(
          "ERROR [http-%1$d] call to %2$s:8080 failed: connect timed out after %3$d ms",
          "ERROR [client] %2$s:8080 did not answer: read timed out after %3$d ms, attempt %4$d of"
              + " 3",
          "ERROR [http-%1$d] call to %2$s:8080 failed: connection refused, listen queue full, after"
              + " %3$d ms");
  private static final List<String> BLOCKED =
      List.of(
          "WARN  [watchdog] 32 of 32 workers blocked for %1$d s, waiting for a connection lock",
          "WARN  [watchdog] 32 of 32 workers blocked for %1$d s in socket read, queue 256 of 256",
          "WARN  [pool] 32 of 32 workers blocked for %1$d s, no thread left to accept requests");
  private static final List<String> HERRINGS =
      List.of(
          "WARN  [tls] certificate of legacy.partner.example expires in 41 days",
          "WARN  [jvm] option UseBiasedLocking was deprecated, ignored",
          "WARN  [dns] search list has 5 entries, first answer came from the third",
          "WARN  [metrics] 1 sample older than 60 s dropped");

  private FaultLines() {}

  static String queue(long seed, String request, SplittableRandom random) {
    return pick(QUEUE, seed)
        .formatted(
            1 + random.nextInt(16),
            104 + random.nextInt(24),
            2_900 + random.nextInt(2_400),
            request);
  }

  static String call(long seed, String dependency, SplittableRandom random) {
    return pick(CALL, seed)
        .formatted(
            1 + random.nextInt(16), dependency, 2_000 + random.nextInt(12), 1 + random.nextInt(3));
  }

  static String failed(String request, SplittableRandom random) {
    return "INFO  [http-%d] %s 503 in %d ms trace=%08x"
        .formatted(1 + random.nextInt(16), request, 2_004 + random.nextInt(30), random.nextInt());
  }

  static String slowCall(String dependency, SplittableRandom random) {
    return "WARN  [http-%d] %s:8080 answered after %d ms, from the cache meanwhile"
        .formatted(1 + random.nextInt(16), dependency, 1_300 + random.nextInt(500));
  }

  static String blocked(long seed, long seconds) {
    return pick(BLOCKED, seed).formatted(seconds);
  }

  static String herring(long seed) {
    return pick(HERRINGS, seed);
  }

  private static String pick(List<String> phrases, long seed) {
    return phrases.get(Math.floorMod(seed, phrases.size()));
  }
}
