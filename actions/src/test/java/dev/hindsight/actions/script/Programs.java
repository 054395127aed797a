package dev.hindsight.actions.script;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs that a newcomer may lack: skipped loudly, or required by HINDSIGHT_REQUIRE. */
final class Programs {

  private Programs() {}

  static String shellcheck() {
    return present("shellcheck", "install the package shellcheck");
  }

  static String ansible() {
    return present("ansible-playbook", "install the package ansible-core");
  }

  static String python() {
    return present("python3", "install the package python3");
  }

  private static String present(String name, String remedy) {
    Optional<Path> found =
        Stream.of(environment("PATH").split(":"))
            .map(directory -> Path.of(directory, name))
            .filter(Files::isExecutable)
            .findFirst();
    if (found.isPresent()) {
      return found.get().toString();
    }
    if (Arrays.asList(environment("HINDSIGHT_REQUIRE").split("\\s*,\\s*")).contains(name)) {
      return fail("HINDSIGHT_REQUIRE names %s, and it is missing: %s".formatted(name, remedy));
    }
    String line = "SKIPPED for want of %s: %s".formatted(name, remedy);
    System.err.println(line);
    return abort(line);
  }

  private static String environment(String name) {
    return Optional.ofNullable(System.getenv(name)).orElse("");
  }
}
