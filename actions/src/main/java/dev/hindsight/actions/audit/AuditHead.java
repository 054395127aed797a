package dev.hindsight.actions.audit;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The end of the chain at some moment; kept elsewhere, it shows what was cut off or made anew.
 *
 * @param seq the last record's number
 * @param hash its hash, 64 hex digits
 */
public record AuditHead(long seq, String hash) {

  private static final Pattern LINE = Pattern.compile("(\\d{1,18}) ([0-9a-f]{64})(?: .*)?");

  /** As one line; a time or a remark may follow it after a space. */
  public String line() {
    return seq + " " + hash;
  }

  /** Reads such a line; empty for anything else. */
  public static Optional<AuditHead> parse(String line) {
    Matcher m = LINE.matcher(line.strip());
    return m.matches()
        ? Optional.of(new AuditHead(Long.parseLong(m.group(1)), m.group(2)))
        : Optional.empty();
  }
}
