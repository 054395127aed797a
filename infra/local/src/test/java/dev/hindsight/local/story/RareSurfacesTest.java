package dev.hindsight.local.story;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.LocatorOptions;
import dev.hindsight.local.cluster.Fault;
import dev.hindsight.local.situation.Alerts;
import dev.hindsight.local.slack.Message;
import dev.hindsight.local.slack.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is seen on a bad day only, each looked at by whoever it is for, in one world. */
class RareSurfacesTest {

  /** More than a page of a storm's thread holds. */
  private static final int MANY = 55;

  /** Ten come before it is a storm, and ten get their cards when it is calmer. */
  private static final int CARDED = 20;

  private Tabs tabs;
  private Story story;
  private Tab erin;
  private Tab ada;
  private Tab morgan;

  @BeforeEach
  void begin(@TempDir Path dir) throws IOException {
    tabs = new Tabs(1000);
    story =
        new Story(
            dir,
            false,
            Map.of(
                "hindsight.slack.owner", Workspace.MORGAN,
                "hindsight.handoff.remind-after", "2m",
                "hindsight.oncall.shop.people", Workspace.ADA + "," + Workspace.SAM,
                "hindsight.oncall.shop.from", "2026-01-05T09:00",
                "hindsight.oncall.shop.zone", "UTC",
                "hindsight.oncall.shop.every", "P3650D"));
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
  void aBadDayIsReadable() throws IOException {
    approveOnTheCard();
    handedOver();
    storm();
    homeWithMany();
    shared();
    brokenRoute();
  }

  private void approveOnTheCard() throws IOException {
    story.cluster.inject(Fault.SLOW, "payments");
    story.await(
        "a plan of low risk", () -> story.cardSays("payments", "Ask for approval", "Risk: low"));
    story.scene.click(Workspace.ERIN, story.card(), "ask_approval");
    story.await("a button for a yes", () -> story.cardSays("Review plan", "approve_plan"));
    ada.press("channel-hindsight");
    ada.press("tab-messages");
    ada.sees(ada.find("messages"), "waits for an approval");
    ada.surface("approver-notice");
    ada.press("channel-incidents");
    ada.sees(ada.find("messages"), "Review plan");
    ada.surface("card-low-risk");
    ada.press("action-approve_plan");
    ada.sees(ada.find("confirm"), "Approve");
    ada.surface("approve-question");
    ada.press("confirm-ok");
    story.await("it is approved", () -> story.cardSays("pproved by"));
  }

  private void storm() throws IOException {
    IntStream.range(0, MANY)
        .forEach(
            i ->
                story.scene.alert(
                    Alerts.of(
                        "shop-" + i, "RequestsFailing", "Requests to shop-%d fail.".formatted(i))));
    story.await("one message for many", () -> anyCardSays("storm: "));
    story.await("a second page of them", () -> stormSays("Page 2 of 2"));
    // while so many cards wait, what is new is a line as well
    story.await("the first and the worst have their cards", () -> shopCards() >= CARDED);
    erin.press("channel-incidents");
    erin.find("messages")
        .locator("article", new LocatorOptions().setHasText("The worst first"))
        .getByTestId("open-thread")
        .first()
        .click();
    erin.sees(erin.find("thread"), "Page 1 of 2", "Page 2 of 2");
    erin.surface("storm");
    erin.find("thread").getByText("Page 2 of 2").last().scrollIntoViewIfNeeded();
    erin.surface("storm-second-page");
    erin.press("thread-close");
  }

  private long shopCards() {
    return story.scene.cards().stream().filter(c -> c.text().startsWith("SEV1 shop-")).count();
  }

  private boolean stormSays(String words) {
    return story.slack.messages(Workspace.INCIDENTS).stream()
        .filter(m -> m.contains("The worst first"))
        .flatMap(m -> story.slack.thread(Workspace.INCIDENTS, m.ts()).stream())
        .anyMatch(m -> m.contains(words));
  }

  private boolean anyCardSays(String part) {
    return story.scene.cards().stream().anyMatch(card -> card.contains(part));
  }

  private void homeWithMany() throws IOException {
    erin.press("channel-hindsight");
    erin.press("tab-home");
    erin.sees(erin.find("home"), "Open incidents", "INC-9");
    erin.page.setViewportSize(1120, 1300);
    erin.surface("home-many");
    erin.page.setViewportSize(1120, 1000);
    erin.press("channel-incidents");
  }

  /** Erin goes, and Ada takes over when she is reminded. */
  private void handedOver() throws IOException {
    confirmed("/ops handoff all I am off now");
    story.await("it is handed over", () -> channelSays("hands over:"));
    erin.press("channel-incidents");
    erin.find("messages").getByText("hands over:").last().scrollIntoViewIfNeeded();
    erin.surface("handed-over");
    story.await(
        "a reminder",
        () ->
            story.slack.messages(Workspace.ERIN).stream()
                .anyMatch(m -> m.contains("nobody has taken over")));
    erin.press("channel-hindsight");
    erin.press("tab-messages");
    erin.sees(erin.find("messages"), "nobody has taken over");
    erin.surface("handoff-reminder");
    erin.press("channel-incidents");
    ada.press("channel-hindsight");
    ada.press("tab-messages");
    ada.sees(ada.find("messages"), "nobody has taken over");
    ada.surface("handoff-reminder-next");
    ada.press("action-do_command");
    ada.sees(ada.find("messages"), "took over", "In a channel all there would.");
    ada.surface("taken-over");
    ada.press("channel-incidents");
  }

  private void confirmed(String typed) {
    int before = story.slack.ephemerals(Workspace.ERIN).size();
    story.slack.slash(Workspace.ERIN, Workspace.INCIDENTS, typed);
    story.await("a question", () -> story.slack.ephemerals(Workspace.ERIN).size() > before);
    Message question = story.slack.ephemerals(Workspace.ERIN).getLast();
    story.slack.click(Workspace.ERIN, Workspace.INCIDENTS, question.ts(), "do_command");
  }

  private boolean channelSays(String words) {
    return story.slack.messages(Workspace.INCIDENTS).stream().anyMatch(m -> m.contains(words));
  }

  private void shared() throws IOException {
    story.slack.put(story.slack.channel(Workspace.INCIDENTS).shared(true));
    story.scene.alert(Alerts.of("partner-api", "TariffWrong", "The tariff of Friday is wrong."));
    story.await(
        "a card that says little",
        () -> cardOf("partner-api") && anyCardSays("Another organisation reads this channel too"));
    morgan.press("channel-incidents");
    morgan.sees(morgan.find("messages"), "Another organisation reads this channel too");
    morgan.surface("card-shared");
    story.await(
        "what Erin handed over is taken out", () -> channelSays("This answer was taken out."));
    Locator taken = morgan.find("messages").getByText("This answer was taken out.").last();
    taken.waitFor();
    taken.scrollIntoViewIfNeeded();
    morgan.surface("answer-taken-out");
    story.slack.put(story.slack.channel(Workspace.INCIDENTS).shared(false));
  }

  private boolean cardOf(String service) {
    return story.scene.cards().stream().map(Message::text).anyMatch(t -> t.contains(service));
  }

  private void brokenRoute() throws IOException {
    story.slack.put(story.slack.channel(Workspace.INCIDENTS).archived(true));
    story.scene.alert(Alerts.of("stranded", "RequestsFailing", "Requests to stranded fail."));
    story.await(
        "the owner is told",
        () ->
            story.slack.journal().calls().stream()
                .anyMatch(call -> call.toString().contains("I cannot write to the incidents")));
    morgan.press("channel-hindsight");
    morgan.press("tab-messages");
    morgan.sees(morgan.find("messages"), "I cannot write to the incidents' channel");
    morgan.surface("broken-route");
    morgan.press("tab-home");
    morgan.sees(morgan.find("home"), "wait");
    morgan.surface("home-broken-route");
  }
}
