package dev.hindsight.local.slack.api;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The one file of a multipart form, which some SDKs send in place of raw bytes. */
final class Multipart {
  private static final Pattern BOUNDARY =
      Pattern.compile("^multipart/form-data;.*boundary=\"?([^\";]+)\"?", Pattern.CASE_INSENSITIVE);

  private Multipart() {}

  /** The file's bytes; all of the body when it is no such form. */
  static byte[] file(Optional<String> contentType, byte[] body) {
    Optional<String> boundary =
        contentType.map(BOUNDARY::matcher).filter(Matcher::find).map(m -> m.group(1));
    return boundary.map(b -> part(body, b)).orElse(body);
  }

  private static byte[] part(byte[] body, String boundary) {
    // one byte is one character, so that places in the text are places in the bytes
    String text = new String(body, StandardCharsets.ISO_8859_1);
    int head = text.indexOf("--" + boundary);
    int begin = text.indexOf("\r\n\r\n", head) + 4;
    int end = text.indexOf("\r\n--" + boundary, begin);
    return head < 0 || begin < 4 || end < 0 ? body : Arrays.copyOfRange(body, begin, end);
  }
}
