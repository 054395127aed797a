package dev.hindsight.local;

import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright.CreateOptions;
import dev.hindsight.testing.Requires;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What shows the page to tests and drives it, and its modules; skipped as {@link Requires} says.
 */
public final class PageTools {

  private PageTools() {}

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
                Requires.node().toString(),
                "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                "1"));
  }

  /** The npm modules that only tests need; Maven brings them before it compiles the tests. */
  public static Path npmModules() {
    return Requires.present(
        "npm",
        Optional.of(Path.of("target/page-tests/node_modules").toAbsolutePath())
            .filter(Files::isDirectory),
        "./mvnw generate-test-resources -pl infra/local -am");
  }

  private static Path chromium() {
    return Requires.present(
        "chromium",
        Requires.environment("HINDSIGHT_CHROMIUM")
            .map(Path::of)
            .or(() -> Requires.onPath("chromium"))
            .or(() -> Requires.onPath("chromium-browser")),
        "install the package chromium");
  }

  private static Path playwright() {
    return Requires.present(
        "chromium",
        Requires.environment("HINDSIGHT_PLAYWRIGHT_DIR").map(Path::of).filter(Files::isDirectory),
        "see bring_playwright in .ci/run, and set HINDSIGHT_PLAYWRIGHT_DIR");
  }
}
