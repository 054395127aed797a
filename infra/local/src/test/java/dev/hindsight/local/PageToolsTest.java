package dev.hindsight.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import org.junit.jupiter.api.Test;

/** What the tests that look at the page are promised. */
class PageToolsTest {

  @Test
  void chromiumShowsAPage() {
    LaunchOptions options = PageTools.chromiumOptions();
    try (Playwright playwright = Playwright.create(PageTools.playwrightOptions());
        Browser browser = playwright.chromium().launch(options)) {
      Page page = browser.newPage();
      page.navigate("data:text/html,<h1>shown</h1>");
      assertThat(page.locator("h1").innerText()).isEqualTo("shown");
    }
  }
}
