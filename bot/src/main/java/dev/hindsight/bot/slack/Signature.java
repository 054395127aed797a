package dev.hindsight.bot.slack;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Slack's signature, version 0: over the raw bytes, before anything is parsed, and only for five
 * minutes before and after it was made.
 */
final class Signature {

  private static final String ALGORITHM = "HmacSHA256";
  private static final Duration LIFE = Duration.ofMinutes(5);

  private final SecretKeySpec key;
  private final Clock clock;

  /**
   * @param secret not empty
   */
  Signature(String secret, Clock clock) {
    if (secret.isBlank()) {
      throw new IllegalArgumentException("an empty signing secret signs anything");
    }
    this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    this.clock = clock;
  }

  /** Whether whoever knows the secret sent this just now. */
  boolean fits(Optional<String> timestamp, Optional<String> signature, byte[] body) {
    return timestamp.filter(this::isNow).isPresent()
        && signature.isPresent()
        && MessageDigest.isEqual(
            of(timestamp.get(), body).getBytes(StandardCharsets.UTF_8),
            signature.get().getBytes(StandardCharsets.UTF_8));
  }

  private boolean isNow(String timestamp) {
    return timestamp.matches("\\d{1,12}")
        && Math.abs(clock.instant().getEpochSecond() - Long.parseLong(timestamp))
            <= LIFE.toSeconds();
  }

  private String of(String timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(("v0:" + timestamp + ":").getBytes(StandardCharsets.UTF_8));
      return "v0=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}
