package dev.hindsight.bot.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a command finds the database and all else.
 *
 * @param arguments Spring's
 */
record Settings(List<String> arguments) {

  static final Settings NONE = new Settings(List.of());
  private static final List<String> ENDINGS = List.of(".properties", ".yaml", ".yml");

  Settings {
    arguments = List.copyOf(arguments);
  }

  /**
   * Those of a started Hindsight.
   *
   * @throws IllegalArgumentException in plain words, when there is none
   */
  static Settings of(Path data) {
    Path config = data.resolve("bot").resolve("application.properties");
    if (!Files.isReadable(config)) {
      throw new IllegalArgumentException(
          "%s is not there: give --data DIR of a started Hindsight".formatted(config));
    }
    return ofFile(config);
  }

  /**
   * Those of a file.
   *
   * @throws IllegalArgumentException in plain words, when it cannot be read
   */
  static Settings ofFile(Path file) {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new IllegalArgumentException(
          "--config %s is not a file that can be read".formatted(file));
    }
    if (ENDINGS.stream().noneMatch(file.toString()::endsWith)) {
      throw new IllegalArgumentException(
          "--config %s: its name must end with one of %s, which says how it is read"
              .formatted(file, String.join(", ", ENDINGS)));
    }
    return new Settings(
        List.of("--spring.config.additional-location=file:" + file.toAbsolutePath()));
  }

  Settings with(String name, String value) {
    return with(List.of("--" + name + "=" + value));
  }

  Settings with(List<String> more) {
    return new Settings(Stream.concat(arguments.stream(), more.stream()).toList());
  }
}
