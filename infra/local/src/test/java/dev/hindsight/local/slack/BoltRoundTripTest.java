package dev.hindsight.local.slack;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.Blocks.asBlocks;
import static com.slack.api.model.block.Blocks.input;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.option;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.asElements;
import static com.slack.api.model.block.element.BlockElements.button;
import static com.slack.api.model.block.element.BlockElements.checkboxes;
import static com.slack.api.model.block.element.BlockElements.overflowMenu;
import static com.slack.api.model.block.element.BlockElements.plainTextInput;
import static com.slack.api.model.view.Views.view;
import static com.slack.api.model.view.Views.viewClose;
import static com.slack.api.model.view.Views.viewSubmit;
import static com.slack.api.model.view.Views.viewTitle;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.slack.api.bolt.App;
import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.model.view.View;
import dev.hindsight.local.slack.store.Delivered;
import dev.hindsight.local.slack.store.OpenView;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Commands, clicks, modals and events go from a person through unmodified Bolt and back. */
class BoltRoundTripTest {
  private static final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private static LocalSlack slack;
  private static TestingBolt bolt;

  @BeforeAll
  static void connect() throws Exception {
    slack = LocalSlack.start(new SlackSettings(0, Optional.empty(), Clock.systemUTC()));
    bolt = TestingBolt.connect(slack, BoltRoundTripTest::handlers);
    await().atMost(10, SECONDS).until(() -> slack.connections() == 1);
  }

  @AfterAll
  static void disconnect() throws Exception {
    bolt.close();
    slack.close();
  }

  @BeforeEach
  void quiet() {
    heard.clear();
  }

  private static void handlers(App app) {
    app.command("/ops", (req, ctx) -> ctx.ack("you said: " + req.getPayload().getText()));
    app.blockAction("quiet", (req, ctx) -> ctx.ack());
    app.blockAction(
        "broken",
        (req, ctx) -> {
          throw new IllegalStateException("on purpose");
        });
    app.blockAction("menu", BoltRoundTripTest::menu);
    app.blockAction("review", BoltRoundTripTest::review);
    app.blockAction(
        "later",
        (req, ctx) -> {
          ctx.respond("first");
          ctx.respond(r -> r.responseType("in_channel").text("for all"));
          return ctx.ack();
        });
    app.viewSubmission(
        "plan",
        (req, ctx) -> {
          var values = req.getPayload().getView().getState().getValues();
          String reason = values.get("why").get("reason").getValue();
          heard.add(
              reason
                  + " "
                  + values.get("checks").get("seen").getSelectedOptions().size()
                  + " "
                  + req.getPayload().getView().getPrivateMetadata());
          return reason.equals("no")
              ? ctx.ackWithErrors(Map.of("why", "Say more."))
              : reason.equals("more") ? ctx.ackWithUpdate(modal("Working…")) : ctx.ack();
        });
    app.viewClosed(
        "plan",
        (req, ctx) -> {
          heard.add("closed " + req.getPayload().getView().getCallbackId());
          return ctx.ack();
        });
    app.messageShortcut(
        "explain_alert",
        (req, ctx) -> {
          heard.add("shortcut on " + req.getPayload().getMessage().getText());
          ctx.respond("only you see this");
          return ctx.ack();
        });
    app.event(
        AppMentionEvent.class,
        (req, ctx) -> {
          heard.add("mention " + req.getEvent().getText());
          return ctx.ack();
        });
    app.event(
        MessageEvent.class,
        (req, ctx) -> {
          heard.add("dm " + req.getEvent().getChannelType());
          return ctx.ack();
        });
  }

  private static Response menu(BlockActionRequest req, ActionContext ctx) {
    heard.add(req.getPayload().getActions().getFirst().getSelectedOption().getValue());
    return ctx.ack();
  }

  private static Response review(BlockActionRequest req, ActionContext ctx)
      throws IOException, SlackApiException {
    var opened =
        ctx.client()
            .viewsOpen(r -> r.triggerId(req.getPayload().getTriggerId()).view(modal("Review")));
    var again =
        ctx.client()
            .viewsOpen(r -> r.triggerId(req.getPayload().getTriggerId()).view(modal("Review")));
    heard.add(
        opened.isOk() + " " + again.getError() + " " + req.getPayload().getMessage().getText());
    return ctx.ack();
  }

  private static View modal(String title) {
    return view(
        v ->
            v.type("modal")
                .callbackId("plan")
                .privateMetadata("req-7")
                .notifyOnClose(true)
                .title(viewTitle(t -> t.type("plain_text").text(title)))
                .submit(viewSubmit(s -> s.type("plain_text").text("Approve")))
                .close(viewClose(c -> c.type("plain_text").text("Cancel")))
                .blocks(
                    asBlocks(
                        input(
                            i ->
                                i.blockId("why")
                                    .label(plainText("Why"))
                                    .element(plainTextInput(p -> p.actionId("reason")))),
                        input(
                            i ->
                                i.blockId("checks")
                                    .optional(true)
                                    .label(plainText("Checks"))
                                    .element(
                                        checkboxes(
                                            c ->
                                                c.actionId("seen")
                                                    .options(
                                                        List.of(
                                                            option(
                                                                plainText("Read it"),
                                                                "read")))))))));
  }

  /** A card in a channel of its own, so that posts of other tests do not use up the rate. */
  private static String card(String channel) throws Exception {
    MethodsClient client = bolt.client();
    String id =
        channel.startsWith("U")
            ? client.conversationsOpen(r -> r.users(List.of(channel))).getChannel().getId()
            : channel;
    return client
        .chatPostMessage(
            r ->
                r.channel(id)
                    .text("checkout is failing")
                    .blocks(
                        asBlocks(
                            section(s -> s.text(markdownText("*checkout* is failing"))),
                            actions(
                                a ->
                                    a.elements(
                                        asElements(
                                            button(
                                                b ->
                                                    b.actionId("quiet")
                                                        .text(plainText("Acknowledge"))
                                                        .value("a")),
                                            button(
                                                b ->
                                                    b.actionId("broken")
                                                        .text(plainText("Broken"))
                                                        .value("b")),
                                            button(
                                                b ->
                                                    b.actionId("review")
                                                        .text(plainText("Review"))
                                                        .value("c")),
                                            button(
                                                b ->
                                                    b.actionId("later")
                                                        .text(plainText("Later"))
                                                        .value("d")),
                                            overflowMenu(
                                                o ->
                                                    o.actionId("menu")
                                                        .options(
                                                            List.of(
                                                                option(plainText("One"), "one"),
                                                                option(
                                                                    plainText("Two"),
                                                                    "two"))))))))))
        .getTs();
  }

  private static String dm(String user) {
    return slack.person(user).directMessage();
  }

  @Test
  void aCommandIsAnsweredToTheOneWhoTypedIt() {
    Delivered delivered = slack.slash("erin", "incidents", "ack INC-1 for @ada & <all>");

    assertThat(delivered.acknowledged()).isTrue();
    assertThat(delivered.ackMillis()).isBetween(0L, 3_000L);
    assertThat(slack.ephemerals(Workspace.ERIN).getLast().text())
        .isEqualTo("you said: ack INC-1 for <@U0ADA000001|ada> &amp; &lt;all&gt;");
    assertThat(slack.ephemerals(Workspace.MORGAN)).noneMatch(m -> m.contains("you said"));
  }

  @Test
  void aClickThatNobodyAnswersTellsThePerson() throws Exception {
    String ts = card(Workspace.SAM);

    Delivered delivered = slack.click(Workspace.SAM, dm(Workspace.SAM), ts, "broken");

    assertThat(delivered.outcome()).isEqualTo(Delivered.Outcome.UNANSWERED);
    Message notice = slack.ephemerals(Workspace.SAM).getLast();
    assertThat(notice.user()).isEqualTo(Workspace.SLACKBOT);
    assertThat(notice.text()).contains("That didn't work", "3 seconds");
  }

  @Test
  void aMenuSendsTheChosenOption() throws Exception {
    slack.click(Workspace.ERIN, dm(Workspace.ERIN), card(Workspace.ERIN), "menu", "two");

    assertThat(heard.poll(1, SECONDS)).isEqualTo("two");
  }

  @Test
  void aResponseUrlAnswersOnePersonOrTheChannel() throws Exception {
    String ts = card(Workspace.MORGAN);

    slack.click(Workspace.MORGAN, dm(Workspace.MORGAN), ts, "later");

    assertThat(slack.ephemerals(Workspace.MORGAN).getLast().text()).isEqualTo("first");
    assertThat(slack.messages(dm(Workspace.MORGAN)).getLast().text()).isEqualTo("for all");
  }

  @Test
  void aModalIsFilledInRefusedAndAccepted() throws Exception {
    String ts = card(Workspace.ADA);
    slack.click(Workspace.ADA, dm(Workspace.ADA), ts, "review");
    assertThat(heard.poll(1, SECONDS)).isEqualTo("true exchanged_trigger_id checkout is failing");
    String id = modalOf(Workspace.ADA).id();

    assertThat(slack.submit(Workspace.ADA, id, Map.of())).isEmpty();
    assertThat(modalOf(Workspace.ADA).errors().path("why").asString("")).contains("required");

    slack.submit(Workspace.ADA, id, Map.of("reason", "no", "seen", List.of("read")));
    assertThat(heard.poll(1, SECONDS)).isEqualTo("no 1 req-7");
    assertThat(modalOf(Workspace.ADA).errors().path("why").asString("")).isEqualTo("Say more.");

    slack.submit(Workspace.ADA, id, Map.of("reason", "more"));
    assertThat(modalOf(Workspace.ADA).view().path("title").path("text").asString(""))
        .isEqualTo("Working…");

    slack.submit(Workspace.ADA, id, Map.of("reason", "the limit is too low"));
    assertThat(slack.views(Workspace.ADA)).isEmpty();
  }

  @Test
  void closingAModalIsTold() throws Exception {
    slack.click(Workspace.SAM, dm(Workspace.SAM), card(Workspace.SAM), "review");
    String id = modalOf(Workspace.SAM).id();
    heard.clear();

    slack.closeView(Workspace.SAM, id);

    assertThat(heard.poll(1, SECONDS)).isEqualTo("closed plan");
    assertThatThrownBy(() -> slack.submit(Workspace.SAM, id, Map.of()))
        .hasMessageContaining("no view");
  }

  @Test
  void mentionsAndDirectMessagesReachTheApp() throws Exception {
    slack.say(Workspace.ERIN, Workspace.INCIDENTS, "@hindsight what now?");
    assertThat(heard.poll(5, SECONDS)).isEqualTo("mention <@U0HINDSIGHT> what now?");

    slack.say(Workspace.ERIN, dm(Workspace.ERIN), "hello");
    assertThat(heard.poll(5, SECONDS)).isEqualTo("dm im");
  }

  @Test
  void aShortcutBringsTheMessageAndIsAnsweredToWhoChoseIt() throws Exception {
    String ts = slack.say(Workspace.SAM, Workspace.GENERAL, "[FIRING] checkout is down");

    Delivered delivered = slack.shortcut(Workspace.ERIN, Workspace.GENERAL, ts, "explain_alert");

    assertThat(delivered.acknowledged()).isTrue();
    assertThat(heard.poll(1, SECONDS)).isEqualTo("shortcut on [FIRING] checkout is down");
    assertThat(slack.ephemerals(Workspace.ERIN).getLast().text()).isEqualTo("only you see this");
    assertThat(slack.ephemerals(Workspace.SAM)).noneMatch(m -> m.contains("only you"));
    assertThatThrownBy(
            () -> slack.shortcut(Workspace.ERIN, Workspace.GENERAL, "1.1", "explain_alert"))
        .hasMessageContaining("no message");
  }

  @Test
  void anAcknowledgementAfterAReconnectIsTaken() throws Exception {
    slack.disconnect("refresh_requested");
    await()
        .atMost(15, TimeUnit.SECONDS)
        .until(() -> slack.slash(Workspace.ERIN, Workspace.INCIDENTS, "x").acknowledged());
  }

  private static OpenView modalOf(String user) {
    return slack.views(user).getLast();
  }
}
