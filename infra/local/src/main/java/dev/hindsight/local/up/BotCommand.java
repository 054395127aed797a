package dev.hindsight.local.up;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How the bot's process is started.
 *
 * @param mainClass watches its standard input and ends with it
 * @param properties of the JVM, {@code -Dname=value}; no secrets
 * @param arguments no secrets: every user of the machine can read them
 */
record BotCommand(String mainClass, List<String> properties, List<String> arguments) {

  BotCommand {
    properties = List.copyOf(properties);
    arguments = List.copyOf(arguments);
  }

  /** In a session of its own, so that Ctrl-C in the terminal leaves the stopping to us. */
  List<String> line() {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return Stream.of(
            Stream.of(
                "setsid",
                java,
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED"),
            properties.stream(),
            Stream.of("-cp", System.getProperty("java.class.path"), mainClass),
            arguments.stream())
        .flatMap(Function.identity())
        .toList();
  }
}
