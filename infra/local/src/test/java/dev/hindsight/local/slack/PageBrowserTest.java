package dev.hindsight.local.slack;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.WaitForSelectorState;
import com.slack.api.bolt.App;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.methods.SlackApiException;
import dev.hindsight.bot.slack.agent.PaneOpenedEvent;
import dev.hindsight.local.slack.store.ApiCall;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page draws what an app posts, literally where Slack does, and works without a mouse. */
class PageBrowserTest {
  private static final String HOSTILE =
      "*b* <!channel> <javascript:alert(1)|x> <https://evil.example|https://good.example> <b>";
  private static final String OVERFLOW =
      """
      [{"type":"section","text":{"type":"plain_text","text":"a menu"},
        "accessory":{"type":"overflow","action_id":"menu","options":[
          {"text":{"type":"plain_text","text":"One"},"value":"one"},
          {"text":{"type":"plain_text","text":"Two"},"value":"two"}]}}]\
      """;
  private static final String BUTTON =
      """
      [{"type":"actions","block_id":"b","elements":[{"type":"button","action_id":"go",
        "text":{"type":"plain_text","text":"%s"}}]}]\
      """;
  private static final String HOME =
      """
      {"type":"home","blocks":[
        {"type":"section","text":{"type":"plain_text","text":"Nothing burns"}},
        {"type":"input","block_id":"who","label":{"type":"plain_text","text":"Whose"},
          "element":{"type":"plain_text_input","action_id":"name"}},
        {"type":"actions","elements":[{"type":"button","action_id":"at_home",
          "text":{"type":"plain_text","text":"Refresh"}}]}]}\
      """;

  private static final String MODAL =
      """
      {"type":"modal","title":{"type":"plain_text","text":"%1$s"},
       "submit":{"type":"plain_text","text":"Send"},"blocks":[
        {"type":"input","block_id":"why","label":{"type":"plain_text","text":"Reason"},
          "element":{"type":"plain_text_input","action_id":"reason"}},
        {"type":"actions","elements":[{"type":"button","action_id":"more",
          "text":{"type":"plain_text","text":"More of %1$s"}}]}]}\
      """;

  @RegisterExtension private static final TestingPage testing = new TestingPage();
  private static final BlockingQueue<String> heard = testing.heard;
  private Page page;

  @BeforeAll
  static void start() throws Exception {
    testing.connect(PageBrowserTest::handlers);
  }

  private static void handlers(App app) {
    testing.hear(app, "menu", TestingPage::selected);
    testing.hear(app, "at_home", PageBrowserTest::typed);
    TestingPage.modal(app, MODAL.formatted("First"));
    app.blockAction(
        "more",
        (req, ctx) -> {
          ctx.client()
              .viewsPush(
                  r ->
                      r.triggerId(req.getPayload().getTriggerId())
                          .viewAsString(MODAL.formatted("Second")));
          return ctx.ack();
        });
    // Bolt has one class for each kind of event in a JVM, and a bot of another test took this one
    app.event(
        PaneOpenedEvent.class,
        (req, ctx) -> {
          ctx.client().viewsPublish(r -> r.userId(req.getEvent().user()).viewAsString(HOME));
          return ctx.ack();
        });
  }

  private static String typed(BlockActionRequest request) {
    String typed =
        request.getPayload().getView().getState().getValues().get("who").get("name").getValue();
    return request.getPayload().getContainer().getType() + " " + typed;
  }

  @BeforeEach
  void look() {
    page = testing.page();
  }

  @Test
  void plainTextIsShownAsItIsWhoeverDrawsIt() throws Exception {
    String text = HOSTILE.replace("\"", "\\\"");
    Locator message =
        testing.posted(
            """
            [{"type":"header","text":{"type":"plain_text","text":"%1$s"}},
             {"type":"section","text":{"type":"plain_text","text":"%1$s"}},
             {"type":"context","elements":[{"type":"plain_text","text":"%1$s"}]},
             {"type":"rich_text","elements":[
               {"type":"rich_text_section","elements":[{"type":"text","text":"%1$s"}]},
               {"type":"rich_text_preformatted","elements":[{"type":"text","text":"%1$s"}]}]},
             {"type":"table","rows":[[{"type":"raw_text","text":"%1$s"}]]}]\
            """
                .formatted(text));

    List<String> shown = message.locator(".block").allInnerTexts();
    assertThat(shown).hasSize(5).allSatisfy(s -> assertThat(s).contains(HOSTILE));
    assertThat(message.locator(".block a, .block .mention, .block strong").count()).isZero();
  }

  @Test
  void linksLeadWhereTheySayAndNeverIntoThePage() throws Exception {
    Locator message =
        testing.posted(
            """
            [{"type":"section","text":{"type":"mrkdwn","text":"<https://a.example/|a> <@U0ADA000001>"}},
             {"type":"rich_text","elements":[{"type":"rich_text_section","elements":[
               {"type":"link","url":"https://b.example/","text":"b"},
               {"type":"link","url":"javascript:alert(1)","text":"c"},
               {"type":"user","user_id":"U0ADA000001"}]}]},
             {"type":"markdown","text":"[d](javascript:alert(1)) **e**"}]\
            """);

    assertThat(message.locator("a[href^=http]").allInnerTexts()).containsExactly("a", "b");
    assertThat(message.locator("a[href^=javascript]").count()).isZero();
    assertThat(message.locator(".mention").allInnerTexts())
        .containsExactly("@Ada Approver", "@Ada Approver");
    assertThat(message.locator(".block strong").allInnerTexts()).containsExactly("e");
  }

  @Test
  void aMenuIsUsedByItsArrows() throws Exception {
    Locator button = testing.posted(OVERFLOW).getByTestId("action-menu");
    button.focus();
    page.keyboard().press("ArrowDown");
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Enter");

    assertThat(heard.poll(20, SECONDS)).isEqualTo("two");
    assertThat(page.evaluate("document.activeElement.dataset.testid")).isEqualTo("action-menu");

    page.keyboard().press("Enter");
    page.getByTestId("option-one").waitFor();
    page.keyboard().press("Escape");
    assertThat(page.getByTestId("option-one").isVisible()).isFalse();
    assertThat(page.evaluate("document.activeElement.dataset.testid")).isEqualTo("action-menu");
  }

  @Test
  void aPressIsHeardThoughTheMessageChangesBeneathIt() throws Exception {
    Locator message = testing.posted(BUTTON.formatted("Go"));
    String ts = message.getAttribute("data-ts");
    BoundingBox place = message.getByTestId("action-go").boundingBox();
    page.mouse().move(place.x + place.width / 2, place.y + place.height / 2);
    page.mouse().down();
    page.waitForResponse(
        "**/_control/state?*",
        () -> {
          try {
            testing
                .client()
                .chatUpdate(
                    r ->
                        r.channel(Workspace.INCIDENTS)
                            .ts(ts)
                            .text("changed")
                            .blocksAsString(BUTTON.formatted("Go on")));
          } catch (IOException | SlackApiException e) {
            throw new IllegalStateException(e);
          }
        });
    // it is answered, and would be drawn
    page.waitForResponse("**/_control/version", () -> {});
    page.mouse().up();
    assertThat(heard.poll(20, SECONDS)).isEqualTo("gone");
    message.getByText("Go on").waitFor();
  }

  @Test
  void aModalKeepsWhatWasTypedWhileAnotherLiesOnIt() {
    page.getByTestId("composer").fill("/ops x");
    page.keyboard().press("Escape");
    page.keyboard().press("Enter");
    page.getByText("More of First").waitFor();
    page.getByLabel("Reason").fill("too small");
    page.getByText("More of First").click();
    page.getByText("More of Second").waitFor();
    assertThat(page.getByLabel("Reason").inputValue()).isEmpty();

    page.keyboard().press("Escape");
    page.getByText("More of First").waitFor();
    assertThat(page.getByLabel("Reason").inputValue()).isEqualTo("too small");
    page.keyboard().press("Escape");
    page.getByTestId("modal")
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    assertThat(page.evaluate("document.activeElement.dataset.testid")).isEqualTo("composer");
  }

  @Test
  void theHomeTabTellsTheAppAndShowsItsAnswer() throws Exception {
    page.getByTestId("channel-hindsight").click();
    page.getByTestId("tab-home").click();
    await("the app publishes its Home")
        .atMost(20, SECONDS)
        .until(
            () -> testing.slack().journal().calls().stream().anyMatch(PageBrowserTest::publishes));
    page.getByTestId("home").getByText("Nothing burns").waitFor();
    page.getByLabel("Whose").fill("Erin's");
    page.getByTestId("action-at_home").click();

    assertThat(heard.poll(20, SECONDS)).isEqualTo("view Erin's");
  }

  private static boolean publishes(ApiCall call) {
    return call.method().equals("views.publish") && call.status() == 200;
  }

  /**
   * What the page asked for earlier may come later; what is newer stays, and what is typed in it.
   */
  @Test
  void anAnswerThatIsOvertakenDoesNotBringBackWhatWas() throws Exception {
    AtomicReference<Route> held = new AtomicReference<>();
    AtomicReference<APIResponse> before = new AtomicReference<>();
    page.route(
        "**/_control/state?*",
        route -> {
          if (held.compareAndSet(null, route)) {
            before.set(route.fetch());
          } else {
            route.resume();
          }
        });
    say("earlier");
    page.waitForCondition(() -> before.get() != null);
    String later = say("later");
    page.getByTestId("channel-incidents").click();
    page.locator("[data-ts='" + later + "']").waitFor();
    page.evaluate(
        """
        ts => new MutationObserver(() => {
          if (!document.querySelector(`[data-ts='${ts}']`)) window.lost = true;
        }).observe(document.body, {childList: true, subtree: true})\
        """,
        later);

    page.waitForRequest(
        "**/_control/version",
        () -> held.get().fulfill(new Route.FulfillOptions().setResponse(before.get())));
    assertThat(page.evaluate("() => window.lost === true")).isEqualTo(false);
  }

  private static String say(String text) throws Exception {
    return testing.client().chatPostMessage(r -> r.channel(Workspace.INCIDENTS).text(text)).getTs();
  }

  @Test
  void withoutAPracticeClusterThereIsNothingToBreak() {
    assertThat(page.getByTestId("faults-open").isVisible()).isFalse();
  }
}
