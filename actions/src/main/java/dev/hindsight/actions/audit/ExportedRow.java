package dev.hindsight.actions.audit;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A record outside the database: one line of JSON, from which the chain can be checked without us.
 *
 * @param commitment SHA-256 over salt, person and detail, each after its length as 8 bytes; hex
 * @param hash SHA-256 over the hash before, seq and at (microseconds since 1970) as 8 bytes each,
 *     and event, subject and commitment, each after its length; hex
 */
@JsonPropertyOrder({
  "seq",
  "at",
  "event",
  "subject",
  "person",
  "detail",
  "salt",
  "commitment",
  "hash"
})
record ExportedRow(
    long seq,
    Instant at,
    String event,
    String subject,
    @Nullable String person,
    @Nullable String detail,
    @Nullable String salt,
    String commitment,
    String hash) {

  private static final HexFormat HEX = HexFormat.of();
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build();

  static String write(AuditRow row) {
    Link link = row.link();
    Optional<Personal> personal = row.personal();
    return MAPPER.writeValueAsString(
        new ExportedRow(
            link.seq(),
            Instant.EPOCH.plus(link.at(), ChronoUnit.MICROS),
            text(link.event()),
            text(link.subject()),
            personal.map(p -> text(p.person())).orElse(null),
            personal.map(p -> text(p.detail())).orElse(null),
            personal.map(p -> HEX.formatHex(p.salt())).orElse(null),
            HEX.formatHex(link.commitment()),
            HEX.formatHex(row.hash())));
  }

  /** Reads what {@link #write} wrote; to the letter; else it is an error. */
  static AuditRow read(String line) {
    try {
      AuditRow row = MAPPER.readValue(line, ExportedRow.class).row();
      if (write(row).equals(line)) {
        return row;
      }
      throw new IllegalArgumentException("it is written differently");
    } catch (JacksonException | IllegalArgumentException e) {
      throw new IllegalArgumentException("this is no record of an audit log: " + line, e);
    }
  }

  private AuditRow row() {
    return new AuditRow(
        new Link(
            seq,
            ChronoUnit.MICROS.between(Instant.EPOCH, at),
            bytes(event),
            bytes(subject),
            HEX.parseHex(commitment)),
        HEX.parseHex(hash),
        personal());
  }

  private Optional<Personal> personal() {
    return salt == null || person == null || detail == null
        ? Optional.empty()
        : Optional.of(new Personal(HEX.parseHex(salt), bytes(person), bytes(detail)));
  }

  private static String text(byte[] utf8) {
    return new String(utf8, StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
