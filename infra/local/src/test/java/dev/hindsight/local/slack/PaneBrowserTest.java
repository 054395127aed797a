package dev.hindsight.local.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import dev.hindsight.local.PageTools;
import dev.hindsight.local.slack.store.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The agent's pane on the page: suggestions, a status, Stop, an answer that grows, two thumbs. */
class PaneBrowserTest {

  @Test
  void aPersonAsksWatchesStopsAndJudges() throws Exception {
    try (LocalSlack slack =
            LocalSlack.start(new SlackSettings(0, Optional.empty(), Clock.systemUTC()));
        RawApi api = new RawApi(slack);
        Playwright playwright = Playwright.create(PageTools.playwrightOptions());
        Browser browser = playwright.chromium().launch(PageTools.chromiumOptions())) {
      String dm = slack.person("erin").directMessage();
      Page page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1120, 900));
      page.navigate(slack.url() + "?as=erin");
      page.getByTestId("channel-hindsight").click();
      api.json(
          "assistant.threads.setSuggestedPrompts",
          "{\"channel_id\":\"%s\",\"prompts\":[{\"title\":\"What is open?\",\"message\":\"status\"}]}"
              .formatted(dm));
      page.getByTestId("prompt").click();
      await().until(() -> slack.messages(dm).size() == 1);
      String root = slack.messages(dm).getFirst().ts();
      String thread = "\"channel_id\":\"%s\",\"thread_ts\":\"%s\"".formatted(dm, root);
      api.json("agents.sessions.setStatus", "{" + thread + ",\"status\":\"processing\"}");
      api.json("assistant.threads.setStatus", "{" + thread + ",\"status\":\"is looking…\"}");
      page.navigate(slack.url() + "?as=erin&channel=" + dm + "&thread=" + root);
      page.getByTestId("agent-status").getByText("Hindsight is looking…").waitFor();

      String ts =
          Json.text(
              api.json(
                  "chat.startStream",
                  "{\"channel\":\"%s\",\"thread_ts\":\"%s\",\"chunks\":[{\"type\":\"task_update\",\"id\":\"t\",\"title\":\"Open incidents\",\"status\":\"in_progress\"}]}"
                      .formatted(dm, root)),
              "ts");
      Locator answers = page.getByTestId("thread-messages");
      answers.getByText("Open incidents").waitFor();
      grow(api, dm, ts, "One incident");
      answers.getByText("One incident").waitFor();
      grow(api, dm, ts, " is open.");
      answers.getByText("One incident is open.").waitFor();
      surface(page, "pane-streams");

      page.getByTestId("agent-stop").click();
      await().until(() -> slack.thread(dm, root).getFirst().json().toString().contains("stopped"));

      api.json("agents.sessions.setStatus", "{" + thread + ",\"status\":\"active\"}");
      api.json(
          "chat.postMessage",
          "{\"channel\":\"%s\",\"thread_ts\":\"%s\",\"text\":\"done\",\"blocks\":%s}"
              .formatted(dm, root, THUMBS));
      page.getByTestId("feedback-yes").waitFor();
      assertThat(page.getByTestId("session").isHidden()).isTrue();
      surface(page, "pane-thumbs");
    }
  }

  private static final String THUMBS =
      """
      [{"type":"context_actions","elements":[{"type":"feedback_buttons","action_id":"f",
        "positive_button":{"text":{"type":"plain_text","text":"Helpful"},"value":"yes","accessibility_label":"This answer was helpful"},
        "negative_button":{"text":{"type":"plain_text","text":"Not helpful"},"value":"no","accessibility_label":"This answer was not helpful"}}]}]
      """;

  private static void grow(RawApi api, String dm, String ts, String text) throws Exception {
    api.json(
        "chat.appendStream",
        "{\"channel\":\"%s\",\"ts\":\"%s\",\"markdown_text\":\"%s\"}".formatted(dm, ts, text));
  }

  private static void surface(Page page, String name) throws Exception {
    Path screens = Files.createDirectories(Path.of("target/screens"));
    page.screenshot(new Page.ScreenshotOptions().setPath(screens.resolve(name + ".png")));
    String axe = Files.readString(PageTools.npmModules().resolve("axe-core/axe.min.js"));
    Map<?, ?> found = (Map<?, ?>) page.evaluate(axe + ";axe.run()");
    assertThat((List<?>) found.get("violations"))
        .as(name)
        .noneMatch(v -> List.of("serious", "critical").contains(((Map<?, ?>) v).get("impact")));
  }
}
