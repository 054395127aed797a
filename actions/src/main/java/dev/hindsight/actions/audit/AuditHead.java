package dev.hindsight.actions.audit;

import java.util.HexFormat;

/**
 * The end of the chain at some moment; kept elsewhere, it shows what was cut off or made anew.
 *
 * @param seq the last record's number
 * @param hash its hash, 64 hex digits
 */
public record AuditHead(long seq, String hash) {

  /** As one line; a time or a remark may follow it after a space. */
  public String line() {
    return seq + " " + hash;
  }

  /** Reads such a line. */
  public static AuditHead parse(String line) {
    String[] parts = line.strip().split(" ", 3);
    try {
      if (parts.length > 1 && HexFormat.of().parseHex(parts[1]).length == HashChain.BYTES) {
        return new AuditHead(Long.parseLong(parts[0]), parts[1]);
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("this is no audit head: " + line, e);
    }
    throw new IllegalArgumentException("this is no audit head: " + line);
  }
}
