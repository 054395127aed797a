package dev.hindsight.local.slack.socket;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** How the next request may differ from what Slack sends. */
public enum HttpVariant {
  NONE,
  WRONG_SIGNATURE,
  /** Signed six minutes ago. */
  OLD,
  /** Signed in six minutes. */
  FUTURE,
  /** The bytes and headers of the request before, again. */
  REPLAY,
  /** Only half of what was signed. */
  TRUNCATED,
  /** Compressed, the signature over the compressed bytes. */
  GZIP,
  UPPERCASE_HEADERS,
  /** A field in raw UTF-8. */
  NON_ASCII,
  /** Twice at the same time. */
  DUPLICATE,
  /** The form Slack sends to check the certificate. */
  SSL_CHECK;

  private static final long MINUTES = 6 * 60L;

  /**
   * Reads a word of the control API.
   *
   * @throws IllegalArgumentException for any other word
   */
  public static HttpVariant of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  long shift() {
    return switch (this) {
      case OLD -> -MINUTES;
      case FUTURE -> MINUTES;
      default -> 0;
    };
  }

  /** What is signed. */
  byte[] signed(String type, String body) {
    return switch (this) {
      case NON_ASCII -> bytes(nonAscii(type, body));
      case GZIP -> zipped(bytes(body));
      case SSL_CHECK -> bytes("ssl_check=1&token=practice");
      default -> bytes(body);
    };
  }

  /** What goes over the wire. */
  byte[] sent(byte[] signed) {
    return this == TRUNCATED ? Arrays.copyOf(signed, signed.length / 2) : signed;
  }

  private static String nonAscii(String type, String body) {
    return type.startsWith("application/json")
        ? "{\"note\":\"größer ≥ 東京\"," + body.substring(1)
        : body + "&note=größer ≥ 東京";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] zipped(byte[] plain) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
