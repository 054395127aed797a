package dev.hindsight.bench.redaction;

import java.util.List;

/**
 * A text and what of it is secret.
 *
 * @param secrets as they stand in the text; none in a text that must stay as it is
 */
record Sample(String text, List<String> secrets) {

  Sample {
    secrets = List.copyOf(secrets);
  }

  static Sample harmless(String text) {
    return new Sample(text, List.of());
  }
}
