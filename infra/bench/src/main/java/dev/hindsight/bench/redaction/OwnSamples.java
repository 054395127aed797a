package dev.hindsight.bench.redaction;

import java.util.List;
import java.util.stream.IntStream;

/** Made-up samples: one half with secrets, one half without. */
final class OwnSamples {

  private OwnSamples() {}

  /** The same for the same seed. */
  static List<Sample> make(int texts, long seed) {
    Chance chance = new Chance(seed);
    return IntStream.range(0, texts)
        .mapToObj(i -> i % 2 == 0 ? Leaks.any(chance) : Harmless.any(chance))
        .toList();
  }
}
