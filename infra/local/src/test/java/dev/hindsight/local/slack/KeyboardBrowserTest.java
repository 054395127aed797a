package dev.hindsight.local.slack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.BlockingQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every surface of the page is opened, used and left by keys alone, and the focus comes back. */
class KeyboardBrowserTest {
  private static final String CONFIRMED =
      """
      [{"type":"actions","elements":[{"type":"button","action_id":"go",
        "text":{"type":"plain_text","text":"Go"},"confirm":{
          "title":{"type":"plain_text","text":"Sure?"},"text":{"type":"plain_text","text":"All go"},
          "confirm":{"type":"plain_text","text":"Yes"},"deny":{"type":"plain_text","text":"No"}}}]}]\
      """;
  private static final String OPTIONS =
      """
      "options":[{"text":{"type":"plain_text","text":"One"},"value":"one"},
        {"text":{"type":"plain_text","text":"Two"},"value":"two"},
        {"text":{"type":"plain_text","text":"Three"},"value":"three"}]\
      """;
  private static final String SELECT =
      """
      [{"type":"actions","elements":[{"type":"static_select","action_id":"pick",%s}]}]\
      """
          .formatted(OPTIONS);
  private static final String MODAL =
      """
      {"type":"modal","title":{"type":"plain_text","text":"A form"},"blocks":[
        {"type":"actions","elements":[{"type":"overflow","action_id":"dots",%s}]}]}\
      """
          .formatted(OPTIONS);
  private static final String HOME =
      """
      {"type":"home","blocks":[{"type":"actions","elements":[{"type":"button",
        "action_id":"at_home","text":{"type":"plain_text","text":"Refresh"}}]}]}\
      """;

  @RegisterExtension private static final TestingPage testing = new TestingPage();
  private static final BlockingQueue<String> heard = testing.heard;
  private static HttpServer cluster;
  private static LocalSlack slack;
  private Page page;

  @BeforeAll
  static void start() throws Exception {
    slack = testing.slack();
    cluster = breakable();
    slack.playWith(URI.create("http://127.0.0.1:" + cluster.getAddress().getPort()), "token");
    testing.connect(
        app -> {
          testing.hear(app, "pick", TestingPage::selected);
          TestingPage.modal(app, MODAL);
        });
  }

  private static HttpServer breakable() throws Exception {
    HttpServer cluster =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] faults =
        "{\"faults\":[{\"name\":\"oom\",\"what\":\"x\"}],\"services\":[\"checkout\"],\"active\":[]}"
            .getBytes(UTF_8);
    cluster.createContext(
        "/practice/faults",
        exchange -> {
          exchange.sendResponseHeaders(200, faults.length);
          exchange.getResponseBody().write(faults);
          exchange.close();
        });
    cluster.start();
    return cluster;
  }

  @AfterAll
  static void stop() {
    if (cluster != null) {
      cluster.stop(0);
    }
  }

  @BeforeEach
  void look() {
    page = testing.page();
  }

  @Test
  void aQuestionIsLeftByEscapeAndAnsweredByEnter() throws Exception {
    testing.posted(CONFIRMED).getByTestId("action-go").focus();
    key("Enter");
    page.getByTestId("confirm").waitFor();
    key("Escape");
    gone("confirm");
    focusIsAt("action-go");
    assertThat(heard).isEmpty();

    key("Enter");
    page.getByTestId("confirm").waitFor();
    key("Tab");
    focusIsAt("confirm-ok");
    key("Enter");
    assertThat(heard.poll(20, SECONDS)).isEqualTo("gone");
    focusIsAt("action-go");
  }

  @Test
  void aThreadIsEnteredByEnterAndLeftByEscape() throws Exception {
    String root = slack.say("ada", "incidents", "the root");
    slack.reply("ada", Workspace.INCIDENTS, root, "a reply");
    Locator message = page.locator("#messages [data-ts='" + root + "']");
    message.getByTestId("open-thread").focus();
    key("Enter");
    page.getByTestId("thread").getByText("a reply").waitFor();
    focusIsAt("thread-composer");

    key("Escape");
    gone("thread");
    assertThat(page.evaluate("document.activeElement.dataset.ts")).isEqualTo(root);
  }

  @Test
  void aMenuInAFormIsLeftByEscapeAndTheFormStays() {
    page.getByTestId("composer").fill("/ops x");
    key("Escape");
    key("Enter");
    page.getByTestId("action-dots").focus();
    key("Enter");
    page.getByTestId("option-one").waitFor();
    key("Escape");
    assertThat(page.getByTestId("option-one").isVisible()).isFalse();
    focusIsAt("action-dots");
    assertThat(page.getByTestId("modal").isVisible()).isTrue();
    key("Escape");
    gone("modal");
    focusIsAt("composer");
  }

  @Test
  void aListIsOpenedByArrowsAndNothingIsChosenOnTheWay() throws Exception {
    testing.posted(SELECT).getByTestId("action-pick").focus();
    key("ArrowDown");
    key("ArrowDown");
    key("ArrowDown");
    key("Enter");

    assertThat(heard.poll(20, SECONDS)).isIn("two", "three");
    assertThat(heard.poll(1, SECONDS)).isNull();
  }

  @Test
  void tabsAreChangedByArrowsAndRegionsByF6() throws Exception {
    testing.client().viewsPublish(r -> r.userId(Workspace.ERIN).viewAsString(HOME));
    page.getByTestId("channel-hindsight").focus();
    key("Enter");
    page.getByTestId("tab-messages").focus();
    key("ArrowLeft");
    page.getByTestId("action-at_home").waitFor();
    focusIsAt("tab-home");

    key("F6");
    key("F6");
    focusIsAt("home");
    key("Tab");
    focusIsAt("action-at_home");
    page.getByTestId("tab-home").focus();
    key("ArrowRight");
    page.getByTestId("composer").waitFor();
    key("F6");
    key("F6");
    focusIsAt("messages");
  }

  @Test
  void whatHadTheFocusAndGoesLeavesItWhereItWas() throws Exception {
    testing.client().viewsPublish(r -> r.userId(Workspace.ERIN).viewAsString(HOME));
    page.getByTestId("channel-hindsight").click();
    page.getByTestId("tab-home").click();
    page.getByTestId("action-at_home").focus();
    testing
        .client()
        .viewsPublish(r -> r.userId(Workspace.ERIN).viewAsString(HOME.replace("at_home", "new")));
    page.getByTestId("action-new").waitFor();
    focusIsAt("home");

    String root = slack.say("erin", slack.person("erin").directMessage(), "why?");
    try (RawApi api = new RawApi(slack)) {
      String status =
          "{\"channel_id\":\"%s\",\"thread_ts\":\"%s\",\"status\":\"%%s\"}"
              .formatted(slack.person("erin").directMessage(), root);
      api.json("agents.sessions.setStatus", status.formatted("processing"));
      page.navigate(
          slack.url()
              + "?as=erin&channel=%s&thread=%s"
                  .formatted(slack.person("erin").directMessage(), root));
      page.getByTestId("agent-stop").focus();
      api.json("agents.sessions.setStatus", status.formatted("active"));
      gone("session");
      focusIsAt("thread-messages");
    }
  }

  @Test
  void thePanelThatBreaksThingsIsLeftByEscape() {
    page.getByTestId("faults-open").focus();
    key("Enter");
    page.waitForFunction("() => document.activeElement.id === 'fault'");
    key("Escape");
    gone("faults");
    focusIsAt("faults-open");
  }

  @Test
  void theFirstLinkLeadsToTheMessagesAlsoOfHome() throws Exception {
    page.locator(".skip").focus();
    key("Enter");
    focusIsAt("messages");

    page.getByTestId("channel-hindsight").click();
    page.getByTestId("tab-home").click();
    page.getByTestId("home").waitFor();
    page.locator(".skip").focus();
    key("Enter");
    focusIsAt("home");
  }

  private void key(String name) {
    page.keyboard().press(name);
  }

  private void gone(String testId) {
    page.getByTestId(testId)
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
  }

  private void focusIsAt(String testId) {
    page.waitForFunction(
        "id => document.activeElement.dataset.testid === id",
        testId,
        new Page.WaitForFunctionOptions().setTimeout(5_000));
  }
}
