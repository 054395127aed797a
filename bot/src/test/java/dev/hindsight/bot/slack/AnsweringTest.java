package dev.hindsight.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hindsight.bot.slack.agent.AgentCalls;
import dev.hindsight.bot.slack.agent.JdbcAgent;
import dev.hindsight.bot.slack.agent.Pane;
import dev.hindsight.bot.slack.outbox.AnswerPost;
import dev.hindsight.bot.slack.outbox.ChannelReaders;
import dev.hindsight.bot.slack.outbox.Heard;
import dev.hindsight.bot.slack.outbox.JdbcChannels;
import dev.hindsight.bot.slack.outbox.JdbcInbox;
import dev.hindsight.bot.slack.outbox.JdbcLanes;
import dev.hindsight.bot.slack.outbox.SlackCalls;
import dev.hindsight.bot.slack.view.TestIncidents;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What somebody asks in a channel is answered there only where our own people are alone. */
class AnsweringTest {

  private final ScriptedSlack slack = new ScriptedSlack();
  private final SlackClients clients =
      new SlackClients(
          SlackSettings.socket(true, "xoxb-1", "xapp-1", Optional.of(slack.api()), "C1"),
          new SlackLink(Clock.systemUTC()));
  private final Whisper whisper = new Whisper(clients);
  private final JdbcClient jdbc = JdbcClient.create(TestRoutes.DATABASE);
  private final JdbcInbox inbox = new JdbcInbox(jdbc);
  private final TestRoutes routes =
      new TestRoutes(clients, whisper, new NoDesk(), List.of(TestIncidents.proposed().view()));
  private final Turns turns = new Turns();
  private final Answering answering =
      new Answering(
          routes.answers,
          TestRoutes.CARDS,
          new AnswerPost(
              new SlackCalls(clients.methods()),
              inbox,
              new JdbcLanes(jdbc, "C1"),
              new ChannelReaders(clients.quick(), (_, _) -> {}),
              new JdbcChannels(jdbc)),
          new Pane(
              new AgentCalls(clients.methods(), "xoxb-1"), new JdbcAgent(jdbc), TestRoutes.CARDS),
          whisper,
          turns,
          clients.methods());

  @AfterEach
  void close() {
    whisper.close();
    clients.close();
    slack.close();
  }

  private Optional<Duration> asked(String event, String text) {
    Heard heard = new Heard(event, "C1", "7.7", "7.7", "U1ERIN", text);
    inbox.keep("event " + event);
    jdbc.sql("delete from bot.slack_lanes").update();
    return answering.answer(heard);
  }

  /** Cards and runs have the same threads. */
  @Test
  void questionsToAModelTakeThreeThreadsAndNeitherWhatIsQuickNorTheBrakeWaitsForThem() {
    slack.ours("C1");
    assertThat(besideThree(true, "ask why is it slow?")).contains(Turns.SOON);
    assertThat(besideThree(true, "")).contains(Turns.SOON);
    assertThat(slack.calls("chat.postMessage")).isEmpty();
    assertThat(besideThree(true, "status")).isEmpty();
    assertThat(besideThree(false, "status")).contains(Turns.SOON);
    assertThat(besideThree(false, "ask why is it slow?")).isEmpty();
    assertThat(besideThree(false, "stop")).isEmpty();
    assertThat(asked("EvAfter", "status")).as("turns are given back").isEmpty();
  }

  /** What becomes of it while three others are answered. */
  private Optional<Duration> besideThree(boolean questions, String text) {
    return turns.take(
        questions,
        () ->
            turns.take(
                questions,
                () ->
                    questions
                        ? turns.take(true, () -> asked("Ev" + text + questions, text))
                        : asked("Ev" + text + questions, text)));
  }

  @Test
  void whereOurOwnAreAloneAllSeeTheAnswer() {
    slack.ours("C1");
    asked("EvOurs", "explain");
    assertThat(slack.calls("chat.postMessage"))
        .singleElement()
        .satisfies(call -> assertThat(call).containsEntry("channel", "C1"));
  }

  @Test
  void whereAnotherOrganisationReadsOnlyWhoAskedSeesIt() {
    slack.shared("C1");
    asked("EvShared", "explain");
    await().until(() -> slack.calls("chat.postEphemeral").size() == 1);
    assertThat(slack.calls("chat.postEphemeral").getFirst()).containsEntry("user", "U1ERIN");
    assertThat(slack.calls("chat.postMessage")).isEmpty();
  }

  @Test
  void whereSlackDoesNotSayItIsTheSame() {
    slack.refuse("conversations.info", "internal_error");
    asked("EvUnknown", "explain");
    await().until(() -> slack.calls("chat.postEphemeral").size() == 1);
    assertThat(slack.calls("chat.postMessage")).isEmpty();
  }
}
