package dev.hindsight.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slack.api.methods.MethodsClient;
import dev.hindsight.actions.Answer;
import dev.hindsight.bot.incident.IncidentDesk;
import dev.hindsight.bot.slack.ScriptedSlack.Fault;
import dev.hindsight.bot.slack.agent.AgentCalls;
import dev.hindsight.bot.slack.agent.JdbcAgent;
import dev.hindsight.bot.slack.agent.Pane;
import dev.hindsight.bot.slack.block.Block;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.block.Text;
import dev.hindsight.bot.slack.command.OpsParser;
import dev.hindsight.bot.slack.outbox.AnswerPost;
import dev.hindsight.bot.slack.outbox.ChannelReaders;
import dev.hindsight.bot.slack.outbox.Heard;
import dev.hindsight.bot.slack.outbox.JdbcChannels;
import dev.hindsight.bot.slack.outbox.JdbcInbox;
import dev.hindsight.bot.slack.outbox.JdbcLanes;
import dev.hindsight.bot.slack.outbox.SlackCalls;
import dev.hindsight.bot.slack.view.TestIncidents;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An answer that fails on its way is said so, once, and nothing is left open. */
class AnsweringFailsTest {

  private static final AtomicInteger ONCE = new AtomicInteger();

  private final ScriptedSlack slack = new ScriptedSlack();
  private final SlackClients clients =
      new SlackClients(
          SlackSettings.socket(true, "xoxb-1", "xapp-1", Optional.of(slack.api()), "C1"),
          new SlackLink(Clock.systemUTC()));
  private final Whisper whisper = new Whisper(clients);
  private final JdbcClient jdbc = JdbcClient.create(TestRoutes.DATABASE);
  private final JdbcInbox inbox = new JdbcInbox(jdbc);
  private boolean fails = true;

  private final Answering answering = answering();

  private Answering answering() {
    MethodsClient methods = clients.methods();
    TestRoutes all =
        new TestRoutes(clients, whisper, desk(), List.of(TestIncidents.proposed().view()));
    return new Answering(
        all.answers,
        TestRoutes.CARDS,
        new AnswerPost(
            new SlackCalls(methods),
            inbox,
            new JdbcLanes(jdbc, "C9"),
            new ChannelReaders(clients.quick(), (_, _) -> {}),
            new JdbcChannels(jdbc)),
        new Pane(new AgentCalls(methods, "xoxb-1"), new JdbcAgent(jdbc), TestRoutes.CARDS),
        whisper,
        new Turns(),
        methods);
  }

  private IncidentDesk desk() {
    return (IncidentDesk)
        Proxy.newProxyInstance(
            IncidentDesk.class.getClassLoader(),
            new Class<?>[] {IncidentDesk.class},
            (_, method, _) -> {
              if (fails) {
                throw new IllegalStateException("the database is down");
              }
              return method.getName().equals("stranger")
                  ? Optional.empty()
                  : new Answer.Accepted("fine");
            });
  }

  @AfterEach
  void close() {
    whisper.close();
    clients.close();
    slack.close();
  }

  private Heard said(String channel, String text) {
    String event = "EvF" + ONCE.incrementAndGet();
    inbox.keep("event " + event);
    return new Heard(event, channel, "5.5", "", "U1ERIN", text);
  }

  private Optional<?> answer(Heard asked) {
    jdbc.sql("delete from bot.slack_lanes").update();
    return answering.answer(asked);
  }

  @Test
  void anAnswerThatFailsInTheMiddleLeavesOneStreamThatIsClosedAndThenOneMessage() {
    Heard asked = said("D1", "explain INC-7");
    slack.answer("chat.startStream", "{\"ok\":true,\"channel\":\"D1\",\"ts\":\"9.9\"}");
    for (int tries = 1; tries <= 3; tries++) {
      assertThatThrownBy(() -> answer(asked)).hasMessage("the database is down");
    }
    assertThat(slack.calls("chat.stopStream"))
        .singleElement()
        .satisfies(call -> assertThat(call.get("blocks")).contains("it is tried again"));
    fails = false;
    assertThat(answer(asked)).isEmpty();
    assertThat(slack.messages()).hasSize(1);
    assertThat(slack.calls("chat.startStream")).hasSize(1);
  }

  @Test
  void aStreamThatBreaksOffLeavesNoSessionThatStillWorks() {
    fails = false;
    slack.answer("chat.startStream", "{\"ok\":true,\"channel\":\"D1\",\"ts\":\"9.9\"}");
    slack.refuse("chat.appendStream", "invalid_chunks");
    assertThat(answer(said("D1", "explain INC-7"))).isEmpty();
    assertThat(slack.messages()).hasSize(1);
    assertThat(slack.calls("chat.stopStream"))
        .singleElement()
        .satisfies(call -> assertThat(call).containsEntry("ts", "9.9"))
        .satisfies(call -> assertThat(call.get("blocks")).contains("follows whole"));
    assertThat(slack.calls("agents.sessions.setStatus").getLast())
        .containsEntry("status", "active");
  }

  @Test
  void afterAStreamThatBrokeOffNoOtherIsBegunForTheSame() {
    fails = false;
    Heard asked = said("D1", "explain INC-7");
    slack.answer("chat.startStream", "{\"ok\":true,\"channel\":\"D1\",\"ts\":\"9.9\"}");
    slack.refuse("chat.appendStream", "invalid_chunks");
    slack.next("chat.postMessage", Fault.LOST_ANSWER);
    assertThat(answer(asked)).isPresent();
    assertThat(answer(asked)).isEmpty();
    assertThat(slack.messages()).hasSize(1);
    assertThat(slack.calls("chat.startStream")).hasSize(1);
  }

  @Test
  void whereNobodyKnowsWhetherAStreamBeganNoOtherIsBegun() {
    fails = false;
    Heard asked = said("D1", "explain INC-7");
    slack.next("chat.startStream", Fault.SERVER_ERROR);
    slack.next("chat.postMessage", Fault.LOST_ANSWER);
    assertThat(answer(asked)).isPresent();
    slack.answer("chat.startStream", "{\"ok\":true,\"channel\":\"D1\",\"ts\":\"9.9\"}");
    assertThat(answer(asked)).isEmpty();
    assertThat(slack.messages()).hasSize(1);
    assertThat(slack.calls("chat.startStream")).hasSize(1);
  }

  @Test
  void whatMustNotBeShownAsItIsIsSaidByOneMessageAndNotLeftOut() {
    slack.answer("chat.startStream", "{\"ok\":true,\"channel\":\"D1\",\"ts\":\"9.9\"}");
    Pane pane =
        new Pane(
            new AgentCalls(clients.methods(), "xoxb-1"), new JdbcAgent(jdbc), TestRoutes.CARDS);
    Message wrong = new Message("all", List.of(Block.section(Text.mrkdwn("<!channel> all"))));
    AtomicBoolean said = new AtomicBoolean();
    pane.answer(
        said("D1", "status"),
        OpsParser.parse("status"),
        _ -> wrong,
        () -> {
          said.set(true);
          return Optional.empty();
        });
    assertThat(said).isTrue();
  }

  @Test
  void whereSlackDoesNotStreamNothingSeemsToWorkOn() {
    fails = false;
    slack.refuse("chat.startStream", "method_not_supported_for_channel_type");
    assertThat(answer(said("D1", "explain INC-7"))).isEmpty();
    assertThat(slack.messages()).hasSize(1);
    assertThat(slack.calls("agents.sessions.setStatus").getLast())
        .containsEntry("status", "active");
  }

  @Test
  void whatFailsForOnePersonIsSaidToThatPerson() {
    assertThat(answer(said("C1", "ack INC-7"))).isEmpty();
    assertThat(slack.calls("chat.postEphemeral"))
        .singleElement()
        .satisfies(
            call ->
                assertThat(call)
                    .containsEntry("user", "U1ERIN")
                    .extractingByKey("text")
                    .asString()
                    .contains("nothing was started"));
  }

  @Test
  void whatIsForOnePersonIsNotOverBeforeThatPersonIsTold() {
    fails = false;
    Heard asked = said("C1", "ack INC-7");
    slack.refuse("chat.postEphemeral", "user_not_in_channel");
    slack.refuse("chat.postMessage", "not_in_channel");
    assertThatThrownBy(() -> answer(asked)).hasMessageContaining("did not take");
    assertThat(answer(asked)).isEmpty();
    assertThat(slack.calls("chat.postEphemeral")).hasSize(2);
  }

  @Test
  void whoIsNotAnsweredIsToldSo() {
    answering.gaveUp(said("D1", "explain INC-7"));
    assertThat(slack.calls("chat.postEphemeral").toString()).contains("Please ask again");
  }
}
