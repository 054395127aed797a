package dev.hindsight.bot.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** An alert's identity where its source gives none: a hash of its labels. */
final class Fingerprint {

  private Fingerprint() {}

  /** 16 hex digits; the order of labels does not matter. */
  static String of(Map<String, String> labels) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      new TreeMap<>(labels)
          .forEach(
              (name, value) -> {
                sha.update(name.getBytes(UTF_8));
                sha.update((byte) 0xff);
                sha.update(value.getBytes(UTF_8));
                sha.update((byte) 0xff);
              });
      return HexFormat.of().formatHex(sha.digest(), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
