package dev.hindsight.actions.audit;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/**
 * What of a record may be erased one day.
 *
 * @param salt random, so that nobody can find the values by trying
 * @param person who did it; UTF-8
 * @param detail in which words; UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // bytes as they came: a million a second, never compared
record Personal(byte[] salt, byte[] person, byte[] detail) {

  private static final int SALT_BYTES = 16;

  /** Freshly salted. */
  static Personal of(SecureRandom random, String person, String detail) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return new Personal(
        salt, person.getBytes(StandardCharsets.UTF_8), detail.getBytes(StandardCharsets.UTF_8));
  }
}
