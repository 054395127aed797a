package dev.hindsight.bot.incident;

import dev.hindsight.actions.PersonId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What shows on the command line who a person is: {@code hsa.PERSON.20270131.RANDOM}. Only its hash
 * is configured; person and last day are in it, so that nobody changes them.
 */
public record ApprovalToken(PersonId person, LocalDate lastDay, String text) {

  private static final Pattern FORM =
      Pattern.compile("hsa\\.([A-Za-z0-9_-]{1,64})\\.(\\d{8})\\.[A-Za-z0-9_-]{43}");

  private static final int BYTES = 32;

  /** A new one. */
  public static ApprovalToken make(PersonId person, LocalDate lastDay) {
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    String text =
        "hsa.%s.%s.%s"
            .formatted(
                person,
                DateTimeFormatter.BASIC_ISO_DATE.format(lastDay),
                Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    return read(text)
        .orElseThrow(() -> new IllegalArgumentException("\"%s\" is no user id".formatted(person)));
  }

  /** Reads one; empty for anything else. */
  public static Optional<ApprovalToken> read(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      return Optional.empty();
    }
    try {
      LocalDate day = LocalDate.parse(form.group(2), DateTimeFormatter.BASIC_ISO_DATE);
      return Optional.of(new ApprovalToken(new PersonId(form.group(1)), day, form.group()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** What is configured of it. */
  public String hash() {
    return HexFormat.of().formatHex(sha256());
  }

  /** Whether that is its hash; takes as long for every wrong one. */
  boolean hasHash(String hash) {
    return MessageDigest.isEqual(sha256(), HexFormat.of().parseHex(hash));
  }

  private byte[] sha256() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** It is a secret. */
  @Override
  public String toString() {
    return "ApprovalToken[person=%s, lastDay=%s]".formatted(person, lastDay);
  }
}
