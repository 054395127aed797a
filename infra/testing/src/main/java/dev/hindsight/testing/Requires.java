package dev.hindsight.testing;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Programs and servers that a newcomer may lack. A test that needs one is skipped with a line that
 * says so; when HINDSIGHT_REQUIRE names it, as the CI script does, its absence fails the build.
 */
public final class Requires {

  private Requires() {}

  /** Kubernetes' command line program. */
  public static Path kubectl() {
    return program("kubectl", "kubernetes-client");
  }

  /** AWS's command line program. */
  public static Path aws() {
    return program("aws", "awscli");
  }

  /** What asks an address from a shell. */
  public static Path curl() {
    return program("curl", "curl");
  }

  /** What finds the mistakes in a shell script. */
  public static Path shellcheck() {
    return program("shellcheck", "shellcheck");
  }

  /** What runs a playbook of Ansible's own modules, {@code ansible.builtin}. */
  public static Path ansiblePlaybook() {
    return program("ansible-playbook", "ansible-core");
  }

  /** A Python 3 with the clients of both worlds, {@code boto3} and {@code kubernetes}. */
  public static Path python() {
    return Python.found();
  }

  /** Node, which the page's build needs too. */
  public static Path node() {
    return present("npm", onPath("node"), "install Node 20");
  }

  /** The JDBC URL of a PostgreSQL 17 with pgvector, user included. */
  public static String pgvector() {
    return present(
        "pgvector",
        environment("HINDSIGHT_PGVECTOR_URL"),
        "infra/postgres-pgvector.sh DIR PORT starts one, set HINDSIGHT_PGVECTOR_URL to its URL");
  }

  private static Path program(String name, String debianPackage) {
    // HINDSIGHT_KUBECTL and the like lead to another one than the path does
    String variable = "HINDSIGHT_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
    return present(
        name,
        environment(variable).map(Path::of).or(() -> onPath(name)),
        "install the package " + debianPackage);
  }

  /** What was found, or the test ends here: skipped, or failed where it must not be missing. */
  public static <T> T present(String name, Optional<T> found, String remedy) {
    return present(name, found, remedy, required());
  }

  static <T> T present(String name, Optional<T> found, String remedy, List<String> required) {
    if (found.isPresent()) {
      return found.get();
    }
    if (required.contains(name)) {
      return fail("HINDSIGHT_REQUIRE names %s, and it is missing: %s".formatted(name, remedy));
    }
    String line = "SKIPPED for want of %s: %s".formatted(name, remedy);
    System.err.println(line);
    return abort(line);
  }

  private static List<String> required() {
    return Arrays.stream(environment("HINDSIGHT_REQUIRE").orElse("").split(","))
        .map(String::strip)
        .toList();
  }

  /** The first program of this name on the path. */
  public static Optional<Path> onPath(String program) {
    return Stream.of(environment("PATH").orElse("").split(":"))
        .map(directory -> Path.of(directory, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** A variable that is set and not blank. */
  public static Optional<String> environment(String name) {
    return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
  }
}
