package dev.hindsight.local.up;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The file that the bot's output goes to; the one before is kept beside it when it grew long. */
record BotLog(Path file) {

  private static final long LONG = 10_000_000;

  void prepare() throws IOException {
    Files.createDirectories(file.resolveSibling("").toAbsolutePath());
    if (Files.exists(file) && Files.size(file) > LONG) {
      Files.move(
          file,
          file.resolveSibling(file.getFileName() + ".1"),
          StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** The last lines, for a person to read. */
  String tail() {
    try {
      List<String> lines =
          new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    } catch (IOException e) {
      return "(no log: " + e + ")";
    }
  }
}
