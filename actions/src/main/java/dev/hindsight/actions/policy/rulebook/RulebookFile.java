package dev.hindsight.actions.policy.rulebook;

import dev.hindsight.actions.plan.PlanJson;
import dev.hindsight.actions.policy.yaml.PolicyFileException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A policy with where it comes from.
 *
 * @param source the file's path, or that it is the shipped one
 * @param hash SHA-256 (hex) of the file
 */
public record RulebookFile(String source, String hash, Rulebook book) {

  private static final String SHIPPED = "/policy/shipped.yaml";

  /** The file's policy, or the shipped one where none is named. */
  public static RulebookFile of(Optional<Path> file) {
    return file.map(RulebookFile::read).orElseGet(RulebookFile::shipped);
  }

  /**
   * A file's policy.
   *
   * @throws PolicyFileException when it cannot be read or says something that is not understood
   */
  public static RulebookFile read(Path file) {
    return parse(file.toString(), bytes(file));
  }

  /** The policy that comes with this version. */
  public static RulebookFile shipped() {
    try (InputStream in = RulebookFile.class.getResourceAsStream(SHIPPED)) {
      if (in == null) {
        throw new IllegalStateException("this build lacks " + SHIPPED);
      }
      return parse("shipped.yaml", in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The policy in these bytes. */
  public static RulebookFile parse(String source, byte[] yaml) {
    return new RulebookFile(source, hash(yaml), RulebookReader.read(source, yaml));
  }

  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new PolicyFileException("%s:1:1: cannot be read (%s)".formatted(file, e), e);
    }
  }

  static String hash(byte[] yaml) {
    return PlanJson.sha256(new String(yaml, StandardCharsets.ISO_8859_1));
  }

  /** All that is in force, in the form in which a file says it. */
  public String shown() {
    return "# %s, sha256 %s%n%s".formatted(source, hash, Shown.of(book));
  }
}
