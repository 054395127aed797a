package dev.hindsight.local.story;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Playwright;
import dev.hindsight.local.PageTools;
import dev.hindsight.local.slack.LocalSlack;

/** One browser in which each person has a tab of the local Slack. */
final class Tabs implements AutoCloseable {

  private final Playwright playwright = Playwright.create(PageTools.playwrightOptions());
  private final BrowserContext browser;

  Tabs(int height) {
    browser =
        playwright
            .chromium()
            .launch(PageTools.chromiumOptions())
            .newContext(
                new Browser.NewContextOptions()
                    .setViewportSize(1120, height)
                    .setDeviceScaleFactor(1.5)
                    .setTimezoneId("UTC"));
  }

  Tab open(LocalSlack slack, String person) {
    return Tab.open(browser, slack.url() + "?as=" + person);
  }

  @Override
  public void close() {
    playwright.close();
  }
}
