package dev.hindsight.bot.incident;

import dev.hindsight.knowledge.KeptCause;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An incident's cause as somebody saw it: {@code INC-7:2:3f9a3f9a3f9a3f9a}. A button carries
 * nothing else; the server looks everything up again.
 *
 * @param words how often people had spoken of it by then
 * @param hash of the cause that the bot had found
 */
public record CauseRef(IncidentId incident, long words, String hash) {

  private static final Pattern FORM = Pattern.compile("(INC-\\d{1,18}):(\\d{1,9}):([0-9a-f]{16})");

  static CauseRef of(IncidentId incident, KeptCause kept) {
    return new CauseRef(incident, kept.words(), hash(kept));
  }

  /** Reads a button's value; empty for anything else. */
  public static Optional<CauseRef> parse(String text) {
    Matcher m = FORM.matcher(text);
    return m.matches()
        ? IncidentId.parse(m.group(1))
            .map(id -> new CauseRef(id, Long.parseLong(m.group(2)), m.group(3)))
        : Optional.empty();
  }

  /** Whether the bot still says what was seen, whatever people have said of it since. */
  boolean isStill(KeptCause now) {
    return hash(now).equals(hash);
  }

  private static String hash(KeptCause kept) {
    try {
      byte[] found = kept.found().toString().getBytes(StandardCharsets.UTF_8);
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(found);
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "%s:%d:%s".formatted(incident, words, hash);
  }
}
