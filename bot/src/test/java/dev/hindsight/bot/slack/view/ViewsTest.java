package dev.hindsight.bot.slack.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.Stop;
import dev.hindsight.bot.digest.TestFigures;
import dev.hindsight.bot.incident.AnswerView;
import dev.hindsight.bot.incident.CauseDesk;
import dev.hindsight.bot.incident.CauseRef;
import dev.hindsight.bot.incident.Handling;
import dev.hindsight.bot.incident.IncidentOverview.Now;
import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.incident.IncidentView.Judged.Word;
import dev.hindsight.bot.incident.IncidentView.Wording;
import dev.hindsight.bot.slack.block.BlockJson;
import dev.hindsight.bot.slack.block.Home;
import dev.hindsight.bot.slack.block.Limits;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.block.Modal;
import dev.hindsight.bot.slack.block.Outgoing;
import dev.hindsight.bot.slack.view.DigestView.Chart;
import dev.hindsight.bot.slack.view.HomeView.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Views look as stored beside; {@code -Dviews=rewrite} stores how they look now. */
class ViewsTest {

  private static final Path STORED = Path.of("src/test/resources/views");
  private static final Wording NO_ANSWER =
      new Wording(List.of(), "The model did not answer in 20 s. This is the plain explanation.");
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  static Stream<String> names() {
    return Stream.of(
        "card-open",
        "card-proposed",
        "card-awaiting",
        "card-changed",
        "card-low-risk",
        "card-told",
        "card-not-told",
        "card-running",
        "card-resolved",
        "card-asking",
        "card-confirmed",
        "card-corrected",
        "card-not-this",
        "card-shared",
        "card-shared-unknown",
        "card-shared-resolved",
        "cause",
        "evidence",
        "plan",
        "run",
        "notice",
        "notice-decided",
        "review",
        "review-changed",
        "review-high-risk",
        "explain",
        "text",
        "text-nothing",
        "digest",
        "digest-no-chart",
        "digest-thread",
        "digest-quiet",
        "answer",
        "answer-plain",
        "home-approver",
        "home-asker",
        "home-pages",
        "home-closed",
        "home-quiet");
  }

  @ParameterizedTest
  @MethodSource("names")
  void looksAsStored(String name) throws IOException {
    JsonNode now = render(name);
    Path file = STORED.resolve(name + ".json");
    if ("rewrite".equals(System.getProperty("views"))) {
      Files.createDirectories(STORED);
      Files.writeString(file, JSON.writeValueAsString(now) + "\n");
    }
    assertThat(now).isEqualTo(JSON.readTree(Files.readString(file)));
  }

  private static IncidentView changed() {
    return TestIncidents.proposed()
        .acknowledged()
        .with(TestIncidents.changed(TestIncidents.plan(PlanState.AWAITING_APPROVAL)))
        .view();
  }

  private static JsonNode render(String name) {
    IncidentView proposed = TestIncidents.proposed().view();
    IncidentView waiting =
        TestIncidents.proposed().acknowledged().with(PlanState.AWAITING_APPROVAL).view();
    IncidentView running = TestIncidents.proposed().acknowledged().with(PlanState.RUNNING).view();
    Optional<String> link = Optional.of("https://example.slack.com/archives/C1/p7");
    return switch (name) {
      case "card-open" -> tree(IncidentCard.of(TestIncidents.open().view()));
      case "card-proposed" -> tree(IncidentCard.of(proposed));
      case "card-awaiting" -> tree(IncidentCard.of(waiting));
      case "card-changed" -> tree(IncidentCard.of(changed()));
      case "card-low-risk" ->
          tree(
              IncidentCard.of(
                  TestIncidents.proposed()
                      .with(TestIncidents.lowRisk(PlanState.AWAITING_APPROVAL))
                      .view()));
      case "card-told" ->
          tree(IncidentCard.of(TestIncidents.proposed().told(TestIncidents.worded()).view()));
      case "card-not-told" ->
          tree(IncidentCard.of(TestIncidents.proposed().told(NO_ANSWER).view()));
      case "card-running" -> tree(IncidentCard.of(running));
      case "card-resolved" ->
          tree(IncidentCard.of(TestIncidents.proposed().acknowledged().resolved().view()));
      case "card-asking" -> tree(judged("memory limit too low", Optional.empty()));
      case "card-confirmed" -> tree(judged("memory limit too low", Optional.of(Word.RIGHT)));
      case "card-corrected" -> tree(judged("ledger locked", Optional.of(Word.OTHER)));
      case "card-not-this" -> tree(judged("memory limit too low", Optional.of(Word.UNKNOWN)));
      case "cause" ->
          tree(
              CauseForm.of(
                  new CauseDesk.Choices(
                      CauseRef.parse("INC-7:0:3f9a3f9a3f9a3f9a").orElseThrow(),
                      "memory limit too low",
                      List.of(
                          new CauseDesk.Choice("found:memory_leak", "memory leak"),
                          new CauseDesk.Choice("known:image_pull", "image pull")))));
      case "evidence" -> tree(EvidenceView.reply(proposed));
      case "plan" -> tree(PlanView.reply(proposed, proposed.plan().orElseThrow()));
      case "run" -> tree(PlanView.run(running, running.plan().orElseThrow()));
      case "notice" -> tree(ApproverNotice.of(waiting, waiting.plan().orElseThrow(), link));
      case "notice-decided" -> tree(ApproverNotice.of(running, running.plan().orElseThrow(), link));
      case "card-shared" -> tree(SharedCard.of(waiting, Readers.OTHERS_TOO));
      case "card-shared-unknown" -> tree(SharedCard.of(running, Readers.UNKNOWN));
      case "card-shared-resolved" ->
          tree(
              SharedCard.of(
                  TestIncidents.proposed().acknowledged().resolved().view(), Readers.OTHERS_TOO));
      case "review" -> tree(PlanReview.of(waiting, waiting.plan().orElseThrow()));
      case "review-changed" -> tree(PlanReview.of(changed(), changed().plan().orElseThrow()));
      case "review-high-risk" ->
          tree(PlanReview.of(waiting, TestIncidents.highRisk(PlanState.AWAITING_APPROVAL)));
      case "explain" -> tree(EvidenceView.window(proposed));
      case "text" -> tree(TextExplanation.of(TestTexts.explain("ERROR refused"), id -> link));
      case "text-nothing" -> tree(TextExplanation.of(TestTexts.nothing(), id -> link));
      case "digest" -> tree(DigestView.of(TestFigures.full(), new Chart.Shown("F012AB")));
      case "digest-no-chart" -> tree(DigestView.of(TestFigures.full(), new Chart.Missing()));
      case "digest-quiet" -> tree(DigestView.of(TestFigures.quiet(), new Chart.Missing()));
      case "digest-thread" -> tree(DigestView.thread(TestFigures.full(), id -> link).orElseThrow());
      case "answer" -> tree(AnswerText.of(answer(true)));
      case "answer-plain" -> tree(AnswerText.of(answer(false)));
      case "home-approver" ->
          home(
              TestHomes.desk(
                  TestIncidents.ADA, true, new Now(List.of(waiting), Optional.empty()), true));
      case "home-asker" ->
          home(
              TestHomes.desk(
                  TestIncidents.ERIN,
                  true,
                  new Now(
                      List.of(waiting, running),
                      Optional.of(new Stop("stopped by <@U1>", Instant.EPOCH))),
                  false));
      case "home-pages" ->
          home(
              TestHomes.desk(
                  TestIncidents.ERIN,
                  false,
                  new Now(Collections.nCopies(25, TestIncidents.open().view()), Optional.empty()),
                  true,
                  Map.of(Part.OPEN, 1)));
      case "home-quiet" ->
          home(
              TestHomes.desk(
                  TestIncidents.ERIN, false, new Now(List.of(), Optional.empty()), false));
      case "home-closed" ->
          JSON.readTree(BlockJson.of(HomeView.closed("Only members of this workspace.")));
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static JsonNode tree(Message message) {
    assertThat(Outgoing.of(message)).isEqualTo(message);
    ObjectNode node = JSON.createObjectNode().put("text", message.text());
    node.set("blocks", JSON.readTree(BlockJson.of(message.blocks())));
    return node;
  }

  private static Message judged(String now, Optional<Word> word) {
    return IncidentCard.of(
        TestIncidents.proposed().acknowledged().resolved().kept(now, word).view());
  }

  private static JsonNode home(HomeView.Desk desk) {
    Home home = HomeView.of(desk);
    assertThat(Outgoing.of(home)).isEqualTo(home);
    return JSON.readTree(BlockJson.of(home));
  }

  private static JsonNode tree(Modal modal) {
    assertThat(Outgoing.of(modal)).isEqualTo(modal);
    return JSON.readTree(BlockJson.of(modal));
  }

  @ParameterizedTest
  @EnumSource(PlanState.class)
  void everyStateOfAPlanHasAtMostTwoButtons(PlanState state) {
    String json =
        BlockJson.of(IncidentCard.of(TestIncidents.proposed().with(state).view()).blocks());
    assertThat(JSON.readTree(json).findParents("accessibility_label")).hasSizeBetween(1, 2);
  }

  @Test
  void theFirstWordsSaySeverityServiceCauseAndWhatIsAsked() {
    String start = IncidentCard.of(TestIncidents.proposed().view()).text().substring(0, 120);
    assertThat(start)
        .contains(
            "SEV2", "checkout", "memory limit too low", "likely", "ask for approval of PLN-42");
    assertThat(IncidentCard.of(TestIncidents.open().view()).text().substring(0, 120))
        .contains("SEV2", "checkout", "container out of memory", "acknowledge");
  }

  @ParameterizedTest
  @EnumSource(PlanState.class)
  void everyMessageSaysAtOnceHowBadWhereAndHowItStands(PlanState state) {
    PlanStatus plan = TestIncidents.plan(state, Optional.of(glass()));
    IncidentView view = TestIncidents.proposed().with(plan).view();
    for (Message message :
        List.of(
            IncidentCard.of(view),
            EvidenceView.reply(view),
            PlanView.reply(view, plan),
            PlanView.run(view, plan),
            PlanView.scripts(view, plan),
            ApproverNotice.of(view, plan, Optional.empty()),
            GlassNotice.of(view, plan, plan.brokenGlass().orElseThrow(), Optional.empty()))) {
      assertThat(message.text()).startsWith("SEV2 checkout");
      assertThat(brief(message))
          .containsAnyOf(
              "ask for approval", "please decide", "open", Words.state(state), "BREAK-GLASS");
    }
    assertThat(brief(ApproverNotice.of(view, plan, Optional.empty())))
        .contains("memory limit too low", "PLN-42");
  }

  private static String brief(Message message) {
    return message.text().substring(0, Math.min(120, message.text().length()));
  }

  private static PlanStatus.BrokenGlass glass() {
    return new PlanStatus.BrokenGlass(
        TestIncidents.ADA, "nobody answers", Instant.EPOCH, Optional.empty(), Optional.empty());
  }

  @ParameterizedTest
  @EnumSource(PlanState.class)
  void whatDecidesSaysToScreenReadersWhatItDecides(PlanState state) {
    PlanStatus plan = TestIncidents.lowRisk(state);
    IncidentView view = TestIncidents.proposed().with(plan).view();
    String card = BlockJson.of(IncidentCard.of(view).blocks());
    String notice = BlockJson.of(ApproverNotice.of(view, plan, Optional.empty()).blocks());
    for (String json : List.of(card, notice)) {
      List<JsonNode> approve =
          JSON.readTree(json).findParents("accessibility_label").stream()
              .filter(b -> b.path("action_id").asString("").equals(ActionIds.APPROVE))
              .toList();
      assertThat(approve).hasSize(state == PlanState.AWAITING_APPROVAL ? 1 : 0);
      for (JsonNode button : approve) {
        assertThat(button.get("accessibility_label").asString())
            .startsWith("Approve PLN-42, Raise the memory limit of checkout");
        assertThat(button.at("/confirm/title/text").asString()).isEqualTo("Run PLN-42 now?");
        assertThat(button.at("/confirm/text/text").asString()).contains("shop/checkout", "512Mi");
      }
    }
  }

  @Test
  void onlyLowRiskIsApprovedWithoutTheReview() {
    IncidentView view = TestIncidents.proposed().with(PlanState.AWAITING_APPROVAL).view();
    assertThat(BlockJson.of(IncidentCard.of(view).blocks()))
        .doesNotContain(ActionIds.APPROVE)
        .contains(ActionIds.REVIEW);
  }

  /** A digest that the sentence leaves out, one long sentence, and many short ones. */
  static Stream<List<PlanStatus.Step>> whatNoQuestionHolds() {
    PlanStatus.Step back =
        new PlanStatus.Step(
            "undo-rollout",
            "Put Deployment shop/checkout from revision 8 back to revision 7",
            "revision 8: image checkout@sha256:" + "a".repeat(64),
            "revision 7: image checkout@sha256:" + "b".repeat(64));
    PlanStatus.Step wordy = new PlanStatus.Step("check", "Look " + "again ".repeat(60), "", "");
    PlanStatus.Step brief =
        new PlanStatus.Step("wait", "Wait 30 s until it is ready again", "", "");
    return Stream.of(List.of(back), List.of(wordy), Collections.nCopies(12, brief));
  }

  @ParameterizedTest
  @MethodSource("whatNoQuestionHolds")
  void whatItsQuestionCannotSayWholeIsApprovedInTheReviewOnly(List<PlanStatus.Step> steps) {
    PlanStatus plan =
        TestIncidents.withSteps(TestIncidents.lowRisk(PlanState.AWAITING_APPROVAL), steps);
    IncidentView view = TestIncidents.proposed().with(plan).view();
    assertThat(PlanButtons.approvedAtOnce(plan)).isFalse();
    for (Message message :
        List.of(IncidentCard.of(view), ApproverNotice.of(view, plan, Optional.empty()))) {
      assertThat(BlockJson.of(message.blocks()))
          .doesNotContain(ActionIds.APPROVE)
          .contains(ActionIds.REVIEW);
    }
  }

  @Test
  void theQuestionSaysAlsoWhatTheSentenceLeavesOut() {
    PlanStatus plan =
        TestIncidents.withSteps(
            TestIncidents.lowRisk(PlanState.AWAITING_APPROVAL),
            List.of(
                new PlanStatus.Step(
                    "undo-rollout",
                    "Put Deployment shop/checkout from revision 8 back to revision 7",
                    "revision 8: image checkout:3.2.5",
                    "revision 7: image checkout:3.2.4")));
    IncidentView view = TestIncidents.proposed().with(plan).view();
    JsonNode notice =
        JSON.readTree(BlockJson.of(ApproverNotice.of(view, plan, Optional.empty()).blocks()));
    assertThat(notice.findValue("confirm").at("/text/text").asString())
        .contains("back to revision 7 (revision 8: image checkout:3.2.5 → revision 7: image");
    assertThat(notice.get(0).toString()).contains("→ revision 7: image checkout:3.2.4");
  }

  @Test
  void theQuestionNamesTheClusterBesideItsIdentityWhereBothFit() {
    PlanStatus plan = TestIncidents.lowRisk(PlanState.AWAITING_APPROVAL);
    assertThat(question(plan))
        .startsWith("Cluster prod-eu (8c1f0a52-0000-4000-8000-3d1e2f3a4b5c): Deployment shop");

    String what = "Put Deployment shop/checkout back" + " again".repeat(31);
    PlanStatus longer =
        TestIncidents.withSteps(plan, List.of(new PlanStatus.Step("undo-rollout", what, "", "")));
    assertThat(PlanButtons.approvedAtOnce(longer)).isTrue();
    assertThat(question(longer))
        .startsWith("Cluster 8c1f0a52-0000-4000-8000-3d1e2f3a4b5c: Deployment shop/checkout")
        .contains(what);
  }

  private static String question(PlanStatus plan) {
    IncidentView view = TestIncidents.proposed().with(plan).view();
    Message notice = ApproverNotice.of(view, plan, Optional.empty());
    return JSON.readTree(BlockJson.of(notice.blocks()))
        .findValue("confirm")
        .at("/text/text")
        .asString();
  }

  @Test
  void anEndedIncidentHasNothingToPress() {
    Message card = IncidentCard.of(TestIncidents.proposed().resolved().view());
    assertThat(BlockJson.of(card.blocks())).doesNotContain("action_id");
    assertThat(card.text()).startsWith("Resolved: SEV2 checkout");
  }

  @Test
  void anEndedIncidentOfWhichALessonIsKeptAsksOneThing() {
    String asking = BlockJson.of(judged("x", Optional.empty()).blocks());
    assertThat(JSON.readTree(asking).findParents("accessibility_label")).hasSize(2);
    assertThat(asking).contains("Was the cause right?", "cause_right", "cause_other");
    String said = BlockJson.of(judged("x", Optional.of(Word.RIGHT)).blocks());
    assertThat(said).contains("<@U0ADA000001>", "cause_undo").doesNotContain("cause_right");
  }

  @Test
  void whatNobodyReviewedSaysSo() {
    IncidentView view = TestIncidents.proposed().view();
    assertThat(BlockJson.of(IncidentCard.of(view).blocks()))
        .contains("unreviewed ticket, OPS-17.md");
    assertThat(BlockJson.of(EvidenceView.reply(view).blocks()))
        .contains("Memory of checkout (unreviewed runbook, oom.md of wiki)")
        .doesNotContain("Out of memory (");
  }

  @Test
  void aLinkOfOthersShowsWhereItLeads() {
    String json = BlockJson.of(EvidenceView.reply(TestIncidents.proposed().view()).blocks());
    assertThat(JSON.readTree(json).findParents("url"))
        .filteredOn(link -> link.path("url").asString("").contains("tracker"))
        .extracting(link -> link.path("text").asString(""))
        .containsExactly("tracker.example");
  }

  @Test
  void theWayBackToTheAlertsRuleShowsWhereItLeads() {
    IncidentView one = TestIncidents.proposed().view();
    List<IncidentView.AlertLink> links =
        List.of(
            new IncidentView.AlertLink("rule", "https://prom.example/graph?g0=1"),
            new IncidentView.AlertLink("runbook", "see the <!channel> wiki"));
    IncidentView.AlertLine alert = RecordCopy.of(one.alerts().getFirst(), Map.of("links", links));
    IncidentView view = RecordCopy.of(one, Map.of("alerts", List.of(alert)));
    String json = BlockJson.of(EvidenceView.window(view).blocks());
    assertThat(json).contains("PodOOMKilled: rule at ").doesNotContain("<!channel>");
    assertThat(JSON.readTree(json).findParents("url"))
        .filteredOn(link -> link.path("url").asString("").contains("prom"))
        .extracting(link -> link.path("text").asString(""))
        .containsExactly("prom.example");
  }

  @Test
  void whatOneWasGivenIsOnesOwnAtHome() {
    Handling how = new Handling(Optional.of(TestIncidents.ADA), Optional.empty());
    IncidentView given =
        RecordCopy.of(
            TestIncidents.proposed().acknowledged().view(),
            Map.of("handled", new IncidentView.Handled(how, List.of())));
    Now now = new Now(List.of(given), Optional.empty());
    String none = "You have no incident and asked for no plan.";
    assertThat(home(TestHomes.desk(TestIncidents.ADA, false, now, false)).toString())
        .doesNotContain(none);
    assertThat(home(TestHomes.desk(TestIncidents.ERIN, false, now, false)).toString())
        .contains(none);
  }

  @Test
  void aDecidedPlanCanBeReadButNotDecided() {
    IncidentView done = TestIncidents.proposed().with(PlanState.REJECTED).view();
    Modal modal = PlanReview.of(done, done.plan().orElseThrow());
    assertThat(modal.submit()).isEmpty();
    assertThat(BlockJson.of(modal)).doesNotContain("radio_buttons");
  }

  @Test
  void hostileWordsOfAnAlertDoNothing() {
    String hostile =
        "<!channel> <!subteam^S1> <@U1ABC> <https://evil.example|https://grafana> @here \u202Eabc"
            + " *b*";
    IncidentView view = TestIncidents.proposed().saying(hostile).view();
    Message card = Limits.fit(IncidentCard.of(view));
    String json = BlockJson.of(card.blocks());
    for (String sent : new String[] {json, card.text()}) {
      assertThat(sent)
          .doesNotContain("<!channel", "<!subteam", "<@U1ABC", "@here", "\u202E")
          .contains("⟨U+202E⟩");
    }
    assertThat(card.text()).doesNotContain("<https");
  }

  @Test
  void anEnormousIncidentStillFits() {
    IncidentView view = TestIncidents.proposed().saying("x".repeat(50_000)).view();
    Message card = Limits.fit(IncidentCard.of(view));
    assertThat(card.blocks()).hasSizeLessThanOrEqualTo(Limits.MESSAGE_BLOCKS);
    assertThat(card.text().length()).isLessThanOrEqualTo(Limits.TEXT);
    assertThat(BlockJson.of(card.blocks()).length()).isLessThan(10_000);
  }

  private static AnswerView answer(boolean told) {
    List<IncidentView.Sentence> words =
        told
            ? List.of(
                new IncidentView.Sentence(
                    "It is likely that checkout runs out of memory.", List.of(4)))
            : List.of();
    return new AnswerView(
        words,
        told
            ? "Answered by m from the numbered sources; check them."
            : "The model did not answer in 20 s. This is what is known about it.",
        List.of(
            new AnswerView.Source(
                4, "cause, likely", "checkout runs out of memory", Optional.empty()),
            new AnswerView.Source(
                5,
                "earlier incident LSN-4",
                "memory limit too low",
                Optional.of("https://example.slack.com/archives/C1/p7"))));
  }

  @Test
  void hostileSourcesOfAnAnswerDoNothing() {
    String hostile = "<!channel> <@U1ABC> <https://evil.example|https://grafana> \u202Eabc *b*";
    Message answer =
        Limits.fit(
            AnswerText.of(
                new AnswerView(
                    List.of(new IncidentView.Sentence(hostile, List.of(1))),
                    hostile,
                    List.of(new AnswerView.Source(1, hostile, hostile, Optional.empty())))));
    for (String sent : new String[] {BlockJson.of(answer.blocks()), answer.text()}) {
      assertThat(sent).doesNotContain("<!channel", "<@U1ABC", "\u202E");
    }
  }

  @Test
  void hostileWordsOfAPastedTextDoNothing() {
    String hostile = "<!channel> <@U1ABC> <https://evil.example|https://grafana> \u202Eabc *b*";
    Message answer =
        Limits.fit(TextExplanation.of(TestTexts.explain(hostile), id -> Optional.empty()));
    for (String sent : new String[] {BlockJson.of(answer.blocks()), answer.text()}) {
      assertThat(sent).doesNotContain("<!channel", "<@U1ABC", "\u202E");
    }
    Message huge =
        Limits.fit(
            TextExplanation.of(TestTexts.explain("x".repeat(90_000)), id -> Optional.empty()));
    assertThat(BlockJson.of(huge.blocks()).length()).isLessThan(10_000);
  }

  /** Whoever cannot read it all must not say yes to it. */
  @Test
  void whatWouldBeCutCannotBeApproved() {
    PlanStatus plan = TestIncidents.plan(PlanState.AWAITING_APPROVAL);
    String whole = PlanReview.of(TestIncidents.proposed().view(), plan).toString();
    assertThat(whole).contains("Approve: run these steps");
    PlanStatus longer = TestIncidents.withDiff(plan, "- memory: 256Mi\n".repeat(2_000));
    String cut = PlanReview.of(TestIncidents.proposed().view(), longer).toString();
    assertThat(cut)
        .doesNotContain("Approve: run these steps")
        .contains("Reject: do not run them", "more characters", "./hindsight plan approve PLN-42");
  }

  @Test
  void aLongPlanStaysBelowWhatSlackTakesInAMessage() {
    PlanStatus longer =
        TestIncidents.withDiff(
            TestIncidents.plan(PlanState.PROPOSED), "- memory: 256Mi\n".repeat(2_000));
    String text = BlockJson.of(PlanView.reply(TestIncidents.proposed().view(), longer).blocks());
    assertThat(text).hasSizeLessThan(12_000);
  }
}
