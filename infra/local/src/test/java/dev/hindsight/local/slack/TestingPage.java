package dev.hindsight.local.slack;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.slack.api.bolt.App;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.methods.MethodsClient;
import dev.hindsight.local.PageTools;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A local Slack with a Bolt app, and Erin's page of it anew for each test of a class. */
final class TestingPage
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

  /** What the app was told by clicks. */
  final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

  private Playwright playwright;
  private Browser browser;
  private LocalSlack slack;
  private TestingBolt bolt;
  private Page page;

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    playwright = Playwright.create(PageTools.playwrightOptions());
    browser = playwright.chromium().launch(PageTools.chromiumOptions());
    slack = LocalSlack.start(new SlackSettings(0, Optional.empty(), Clock.systemUTC()));
  }

  /** Connects the app; {@code go} is heard as {@code gone}. */
  void connect(Consumer<App> handlers) throws Exception {
    bolt =
        TestingBolt.connect(
            slack,
            app -> {
              hear(app, "go", _ -> "gone");
              handlers.accept(app);
            });
    await().atMost(10, SECONDS).until(() -> slack.connections() == 1);
  }

  void hear(App app, String action, Function<BlockActionRequest, String> what) {
    app.blockAction(
        action,
        (req, ctx) -> {
          heard.add(what.apply(req));
          return ctx.ack();
        });
  }

  static String selected(BlockActionRequest request) {
    return request.getPayload().getActions().getFirst().getSelectedOption().getValue();
  }

  /** Answers {@code /ops} with this modal. */
  static void modal(App app, String view) {
    app.command(
        "/ops",
        (req, ctx) -> {
          ctx.client()
              .viewsOpen(r -> r.triggerId(req.getPayload().getTriggerId()).viewAsString(view));
          return ctx.ack();
        });
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    heard.clear();
    page = browser.newPage();
    page.navigate(slack.url() + "?as=erin");
    page.getByText("Hindsight is connected").waitFor();
  }

  LocalSlack slack() {
    return slack;
  }

  MethodsClient client() {
    return bolt.client();
  }

  Page page() {
    return page;
  }

  /** Posts these blocks among the incidents; answers the message on the page. */
  Locator posted(String blocks) throws Exception {
    String ts =
        client()
            .chatPostMessage(
                r -> r.channel(Workspace.INCIDENTS).text("posted").blocksAsString(blocks))
            .getTs();
    Locator message = page.locator("#messages [data-ts='" + ts + "']");
    message.waitFor();
    return message;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    page.close();
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    if (playwright != null) {
      playwright.close();
    }
    if (bolt != null) {
      bolt.close();
    }
    if (slack != null) {
      slack.close();
    }
  }
}
