package dev.hindsight.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hindsight.actions.PlanState;
import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.incident.IncidentView.Judged.Word;
import dev.hindsight.bot.incident.InquiryWatch.Trail;
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
import dev.hindsight.bot.slack.view.HandleMenu;
import dev.hindsight.bot.slack.view.IncidentCard;
import dev.hindsight.bot.slack.view.PlanReview;
import dev.hindsight.bot.slack.view.TestIncidents;
import dev.hindsight.bot.slack.view.TrailView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The table of docs/slack.md, played: each row by each way that it names, as a person would, up to
 * what Slack is told and what is asked of the desks. INC-7's plan PLN-42 waits for an approval.
 */
class WaysInTest extends FromSlack {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Path PAGE = Path.of("../docs/slack.md");
  private static final Path PLAYS = Path.of("src/test/resources/ways-in.txt");
  private static final Set<String> NO_WAY = Set.of("—", "deliberately none");

  /** Played where something runs: by PressesTest. */
  private static final String ELSEWHERE = "stop by HOME";

  private static final List<String> TOLD =
      List.of(
          "/response/1",
          "chat.postMessage",
          "chat.postEphemeral",
          "chat.startStream",
          "chat.appendStream",
          "chat.stopStream",
          "views.open",
          "views.push",
          "views.update",
          "views.publish");

  /** A way in, in the order of the table's columns. */
  private enum Way {
    COMMAND,
    BUTTON,
    SHORTCUT,
    MENTION,
    HOME,
    PANE
  }

  /**
   * One cell.
   *
   * @param given what is typed or said, or which action with which value is pressed; several one
   *     after the other
   * @param outcome a part of what is told or asked of a desk
   */
  private record Play(String row, Way way, List<String> given, String outcome) {

    static Play of(String line) {
      String[] parts = line.split(" \\| ");
      return new Play(
          parts[0].strip(),
          Way.valueOf(parts[1].strip()),
          Arrays.stream(parts[2].split(" ;; ")).map(String::strip).toList(),
          parts[3].strip());
    }
  }

  private static Stream<Play> plays() throws IOException {
    return Files.readAllLines(PLAYS).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(Play::of);
  }

  private final List<String> answers = new ArrayList<>();

  /** What the same person asks for again within a minute is not done again. */
  @BeforeEach
  void forget() {
    JdbcClient.create(TestRoutes.DATABASE).sql("truncate bot.slack_interactions").update();
  }

  @ParameterizedTest
  @MethodSource("plays")
  void eachCellDoesWhatItsRowSays(Play play) throws Exception {
    for (String given : play.given()) {
      if (given.equals("press")) {
        press("do_command", offered().replace("\"", "\\\""));
        continue;
      }
      Way way = given.startsWith("/ops ") ? Way.COMMAND : play.way();
      switch (way) {
        case COMMAND -> typed(given.replaceFirst("^/ops ", ""));
        case BUTTON -> pressed(given);
        case SHORTCUT -> shortcut(given);
        case MENTION -> heard(new Heard("Ev" + once(), "C1", "7.7", "7.7", "U1ERIN", given));
        case PANE -> heard(new Heard("Ev" + once(), "D1", once(), "", "U1ERIN", given));
        case HOME -> home(given);
      }
    }
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(told() + asked()).as("%s", play).contains(play.outcome()));
  }

  /** What the table leaves empty is not played, and what it fills is. */
  @Test
  void theTableSaysWhatIsPlayed() throws IOException {
    Set<String> played =
        Stream.concat(plays().map(play -> play.row() + " by " + play.way()), Stream.of(ELSEWHERE))
            .collect(Collectors.toSet());
    List<String[]> rows =
        Files.readAllLines(PAGE).stream()
            .filter(line -> line.startsWith("| ") && !line.startsWith("| to |"))
            .map(line -> line.substring(2).split(" \\| "))
            .toList();
    Set<String> told =
        rows.stream()
            .flatMap(
                row ->
                    Arrays.stream(Way.values())
                        .filter(way -> !NO_WAY.contains(row[way.ordinal() + 1].strip()))
                        .map(way -> row[0] + " by " + way))
            .collect(Collectors.toSet());
    assertThat(told).isEqualTo(played);
  }

  /** No word approves, rejects or takes an approval back, wherever it is said. */
  @ParameterizedTest
  @MethodSource("deciding")
  void noWordDecides(String words) throws Exception {
    typed(words);
    heard(new Heard("Ev" + once(), "C1", "7.7", "7.7", "U1ERIN", words));
    heard(new Heard("Ev" + once(), "D1", once(), "", "U1ERIN", words));
    assertThat(told()).contains("nothing was done").doesNotContain("do_command");
    assertThat(asked()).isEmpty();
  }

  static Stream<String> deciding() {
    return Stream.of("approve PLN-42", "reject PLN-42", "revoke PLN-42");
  }

  private void typed(String words) throws Exception {
    Optional.ofNullable(type(words).getBody()).ifPresent(answers::add);
  }

  private void heard(Heard heard) {
    JdbcClient jdbc = JdbcClient.create(TestRoutes.DATABASE);
    JdbcInbox inbox = new JdbcInbox(jdbc);
    inbox.keep("event " + heard.event());
    jdbc.sql("delete from bot.slack_lanes").update();
    Optional<Duration> again =
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
                    new AgentCalls(clients.methods(), "xoxb-1"),
                    new JdbcAgent(jdbc),
                    TestRoutes.CARDS),
                whisper,
                new Turns(),
                clients.methods())
            .answer(heard);
    assertThat(again).as(heard.text()).isEmpty();
  }

  /** What is pressed must be offered: on a card, behind its dots, in a review, or by an answer. */
  private void pressed(String given) throws Exception {
    String action = given.substring(0, given.indexOf(' '));
    String value = given.substring(given.indexOf(' ') + 1).replace("{PLAN}", PLAN);
    if (action.equals("submit")) {
      submit(PLAN, value);
      return;
    }
    assertThat(surfaces() + told()).contains(value);
    if (action.equals("overflow")) {
      choose(value);
    } else {
      press(action, value.replace("\"", "\\\""));
    }
  }

  /** What the button of the answer does, which tells what would be done. */
  private String offered() {
    return sent()
        .flatMap(tree -> tree.findParents("action_id").stream())
        .filter(node -> node.path("action_id").asString("").equals("do_command"))
        .map(node -> node.path("value").asString())
        .reduce((_, last) -> last)
        .orElseThrow(() -> new AssertionError("no button in " + told()));
  }

  private String surfaces() {
    IncidentView kept =
        TestIncidents.proposed()
            .acknowledged()
            .resolved()
            .kept("memory limit too low", Optional.<Word>empty())
            .view();
    Stream<IncidentView> views =
        Stream.of(
            TestIncidents.open().view(),
            TestIncidents.proposed().view(),
            view,
            TestIncidents.proposed()
                .with(TestIncidents.lowRisk(PlanState.AWAITING_APPROVAL))
                .view(),
            TestIncidents.proposed().acknowledged().with(PlanState.APPROVED).view(),
            TestIncidents.proposed().acknowledged().with(PlanState.RUNNING).view(),
            kept);
    return views.map(IncidentCard::of).map(Object::toString).collect(Collectors.joining())
        + HandleMenu.of("handle|INC-7").orElseThrow()
        + PlanReview.of(view, view.plan().orElseThrow())
        + TrailView.of(TestIncidents.ID, new Trail(List.of(), ""));
  }

  private void shortcut(String given) throws Exception {
    String[] parts = given.split(" ");
    boolean onMessage = parts.length == 2;
    send(
        "payload="
            + encoded(
                """
                {"type":"%s","callback_id":"%s","team":{"id":"T1"},
                 "user":{"id":"U1ERIN","team_id":"T1"},"trigger_id":"%s"%s}
                """
                    .formatted(
                        onMessage ? "message_action" : "shortcut",
                        parts[0],
                        once(),
                        onMessage
                            ? """
                            ,"channel":{"id":"C1"},"response_url":"%s","message_ts":"%s",
                            "message":{"type":"message","text":"the card"}\
                            """
                                .formatted(slack.responseUrl(), parts[1])
                            : "")));
  }

  /** Opens Home, and presses what is there. */
  private void home(String given) throws Exception {
    event("{\"type\":\"app_home_opened\",\"user\":\"U2ADA\",\"channel\":\"D1\",\"tab\":\"home\"}");
    await().until(() -> !slack.calls("views.publish").isEmpty());
    if (!given.equals("open")) {
      String action = given.substring(0, given.indexOf(' '));
      String value = given.substring(given.indexOf(' ') + 1).replace("{PLAN}", PLAN);
      assertThat(told()).contains(value);
      send(
          "payload="
              + encoded(
                  """
                  {"type":"block_actions","team":{"id":"T1"},
                   "user":{"id":"U2ADA","team_id":"T1"},"api_app_id":"A1","trigger_id":"%s",
                   "container":{"type":"view","view_id":"V7"},
                   "view":{"id":"V7","type":"home"},
                   "actions":[{"type":"button","action_id":"%s","action_ts":"%s","value":"%s"}]}
                  """
                      .formatted(once(), action, once(), value.replace("\"", "\\\""))));
    }
  }

  private String asked() {
    return Stream.of(desk.asked, desk.read, routes.asked, causes.said)
        .flatMap(List::stream)
        .collect(Collectors.joining("\n"));
  }

  /** All texts and values of all that was told. */
  private String told() {
    return sent().map(WaysInTest::texts).collect(Collectors.joining("\n"));
  }

  private Stream<JsonNode> sent() {
    return Stream.concat(
            answers.stream(),
            TOLD.stream()
                .flatMap(method -> slack.calls(method).stream())
                .flatMap(call -> call.values().stream()))
        .map(
            sent ->
                sent.startsWith("{") || sent.startsWith("[")
                    ? JSON.readTree(sent)
                    : JSON.getNodeFactory().stringNode(sent));
  }

  private static String texts(JsonNode node) {
    return node.isString()
        ? node.asString()
        : node.valueStream().map(WaysInTest::texts).collect(Collectors.joining("\n"));
  }
}
