package dev.hindsight.local.story;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Playwright;
import dev.hindsight.local.PageTools;
import dev.hindsight.local.cluster.Fault;
import dev.hindsight.local.model.Behaviour;
import dev.hindsight.local.model.ScriptedModel;
import dev.hindsight.local.slack.Message;
import dev.hindsight.local.slack.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All that a model is asked for from Slack, with the scripted one, as people see it. */
class AssistantBrowserTest {

  private static final String LINES =
      """
      /ops explain ```
      2026-03-01T03:00:01Z ERROR order 17 failed: dial tcp: lookup payments: no such host
      2026-03-01T03:00:02Z ERROR order 18 failed: dial tcp: lookup payments: no such host
      ```\
      """;

  private ScriptedModel model;
  private Story story;
  private Playwright playwright;
  private Tab erin;

  @BeforeEach
  void begin(@TempDir Path dir) throws IOException {
    playwright = Playwright.create(PageTools.playwrightOptions());
    model = ScriptedModel.start(Clock.systemUTC());
    story =
        new Story(
            dir,
            false,
            Map.of(
                "hindsight.model.name",
                ScriptedModel.NAME,
                "hindsight.model.base-url",
                model.url().toString(),
                "hindsight.model.deadline",
                "30s",
                "hindsight.model.rest",
                "0s"));
    BrowserContext browser =
        playwright
            .chromium()
            .launch(PageTools.chromiumOptions())
            .newContext(
                new Browser.NewContextOptions().setViewportSize(1120, 1000).setTimezoneId("UTC"));
    erin = Tab.open(browser, story.slack.url() + "?as=erin");
  }

  @AfterEach
  void end() throws IOException {
    playwright.close();
    story.close();
    model.close();
  }

  @Test
  void whatAModelDoesIsSeenStoppedAndReadBeforeItCounts() throws IOException {
    story.cluster.inject(Fault.OOM, "checkout");
    story.await("a plan on the card", () -> story.cardSays("256Mi", "Ask for approval"));
    itsTrailIsInTheThread();
    stopMeansNoFurtherLook();
    inThePaneTheTrailStreams();
    pastedLinesAreToldInPlainWords();
    aThreadBecomesADraft();
    whereNothingFitsAPersonGetsAScript();
    aDraftedPlanSaysSo();
    aWeekIsToldInThreeSentences();
  }

  private void itsTrailIsInTheThread() throws IOException {
    model.behave(Behaviour.SLOW);
    story.slack.slash(Workspace.ERIN, Workspace.INCIDENTS, "/ops investigate INC-1");
    story.await("the trail", () -> inThread("A model looks further", "Stop looking"));
    told(0, "order of causes stays");
    assertThat(story.slack.ephemerals(Workspace.ERIN).getLast())
        .as("what was found is said, not left out")
        .matches(m -> m.contains("Seen on Pod shop/checkout") && !m.contains("Left out"));
    story.await("its end", () -> inThread("Looked further into INC-1", "Rollouts", "Memory"));
    erin.press("open-thread");
    inView("Looked further into INC-1");
    erin.surface("investigated");
  }

  private void stopMeansNoFurtherLook() throws IOException {
    story.slack.slash(Workspace.ERIN, Workspace.INCIDENTS, "/ops investigate INC-1");
    story.await("looks", () -> inThread("Stop looking", "Rollouts"));
    // so that it does not end by itself, however slow the machine is
    model.behave(Behaviour.STALL);
    inView("A model looks further into INC-1");
    inView("Stop looking");
    erin.surface("looking");
    Message trail =
        story.thread().stream().filter(m -> m.contains("Stop looking")).findFirst().orElseThrow();
    story.slack.click(Workspace.ADA, Workspace.INCIDENTS, trail.ts(), "do_command");
    story.await("it ended", () -> inThread("Somebody stopped it."));
    model.behave(Behaviour.GOOD);
    erin.press("thread-close");
  }

  private void inThePaneTheTrailStreams() throws IOException {
    String dm = story.slack.person(Workspace.ERIN).directMessage();
    String root = story.slack.say(Workspace.ERIN, dm, "investigate INC-1");
    // Slack closes a stream that pauses, and a story's leaps are long pauses
    await("the whole answer")
        .atMost(90, SECONDS)
        .until(
            () ->
                story.slack.thread(dm, root).stream()
                    .anyMatch(m -> m.contains("look-1") && m.contains("feedback_buttons")));
    erin.press("channel-hindsight");
    erin.press("open-thread");
    erin.surface("pane-investigated");
    erin.press("thread-close");
    erin.press("channel-incidents");
  }

  private void pastedLinesAreToldInPlainWords() throws IOException {
    command(LINES, "Worded by scripted");
    erin.surface("pasted-told");
  }

  private void aThreadBecomesADraft() throws IOException {
    String card = story.card().ts();
    story.slack.reply(
        Workspace.MORGAN, Workspace.INCIDENTS, card, "the memory limit was lowered at noon");
    command("/ops timeline INC-1", "the memory limit was lowered at noon");
    erin.surface("timeline-draft");
    assertThat(
            story.jdbc.sql("select count(*) from bot.incident_timeline").query(Long.class).single())
        .isZero();
  }

  private void whereNothingFitsAPersonGetsAScript() throws IOException {
    model.behave(Behaviour.PICKY);
    command("/ops draft INC-1", "A model would be asked");
    int before = story.slack.ephemerals(Workspace.ERIN).size();
    erin.find("ephemeral").nth(before - 1).getByTestId("action-do_command").click();
    told(before, "Never run by the bot");
    erin.surface("script-by-hand");
    assertThat(story.slack.ephemerals(Workspace.ERIN).getLast().blocks().toString())
        .contains("kubectl -n shop describe", "Takes something away", "bash -n")
        .doesNotContain("\"button\"");
    assertThat(story.writes()).isEmpty();
    model.behave(Behaviour.GOOD);
  }

  /** Somebody else asks: the same twice in a minute would be taken for a slip. */
  private void aDraftedPlanSaysSo() throws IOException {
    story.slack.slash(Workspace.ADA, Workspace.INCIDENTS, "/ops draft INC-1");
    story.await("the question", () -> !story.slack.ephemerals(Workspace.ADA).isEmpty());
    Message question = story.slack.ephemerals(Workspace.ADA).getLast();
    story.slack.click(Workspace.ADA, Workspace.INCIDENTS, question.ts(), "do_command");
    story.await("the card says so", () -> story.cardSays("Drafted by a model, not proven."));
    Locator card = erin.find("messages").getByText("Drafted by a model, not proven.").first();
    card.waitFor();
    card.scrollIntoViewIfNeeded();
    erin.surface("drafted");
  }

  private void aWeekIsToldInThreeSentences() throws IOException {
    story.advance(Duration.ofDays(7));
    String words = "Worded by scripted from these figures";
    command("/ops digest preview", words);
    erin.find("messages").getByText(words).last().scrollIntoViewIfNeeded();
    erin.surface("digest-told");
  }

  private void command(String typed, String answer) {
    int before = story.slack.ephemerals(Workspace.ERIN).size();
    story.slack.slash(Workspace.ERIN, Workspace.INCIDENTS, typed);
    told(before, answer);
  }

  /** Not only the last: an answer that was ready at once may stand above the words before it. */
  private void told(int before, String answer) {
    story.await(
        answer,
        () ->
            story.slack.ephemerals(Workspace.ERIN).stream()
                .skip(before)
                .anyMatch(m -> m.contains(answer)));
    erin.find("messages").getByText(answer).last().waitFor();
    int all = story.slack.ephemerals(Workspace.ERIN).size();
    erin.find("ephemeral").nth(all - 1).scrollIntoViewIfNeeded();
  }

  private void inView(String words) {
    Locator there =
        erin.find("thread").getByText(words, new Locator.GetByTextOptions().setExact(true)).last();
    there.waitFor();
    there.scrollIntoViewIfNeeded();
  }

  private boolean inThread(String... words) {
    return story.thread().stream().anyMatch(m -> List.of(words).stream().allMatch(m::contains));
  }
}
