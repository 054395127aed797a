package dev.hindsight.local;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright.CreateOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Programs that a newcomer may lack. A test that needs one is skipped with a line that says so;
 * when HINDSIGHT_REQUIRE names it, as the CI script does, its absence fails the build.
 */
public final class Requires {

  private Requires() {}

  /** The Chromium to drive; HINDSIGHT_CHROMIUM or on the path. */
  public static Path chromium() {
    return present(
        "chromium",
        environment("HINDSIGHT_CHROMIUM")
            .map(Path::of)
            .or(() -> onPath("chromium"))
            .or(() -> onPath("chromium-browser")),
        "install the package chromium");
  }

  /** How to launch it, headless and without a word to the outside. */
  public static LaunchOptions chromiumOptions() {
    return new LaunchOptions()
        .setExecutablePath(chromium())
        .setHeadless(true)
        .setChromiumSandbox(false)
        .setArgs(
            List.of(
                "--disable-gpu",
                "--disable-quic",
                "--disable-sync",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-dev-shm-usage"));
  }

  /** How to create Playwright over npm's playwright-core, whose place is a system property. */
  public static CreateOptions playwrightOptions() {
    System.setProperty("playwright.cli.dir", playwright().toString());
    return new CreateOptions()
        .setEnv(
            Map.of(
                "PLAYWRIGHT_NODEJS_PATH",
                node().toString(),
                "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                "1"));
  }

  private static Path playwright() {
    return present(
        "chromium",
        environment("HINDSIGHT_PLAYWRIGHT_DIR").map(Path::of).filter(Files::isDirectory),
        "see bring_playwright in .ci/run, and set HINDSIGHT_PLAYWRIGHT_DIR");
  }

  /** Node, which the page's build needs too. */
  public static Path node() {
    return present("npm", onPath("node"), "install Node 20");
  }

  /** The npm modules that only tests need; Maven brings them before it compiles the tests. */
  public static Path npmModules() {
    return present(
        "npm",
        Optional.of(Path.of("target/page-tests/node_modules").toAbsolutePath())
            .filter(Files::isDirectory),
        "./mvnw generate-test-resources -pl infra/local -am");
  }

  /** Kubernetes' command line program; HINDSIGHT_KUBECTL or on the path. */
  public static Path kubectl() {
    return present(
        "kubectl",
        environment("HINDSIGHT_KUBECTL").map(Path::of).or(() -> onPath("kubectl")),
        "install the package kubernetes-client");
  }

  /** The JDBC URL of a PostgreSQL 17 with pgvector, user included. */
  public static String pgvector() {
    return present(
        "pgvector",
        environment("HINDSIGHT_PGVECTOR_URL"),
        "infra/postgres-pgvector.sh DIR PORT starts one, set HINDSIGHT_PGVECTOR_URL to its URL");
  }

  private static <T> T present(String name, Optional<T> found, String remedy) {
    if (found.isPresent()) {
      return found.get();
    }
    if (required().contains(name)) {
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

  private static Optional<Path> onPath(String program) {
    return Stream.of(environment("PATH").orElse("").split(":"))
        .map(directory -> Path.of(directory, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static Optional<String> environment(String name) {
    return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
  }
}
