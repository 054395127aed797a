package dev.hindsight.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.local.cluster.Fault;
import dev.hindsight.local.slack.LocalSlack;
import dev.hindsight.local.slack.Message;
import dev.hindsight.local.slack.api.Faults;
import dev.hindsight.local.slack.store.ApiCall;
import dev.hindsight.local.slack.store.Switches.Switch;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent pane of the real bot: it streams, cites, listens to Stop, and does without streams. */
class PaneStoryTest {
  private static final String ERIN = "erin";

  private static List<Message> answers(LocalSlack slack, String root) {
    return slack.thread(dm(slack), root);
  }

  private static String dm(LocalSlack slack) {
    return slack.person(ERIN).directMessage();
  }

  private static long calls(LocalSlack slack, String method) {
    return slack.journal().calls().stream().map(ApiCall::method).filter(method::equals).count();
  }

  private static boolean suggested(LocalSlack slack, String message) {
    return slack.journal().calls().stream()
        .filter(call -> call.method().equals("assistant.threads.setSuggestedPrompts"))
        .anyMatch(call -> call.args().getOrDefault("prompts", "").contains(message));
  }

  @Test
  void aQuestionIsAnsweredByAStreamThatCanBeJudged(@TempDir Path dir) throws Exception {
    try (Story story = new Story(dir)) {
      LocalSlack slack = story.slack;
      story.cluster.inject(Fault.OOM, "checkout");
      story.await("a plan on the card", () -> story.cardSays("256Mi", "approval"));
      slack.openMessages(ERIN, "incidents");
      story.await("suggestions", () -> suggested(slack, "explain INC-1"));
      String root = slack.say(ERIN, dm(slack), "explain INC-1");
      story.await("the whole answer", () -> ended(slack, root));

      Message answer = answers(slack, root).getFirst();
      assertThat(answers(slack, root)).hasSize(1);
      assertThat(answer.blocks().toString())
          .contains("task_card", "The evidence of INC-1", "\"complete\"", "its card")
          .contains("Read and computed by Hindsight", "feedback_buttons");
      assertThat(answer.text()).startsWith("This is what I found.");

      slack.click(ERIN, dm(slack), answer.ts(), "answer_feedback", "helpful");
      slack.click(ERIN, dm(slack), answer.ts(), "answer_feedback", "not_helpful");
      story.await("one vote, the last", () -> votes(story).equals(List.of(false)));

      theSecondStreamsWhileTheFirstDoes(story);
      whatIsRefusedIsSaidByOneMessage(story);
      nothingIsCalledAfterStop(story);
    }
  }

  private static boolean ended(LocalSlack slack, String root) {
    List<Message> all = answers(slack, root);
    return !all.isEmpty() && all.getLast().contains("feedback_buttons");
  }

  private static List<Boolean> votes(Story story) {
    return story
        .jdbc
        .sql("select helpful from bot.agent_votes")
        .query((row, number) -> row.getBoolean(1))
        .list();
  }

  private static void theSecondStreamsWhileTheFirstDoes(Story story) {
    LocalSlack slack = story.slack;
    String first = slack.say(ERIN, dm(slack), "status");
    String second = slack.say(ERIN, dm(slack), "plans");
    story.await("both", () -> ended(slack, first) && ended(slack, second));
  }

  private static void whatIsRefusedIsSaidByOneMessage(Story story) {
    LocalSlack slack = story.slack;
    slack.switches().set(Switch.NO_STREAMING, true);
    String root = slack.say(ERIN, dm(slack), "status");
    story.await("a plain answer", () -> !answers(slack, root).isEmpty());
    assertThat(answers(slack, root).getFirst().contains("INC-1")).isTrue();
    slack.switches().set(Switch.NO_STREAMING, false);
  }

  private static void nothingIsCalledAfterStop(Story story) throws Exception {
    LocalSlack slack = story.slack;
    // Slack is slow with the first piece, so that Stop comes in between
    slack.faults().stage("chat.appendStream", new Faults.Fault(Faults.Kind.TIMEOUT, 1, "3"));
    String root = slack.say(ERIN, dm(slack), "explain INC-1");
    story.await("it streams", () -> !answers(slack, root).isEmpty());
    long before = calls(slack, "chat.stopStream");
    slack.stop(ERIN, dm(slack), root);
    story.await("Stop is said", () -> answers(slack, root).getLast().text().startsWith("Stopped"));
    Thread.sleep(4_000);
    assertThat(calls(slack, "chat.stopStream")).isEqualTo(before);
    assertThat(answers(slack, root)).hasSize(2);
    assertThat(answers(slack, root).getFirst().blocks().toString()).doesNotContain("feedback");
  }
}
