package dev.hindsight.bot.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Who may send: one bearer token a source, read from files at start. */
@Component
class SourceTokens {

  private static final byte[] NO_TOKEN = new byte[32];

  private final Map<String, byte[]> tokens;

  SourceTokens(AlertSettings settings) {
    tokens =
        settings.tokenFiles().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, e -> read(e.getKey(), e.getValue())));
  }

  /** An unknown source takes as long as a wrong token, so that neither tells which it was. */
  boolean accepts(String source, String token) {
    boolean known = tokens.containsKey(source);
    boolean same =
        MessageDigest.isEqual(tokens.getOrDefault(source, NO_TOKEN), token.getBytes(UTF_8));
    return known && same;
  }

  private static byte[] read(String source, Path file) {
    try {
      String token = Files.readString(file).strip();
      if (token.length() < 16) {
        throw new IllegalStateException(
            "hindsight.alerts.token-files.%s: %s must hold a token of at least 16 characters"
                .formatted(source, file));
      }
      return token.getBytes(UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "hindsight.alerts.token-files.%s: %s cannot be read".formatted(source, file), e);
    }
  }
}
