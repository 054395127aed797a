package dev.hindsight.actions.audit;

import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** How records are hashed: SHA-256, each field with its length; for one thread. */
final class HashChain {

  /** Bytes of a hash. */
  static final int BYTES = 32;

  private static final byte[] FIRST = "hindsight audit chain 1".getBytes(StandardCharsets.US_ASCII);

  private final MessageDigest digest = sha256();
  private final byte[] number = new byte[Long.BYTES];

  /** What stands before the first record. */
  byte[] genesis() {
    return digest.digest(FIRST);
  }

  /** The hash of a record that comes after another. */
  byte[] hash(byte[] previous, Link link) {
    digest.update(previous);
    number(link.seq());
    number(link.at());
    field(link.event());
    field(link.subject());
    field(link.commitment());
    return finished();
  }

  /** The hash by which the chain is bound to what may be erased. */
  byte[] commitment(Personal personal) {
    field(personal.salt());
    field(personal.person());
    field(personal.detail());
    return finished();
  }

  private void field(byte[] bytes) {
    number(bytes.length);
    digest.update(bytes);
  }

  private void number(long value) {
    for (int i = 0; i < number.length; i++) {
      number[i] = (byte) (value >>> (56 - 8 * i));
    }
    digest.update(number);
  }

  private byte[] finished() {
    byte[] hash = new byte[BYTES];
    try {
      digest.digest(hash, 0, BYTES);
    } catch (DigestException e) {
      throw new IllegalStateException("a SHA-256 has 32 bytes", e);
    }
    return hash;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
