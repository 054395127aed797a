package dev.hindsight.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The main job as three people see it, each in a tab: Erin with the mouse, Ada with the keyboard
 * alone, Morgan reading. {@code -Dpictures=update} takes the README's pictures; every surface is
 * kept in {@code target/screens}.
 */
class StoryBrowserTest {

  private Story story;
  private Tabs tabs;
  private Tab erin;
  private Tab ada;
  private Tab morgan;

  @BeforeEach
  void begin(@TempDir Path dir) throws IOException {
    tabs = new Tabs(1000);
    story = new Story(dir);
    erin = tabs.open(story.slack, "erin");
    ada = tabs.open(story.slack, "ada");
    morgan = tabs.open(story.slack, "morgan");
  }

  @AfterEach
  void end() throws IOException {
    if (tabs != null) {
      tabs.close();
    }
    if (story != null) {
      story.close();
    }
  }

  @Test
  void threePeopleHealAServiceWithTwoButtons() throws IOException {
    erinBreaksAServiceAndAsks();
    adaApprovesWithTheKeyboard();
    morganReads();
    assertThat(story.writes()).hasSize(1);
  }

  private void erinBreaksAServiceAndAsks() throws IOException {
    erin.press("faults-open");
    erin.find("fault").selectOption("oom");
    erin.find("fault-service").selectOption("checkout");
    erin.press("faults-inject");
    erin.sees(erin.find("faults-active"), "oom · checkout");
    erin.surface("fault-panel");
    erin.press("faults-close");
    erin.gone("faults");
    erinAsks();
  }

  private void erinAsks() throws IOException {
    story.await("a plan on the card", () -> story.cardSays("256Mi", "Ask for approval"));
    erin.sees(erin.card(), "checkout", "likely", "Ask for approval");
    erin.surface("channel");
    erin.picture("card", erin.card());

    erin.press("composer");
    erin.type("/ops st");
    erin.sees(erin.find("composer-hints"), "/ops status");
    erin.surface("command");
    erin.key("Tab");
    erin.key("Enter");
    erin.sees(erin.find("ephemeral"), "Only visible to you", "INC-1");
    erin.surface("ephemeral");
    assertThat(morgan.find("ephemeral").count()).isZero();

    erin.press("open-thread");
    erin.sees(erin.find("thread"), "OOMKilled");
    erin.surface("thread");
    erin.press("thread-close");
    erin.find("messages").getByTestId("more-actions").first().click();
    erin.press("shortcut-explain_alert");
    erin.find("ephemeral").nth(1).waitFor();
    erin.surface("explained");
    erin.press("action-ask_approval");
    story.await("it waits for an approver", () -> story.cardSays("Review plan"));
  }

  private void adaApprovesWithTheKeyboard() throws IOException {
    ada.sees(ada.find("channel-hindsight"), "1");
    ada.tabTo("channel-hindsight");
    ada.key("Enter");
    ada.sees(ada.find("messages"), "Review plan");
    ada.surface("direct-message");
    ada.tabTo("action-review_plan");
    ada.key("Enter");
    Locator modal = ada.find("modal");
    ada.sees(modal, "256Mi", "512Mi", "Dry run", "kubectl", "Undo");
    ada.surface("review");
    ada.picture("review", modal);
    ada.key("Escape");
    ada.gone("modal");
    assertThat(ada.focused("action-review_plan")).as("the focus is back").isTrue();

    ada.key("Enter");
    modal.waitFor();
    erinChangesThePlanMeanwhile();
    approve();
    ada.sees(ada.find("messages"), "there is a newer version");
    ada.surface("newer-version");
    assertThat(story.writes()).as("nothing of the old version runs").isEmpty();

    ada.find("messages").getByText("See the newer version").first().click();
    ada.sees(modal, "Changed by", "memory limit 512Mi → 384Mi", "256Mi to 384Mi");
    ada.surface("review-changed");
    approve();
    story.await("the incident resolves", () -> story.cardSays("Resolved"));
    erin.sees(erin.card(), "Resolved ·", "Ada Approver", "384Mi");
    assertThat(erin.find("action-ask_approval").count()).isZero();
  }

  private void approve() {
    ada.tabTo("option-APPROVE");
    ada.key("Space");
    ada.tabTo("modal-submit");
    ada.key("Enter");
    ada.gone("modal");
  }

  /** What cannot be stays in the window, with why; what can be is a new version on the card. */
  private void erinChangesThePlanMeanwhile() throws IOException {
    erin.card().getByTestId("action-overflow").click();
    erin.find("option-edit_plan|PLN-1").click();
    Locator limit = erin.find("input-memory-limit");
    limit.waitFor();
    erin.surface("change");
    limit.fill("512Gi");
    erin.press("modal-submit");
    erin.sees(erin.find("error-memory-limit"), "That does not fit");
    erin.sees(erin.find("modal"), "at most ten times of that");
    erin.surface("change-refused");
    limit.fill("384Mi");
    erin.press("modal-submit");
    erin.gone("modal");
    story.await("a new version on the card", () -> story.cardSays("Changed by", "384Mi"));
    erin.sees(erin.card(), "Changed by", "memory limit 512Mi → 384Mi");
    erin.surface("changed");
  }

  private void morganReads() throws IOException {
    morgan.sees(morgan.card(), "Resolved ·", "Ada Approver");
    morgan.surface("conclusion");
    morgan.picture("conclusion", morgan.card());
    assertThat(morgan.find("announcer").textContent()).contains("Hindsight:");
    morgan.press("channel-hindsight");
    morgan.press("tab-home");
    morgan.find("home").locator(".block").first().waitFor();
    morgan.surface("home");
  }
}
