package dev.hindsight.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.hindsight.local.PageTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One person's tab of the local Slack: eyes, mouse and keyboard. */
final class Tab {

  private static final Path SCREENS = Path.of("target/screens");
  private static final Path PICTURES = Path.of("../../docs/pictures");
  private static final int MANY_TABS = 80;
  private static final List<String> BAD = List.of("serious", "critical");

  final Page page;
  private final List<String> errors = new ArrayList<>();

  private Tab(Page page) {
    this.page = page;
    page.onPageError(errors::add);
  }

  static Tab open(BrowserContext browser, String address) {
    Tab tab = new Tab(browser.newPage());
    tab.page.navigate(address);
    return tab;
  }

  /** Whether something has failed in the page. */
  List<String> errors() {
    return errors;
  }

  Locator find(String testId) {
    return page.getByTestId(testId);
  }

  /** The newest card of the channel. */
  Locator card() {
    return find("messages").locator("article").first();
  }

  void press(String testId) {
    find(testId).first().click();
  }

  void type(String text) {
    page.keyboard().type(text);
  }

  void key(String name) {
    page.keyboard().press(name);
  }

  /** Goes to a control by the Tab key alone; fails when it cannot be reached. */
  void tabTo(String testId) {
    for (int i = 0; i < MANY_TABS; i++) {
      key("Tab");
      if (focused(testId)) {
        return;
      }
    }
    throw new AssertionError(testId + " cannot be reached by keyboard");
  }

  boolean focused(String testId) {
    return (Boolean) page.evaluate("id => document.activeElement?.dataset.testid === id", testId);
  }

  void sees(Locator where, String... words) {
    for (String word : words) {
      where.getByText(word).first().waitFor();
    }
  }

  void gone(String testId) {
    find(testId).waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
  }

  /** Nobody is shut out of what is on screen, and what it looks like is kept. */
  void surface(String name) throws IOException {
    Files.createDirectories(SCREENS);
    page.screenshot(new Page.ScreenshotOptions().setPath(SCREENS.resolve(name + ".png")));
    assertThat(axe()).as("axe-core on " + name).isEmpty();
    assertThat(errors).as("errors in " + name).isEmpty();
  }

  /** One of the README's pictures, taken anew with {@code -Dpictures=update}. */
  void picture(String name, Locator of) {
    if ("update".equals(System.getProperty("pictures"))) {
      BoundingBox at = of.boundingBox();
      page.screenshot(
          new Page.ScreenshotOptions()
              .setClip(at.x, at.y, at.width - 1, at.height)
              .setPath(PICTURES.resolve(name + ".png")));
    }
  }

  private List<String> axe() throws IOException {
    String source = Files.readString(PageTools.npmModules().resolve("axe-core/axe.min.js"));
    Map<?, ?> result = (Map<?, ?>) page.evaluate(source + ";axe.run()");
    return ((List<?>) result.get("violations"))
        .stream()
            .map(Map.class::cast)
            .filter(violation -> BAD.contains(violation.get("impact")))
            .map(violation -> violation.get("id") + " " + nodes(violation))
            .toList();
  }

  private static List<Object> nodes(Map<?, ?> violation) {
    return ((List<?>) violation.get("nodes"))
        .stream()
            .<Object>map(
                node ->
                    ((Map<?, ?>) node).get("html")
                        + ": "
                        + ((Map<?, ?>) node).get("failureSummary"))
            .toList();
  }
}
