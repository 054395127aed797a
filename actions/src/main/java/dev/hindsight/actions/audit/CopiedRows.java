package dev.hindsight.actions.audit;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The chain as PostgreSQL's binary COPY gives it: by far its fastest way out.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-copy.html">COPY, binary format</a>
 */
final class CopiedRows {

  /** What to copy; one snapshot. */
  static final String COPY =
      """
      copy (select seq, at, event, subject, commitment, hash, salt, person, detail
        from actions.audit_chain left join actions.audit_values using (seq) order by seq)
        to stdout (format binary)\
      """;

  private static final int SIGNATURE_AND_FLAGS = 15;
  private static final int BUFFER = 1 << 16;
  private static final long MICROS_FROM_1970_TO_2000 = 946_684_800_000_000L;

  private final DataInputStream in;

  CopiedRows(InputStream in) throws IOException {
    this.in = new DataInputStream(new BufferedInputStream(in, BUFFER));
    this.in.skipNBytes(SIGNATURE_AND_FLAGS);
    this.in.skipNBytes(this.in.readInt());
  }

  /** The next record; empty at the end. */
  Optional<AuditRow> next() throws IOException {
    if (in.readShort() < 0) {
      return Optional.empty();
    }
    Link link = new Link(number(), number() + MICROS_FROM_1970_TO_2000, bytes(), bytes(), bytes());
    byte[] hash = bytes();
    byte[] salt = field();
    byte[] person = field();
    byte[] detail = field();
    return Optional.of(
        new AuditRow(
            link,
            hash,
            salt == null || person == null || detail == null
                ? Optional.empty()
                : Optional.of(new Personal(salt, person, detail))));
  }

  private long number() throws IOException {
    in.skipNBytes(Integer.BYTES);
    return in.readLong();
  }

  private byte[] bytes() throws IOException {
    byte[] bytes = field();
    if (bytes == null) {
      throw new IOException("a value of the audit chain is missing");
    }
    return bytes;
  }

  private byte @Nullable [] field() throws IOException {
    int length = in.readInt();
    if (length < 0) {
      return null;
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return bytes;
  }
}
