package dev.hindsight.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** What the tests that need more than a JDK are promised. */
class RequiresTest {

  @Test
  void chromiumShowsAPage() {
    LaunchOptions options = Requires.chromiumOptions();
    try (Playwright playwright = Playwright.create(Requires.playwrightOptions());
        Browser browser = playwright.chromium().launch(options)) {
      Page page = browser.newPage();
      page.navigate("data:text/html,<h1>shown</h1>");
      assertThat(page.locator("h1").innerText()).isEqualTo("shown");
    }
  }

  @Test
  void kubectlTellsItsVersion() throws Exception {
    Process kubectl =
        new ProcessBuilder(Requires.kubectl().toString(), "version", "--client")
            .redirectErrorStream(true)
            .start();
    assertThat(new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .contains("Client Version");
  }

  @Test
  void pgvectorMeasuresADistance() throws Exception {
    try (Connection connection = DriverManager.getConnection(Requires.pgvector());
        Statement statement = connection.createStatement()) {
      statement.execute("create extension if not exists vector");
      try (ResultSet rows = statement.executeQuery("select '[1,2]'::vector <-> '[1,4]'")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getDouble(1)).isEqualTo(2);
      }
    }
  }
}
