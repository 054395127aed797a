package dev.hindsight.bot.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether other programs may ask.
 *
 * @param enabled nothing answers at {@code /mcp} where it is not
 * @param tokenFile holds the token that each request must show, and nothing else
 */
@ConfigurationProperties("hindsight.mcp")
record McpSettings(@DefaultValue("false") boolean enabled, Optional<String> tokenFile) {

  private static final int SHORTEST = 32;

  /**
   * The token.
   *
   * @throws IllegalStateException naming the key, where there is none or one that can be guessed
   */
  byte[] token() {
    Path file =
        tokenFile
            .map(Path::of)
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "hindsight.mcp.token-file: names a file with a token, for"
                            + " hindsight.mcp.enabled"));
    try {
      String token = Files.readString(file).strip();
      if (token.length() < SHORTEST) {
        throw new IllegalStateException(
            "hindsight.mcp.token-file: %s must hold a token of at least %d characters"
                .formatted(file, SHORTEST));
      }
      return token.getBytes(UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "hindsight.mcp.token-file: %s cannot be read".formatted(file), e);
    }
  }
}
