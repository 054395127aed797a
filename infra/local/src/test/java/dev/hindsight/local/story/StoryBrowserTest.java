package dev.hindsight.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.hindsight.local.Requires;
import dev.hindsight.local.cluster.Fault;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The main job as people see it, in a browser; {@code -Dpictures=update} takes the README's
 * pictures.
 */
class StoryBrowserTest {

  private static final Path PICTURES = Path.of("../../docs/pictures");

  private Story story;
  private Playwright playwright;
  private Page page;

  @BeforeEach
  void begin(@TempDir Path dir) throws IOException {
    playwright = Playwright.create(Requires.playwrightOptions());
    story = new Story(dir);
    page =
        playwright
            .chromium()
            .launch(Requires.chromiumOptions())
            .newPage(
                new Browser.NewPageOptions()
                    .setViewportSize(1000, 1100)
                    .setDeviceScaleFactor(1.5)
                    .setTimezoneId("UTC"));
    page.navigate(story.slack.url().toString());
  }

  @AfterEach
  void end() throws IOException {
    if (playwright != null) {
      playwright.close();
    }
    if (story != null) {
      story.close();
    }
  }

  @Test
  void twoPeopleHealAServiceWithTwoButtons() {
    story.cluster.inject(Fault.OOM, "checkout");
    story.await("a plan on the card", () -> story.cardSays("256Mi", "Ask for approval"));
    sees(card(), "checkout", "likely", "Ask for approval");
    picture("card", card());

    press("action-ask_approval");
    story.await("it waits for an approver", () -> story.cardSays("Review plan"));
    be("Ada");
    press("action-review_plan");
    sees(modal(), "256Mi", "512Mi", "Dry run", "kubectl", "Undo");
    picture("review", modal());
    press("option-APPROVE");
    press("modal-submit");
    modal().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));

    story.await("the incident resolves", () -> story.cardSays("Resolved"));
    sees(card(), "Resolved ·", "Ada Approver", "Raise the memory limit");
    picture("conclusion", card());
    assertThat(story.writes()).hasSize(1);
    assertThat(page.getByTestId("action-ask_approval").count()).isZero();
  }

  private Locator card() {
    return page.getByTestId("messages").locator("article").first();
  }

  private Locator modal() {
    return page.getByTestId("modal");
  }

  private void be(String person) {
    page.getByTestId("role-switch").getByText(person).click();
  }

  private void press(String testId) {
    page.getByTestId(testId).first().click();
  }

  private static void sees(Locator where, String... words) {
    for (String word : words) {
      where.getByText(word).first().waitFor();
    }
  }

  private static void picture(String name, Locator of) {
    byte[] png = of.screenshot();
    assertThat(png).isNotEmpty();
    if ("update".equals(System.getProperty("pictures"))) {
      of.screenshot(new Locator.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    }
  }
}
