package dev.hindsight.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.local.cluster.Fault;
import dev.hindsight.local.slack.Message;
import dev.hindsight.local.slack.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Words to the bot, wherever they are said, get the same answers. */
class WordsStoryTest {

  private static final String LINES =
      """
      @hindsight explain ```
      2026-03-01T03:00:01Z ERROR order 17 failed: dial tcp: lookup payments: no such host
      2026-03-01T03:00:02Z ERROR order 18 failed: dial tcp: lookup payments: no such host
      token=xoxb-1234567890-abcdefghijkl <!channel>
      ```\
      """;

  private Story story;

  @BeforeEach
  void begin(@TempDir Path dir) throws IOException {
    story = new Story(dir);
  }

  @AfterEach
  void end() throws IOException {
    story.close();
  }

  @Test
  void aCardIsExplainedByCommandShortcutAndMention() {
    story.cluster.inject(Fault.OOM, "checkout");
    story.await("a card with a likely cause", () -> story.cardSays("checkout", "likely"));
    String card = story.card().ts();

    story.slack.slash(Workspace.ERIN, Workspace.INCIDENTS, "/ops explain INC-1");
    Message byCommand = story.slack.ephemerals(Workspace.ERIN).getLast();
    // later investigations add lines of evidence; what is said first stays
    String same =
        byCommand.text().replaceFirst("(?s)^(\\S+ checkout: checkout runs out of memory).*", "$1");
    assertThat(same).matches("SEV\\d checkout: checkout runs out of memory");
    assertThat(byCommand.text()).contains(", open. Evidence for INC-1");

    story.slack.shortcut(Workspace.SAM, Workspace.INCIDENTS, card, "explain_alert");
    story.await("only Sam sees it", () -> whispered(Workspace.SAM, same));

    story.slack.reply(Workspace.MORGAN, Workspace.INCIDENTS, card, "@hindsight explain");
    story.await("all see it in the thread", () -> inThread(card, Workspace.MORGAN, same));

    story.slack.reply(Workspace.MORGAN, Workspace.INCIDENTS, card, "@hindsight ack");
    story.await("Morgan is asked first", () -> whispered(Workspace.MORGAN, "You would take INC-1"));
  }

  @Test
  void pastedLinesAreExplainedInTheThreadAndDoNoHarm() {
    String said = story.slack.say(Workspace.ERIN, Workspace.INCIDENTS, LINES);
    story.await("an answer", () -> !answers(said).isEmpty());
    Message answer = answers(said).getFirst();
    assertThat(answer.text()).contains("name not found (payments)");
    assertThat(answer.contains("2 times")).isTrue();
    assertThat(answer.json().toString()).doesNotContain("xoxb-1234567890", "<!channel>");
    assertThat(answers(said)).hasSize(1);
    assertThat(tasksHold("xoxb-1234567890")).isZero();
  }

  @Test
  void aForeignAlertIsExplainedWhereTheBotIsNoMember() {
    story.cluster.inject(Fault.OOM, "checkout");
    story.await("a card with a likely cause", () -> story.cardSays("checkout", "likely"));
    String alert =
        story.slack.say(
            Workspace.SAM,
            Workspace.GENERAL,
            "[FIRING:1] KubePodCrashLooping namespace=shop deployment=checkout");
    story.slack.shortcut(Workspace.ERIN, Workspace.GENERAL, alert, "explain_alert");
    story.await("it points to the incident", () -> whispered(Workspace.ERIN, "INC-1 is open."));
    assertThat(story.slack.thread(Workspace.GENERAL, alert)).isEmpty();
  }

  @Test
  void unknownWordsGetHelpAndTheDigestGoesToWhoeverAsks() {
    String said = story.slack.say(Workspace.ERIN, Workspace.INCIDENTS, "@hindsight frobnicate");
    story.await("an answer", () -> !answers(said).isEmpty());
    assertThat(answers(said).getFirst().text())
        .contains("I read “frobnicate” as a command", "@hindsight help");

    String asked =
        story.slack.say(Workspace.MORGAN, Workspace.INCIDENTS, "@hindsight digest preview");
    story.await("it is told", () -> whispered(Workspace.MORGAN, "A quiet week"));
    assertThat(answers(asked)).isEmpty();
  }

  @Test
  void homeShowsWhatWaits() {
    story.cluster.inject(Fault.OOM, "checkout");
    story.await("a plan on the card", () -> story.cardSays("Ask for approval"));
    story.scene.click(Workspace.ERIN, story.card(), "ask_approval");
    story.await("it waits for an approver", () -> story.cardSays("Review plan"));
    story.slack.openHome(Workspace.ADA);
    story.await(
        "her Home",
        () ->
            story.slack.journal().calls().stream()
                .anyMatch(call -> call.toString().contains("views.publish")));
    whatComesOfTheWorkspacesMenuIsPrivate();
  }

  /** Erin is in no channel when she chooses it: the incidents' channel is none of its business. */
  private void whatComesOfTheWorkspacesMenuIsPrivate() {
    List<Message> before = story.slack.ephemerals(Workspace.ERIN);
    story.slack.globalShortcut(Workspace.ERIN, "request_playbook");
    story.await(
        "a window that asks", () -> story.slack.views(Workspace.ERIN).toString().contains("INC-1"));
    story.slack.submit(
        Workspace.ERIN,
        story.slack.views(Workspace.ERIN).getLast().id(),
        Map.of("incident", "INC-1", "playbook", "restart-service"));
    story.await(
        "an answer in private",
        () ->
            story.slack.journal().calls().stream()
                .map(Object::toString)
                .anyMatch(
                    call ->
                        call.contains("chat.postMessage")
                            && call.contains("channel=" + Workspace.ERIN)));
    assertThat(story.slack.ephemerals(Workspace.ERIN)).hasSameSizeAs(before);
  }

  private List<Message> answers(String root) {
    return story.slack.thread(Workspace.INCIDENTS, root);
  }

  private boolean inThread(String card, String asker, String same) {
    List<Message> thread = answers(card);
    int question =
        thread.stream()
            .filter(m -> m.user().equals(asker))
            .map(thread::indexOf)
            .findFirst()
            .orElse(-1);
    return question >= 0
        && thread.stream().skip(question + 1L).anyMatch(m -> m.text().startsWith(same));
  }

  private boolean whispered(String person, String part) {
    return story.slack.ephemerals(person).stream().anyMatch(m -> m.contains(part));
  }

  private int tasksHold(String secret) {
    return story
        .jdbc
        .sql(
            "select count(*) from actions.scheduled_tasks where"
                + " encode(task_data, 'escape') like :secret")
        .param("secret", "%" + secret + "%")
        .query(Integer.class)
        .single();
  }
}
