package dev.hindsight.prompts.model;

import java.security.SecureRandom;
import java.util.HexFormat;

/** What stands around text of others: new each time, so that no line of it can close the frame. */
final class Marker {

  private static final SecureRandom RANDOM = new SecureRandom();

  private Marker() {}

  static String fresh() {
    byte[] bytes = new byte[12];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
