package dev.hindsight.bot.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.Diagnosis;
import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.Observation;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.Remediation;
import dev.hindsight.bot.alert.Alert;
import dev.hindsight.bot.alert.Alerts;
import dev.hindsight.bot.catalog.Catalog;
import dev.hindsight.knowledge.LogHistory;
import dev.hindsight.prompts.Inquiry;
import dev.hindsight.prompts.Inquiry.Bearing;
import dev.hindsight.prompts.Inquiry.Finding;
import dev.hindsight.prompts.Inquiry.Look;
import dev.hindsight.prompts.Inquiry.Result;
import dev.hindsight.prompts.Investigator;
import dev.hindsight.prompts.Narration.Sentence;
import dev.hindsight.prompts.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** A model's looks are ours, redacted, kept, and change nothing of what the engine found. */
class ModelInquiriesTest {

  private static final ObjectRef POD = new ObjectRef("c", "Pod", "shop", "checkout-1");

  private final PathBed bed = new PathBed();
  private final IncidentId id = bed.open();
  private final AtomicInteger looks = new AtomicInteger();

  @AfterEach
  void close() {
    bed.close();
  }

  private AnswerView investigate(Investigator investigator) {
    return desk(investigator).investigate(id, Optional.of("C1"), InquiryWatch.NOBODY);
  }

  private ModelInquiries desk(Investigator investigator) {
    LogHistory none =
        (_, _, lines, _) -> lines.stream().map(_ -> Optional.<LogHistory.Seen>empty()).toList();
    Lookout lookout =
        new Lookout(
            (_, _) -> {
              looks.incrementAndGet();
              return new Diagnosis(
                  Optional.empty(),
                  List.of(
                      seen(Observation.Kind.LOG, "login with hunter2 failed"),
                      seen(Observation.Kind.ROLLOUT, "revision 3: image 1 -> 2")),
                  List.of("events of shop: forbidden"),
                  bed.instant());
            },
            bed.get(Catalog.class),
            none,
            bed.get(ConnectedCluster.class),
            bed.get(Whereabouts.class),
            bed);
    JdbcInquiries inquiries = new JdbcInquiries(bed.get(JdbcClient.class), JsonMapper.shared());
    OwnRecord record =
        new OwnRecord(bed.get(Timeline.class), inquiries, bed.get(Remediation.class), none);
    return new ModelInquiries(
        bed.incidents(),
        new Looking(
            lookout,
            bed.get(Alerts.class),
            _ -> List.of(),
            record,
            () ->
                List.of(
                    new Tool(
                        "vault", "", "", _ -> List.of("fine", "BEGIN KEY", "hunter", "2 END"))),
            text ->
                text.replace("hunter2", "[redacted]").replaceAll("(?s)BEGIN KEY.*END", "[a key]"),
            bed),
        investigator,
        bed.get(Remediation.class),
        inquiries,
        bed);
  }

  private static Observation seen(Observation.Kind kind, String line) {
    return new Observation(POD, kind, line, Optional.empty());
  }

  private void found() {
    bed.alerts.add(Alert.Status.FIRING);
    bed.incidents()
        .found(
            id,
            new Findings(
                Optional.empty(),
                "deadlock",
                List.of(new IncidentView.Cause("it hangs", "likely", List.of(), List.of())),
                List.of(),
                List.of(new IncidentView.Evidence(1, "Pod shop/checkout-1", "pod", "hangs")),
                List.of("no metrics"),
                Optional.empty(),
                List.of()));
  }

  private static List<String> read(List<Tool> tools, String name, String about) {
    return tools.stream()
        .filter(t -> t.name().equals(name))
        .findFirst()
        .orElseThrow()
        .read()
        .apply(about);
  }

  @Test
  void aSecretOfSeveralLinesIsFoundInWhatAnotherServerSays() {
    found();
    AnswerView view =
        investigate(
            (_, facts, tools, _) -> {
              assertThat(read(tools, "vault", "")).containsExactly("fine", "[a key]");
              return new Inquiry(facts, List.of(), List.of(), "Inconclusive.", "m");
            });
    assertThat(view.toString()).contains("Inconclusive.");
  }

  @Test
  void theWorldIsReadOnceAndEachToolShowsItsPart() {
    found();
    investigate(
        (account, facts, tools, stop) -> {
          assertThat(looks).hasValue(0);
          assertThat(read(tools, "logs", ""))
              .containsExactly(
                  "Pod shop/checkout-1: login with [redacted] failed",
                  "not read: events of shop: forbidden");
          assertThat(read(tools, "logs", "nowhere")).hasSize(1);
          assertThat(read(tools, "rollouts", "")).first().asString().contains("image 1 -> 2");
          assertThat(read(tools, "objects", "POD")).hasSize(2);
          assertThat(looks).hasValue(1);
          assertThat(account.incident()).hasValue(Long.toString(id.value()));
          return new Inquiry(facts, List.of(), List.of(), "Inconclusive.", "m");
        });
  }

  @Test
  void whatCameOfItIsShownAndKeptAndTheCausesStay() {
    found();
    Findings before = bed.incidents().find(id).orElseThrow().findings().orElseThrow();
    AnswerView view =
        investigate(
            (_, facts, _, _) ->
                new Inquiry(
                    facts,
                    List.of(new Look("logs", "x", Result.CUT, 12, "cut: 3 more lines")),
                    List.of(new Finding(Bearing.CAUSE, new Sentence("It hangs.", List.of(1)))),
                    "It suggests a cause; that is not proven.",
                    "m"));
    assertThat(view.sentences())
        .containsExactly(
            new IncidentView.Sentence("A suggestion, not proven: It hangs.", List.of(1)));
    assertThat(view.note())
        .contains("logs (12 lines, cut: 3 more lines)", "The engine's order of causes stays.");
    assertThat(bed.incidents().find(id).orElseThrow().findings()).hasValue(before);
    assertThat(
            bed.get(JdbcClient.class)
                .sql("select trail->0->>'tool' || ' ' || ending from bot.inquiries")
                .query(String.class)
                .list())
        .containsExactly("logs It suggests a cause; that is not proven.");
  }

  /** Its words would come back to it as evidence of their own. */
  @Test
  void whatAModelSaidIsNoEvidenceLater() {
    found();
    investigate(
        (_, facts, _, _) ->
            new Inquiry(
                facts,
                List.of(),
                List.of(new Finding(Bearing.CAUSE, new Sentence("The disk did it.", List.of(1)))),
                "It suggests a cause; that is not proven.",
                "m"));
    investigate(
        (_, facts, tools, _) -> {
          assertThat(read(tools, "record", ""))
              .containsExactly("looked before: It suggests a cause; that is not proven.");
          return new Inquiry(facts, List.of(), List.of(), "Inconclusive.", "m");
        });
  }

  @Test
  void whoDiedWhileLookingIsNotStopped() {
    JdbcInquiries inquiries = new JdbcInquiries(bed.get(JdbcClient.class), JsonMapper.shared());
    inquiries.begin(id);
    bed.get(JdbcClient.class)
        .sql("update bot.inquiries_now set seen_at = seen_at - interval '6 minutes'")
        .update();
    assertThat(inquiries.stop(id, new PersonId("U1"))).isFalse();
    assertThat(inquiries.unwanted(id, inquiries.begin(id))).isEmpty();
    assertThat(inquiries.stop(id, new PersonId("U1"))).isTrue();
  }

  @Test
  void itsOwnRecordIsASourceLikeOthers() {
    found();
    investigate((_, facts, _, _) -> new Inquiry(facts, List.of(), List.of(), "Inconclusive.", "m"));
    new TransactionTemplate(bed.get(PlatformTransactionManager.class))
        .executeWithoutResult(
            _ ->
                bed.get(Timeline.class)
                    .add(
                        id,
                        TimelineEntry.of(
                            bed.instant(),
                            new PersonId("U1"),
                            TimelineEntry.Kind.NOTED,
                            "hunter2 was wrong, says <@U1>"),
                        Optional.empty()));
    investigate(
        (_, facts, tools, _) -> {
          assertThat(read(tools, "record", ""))
              .containsExactly(
                  bed.instant() + " noted: [redacted] was wrong, says somebody",
                  "looked before: Inconclusive.");
          assertThat(read(tools, "new-in-logs", ""))
              .containsExactly("nobody knows how new: login with [redacted] failed");
          assertThat(read(tools, "runs", "")).isEmpty();
          return new Inquiry(facts, List.of(), List.of(), "Inconclusive.", "m");
        });
  }

  @Test
  void stoppedByAnybodyItGoesOnNoMore() {
    found();
    ModelInquiries[] self = new ModelInquiries[1];
    List<Boolean> goes = new ArrayList<>();
    self[0] =
        desk(
            (_, facts, _, goesOn) -> {
              goes.add(goesOn.test(List.of()));
              assertThat(self[0].stop(id, new PersonId("U1"))).isInstanceOf(Answer.Accepted.class);
              goes.add(goesOn.test(List.of()));
              return new Inquiry(facts, List.of(), List.of(), "Inconclusive. It was stopped.", "");
            });
    List<InquiryWatch.Trail> told = new ArrayList<>();
    assertThat(self[0].investigate(id, Optional.empty(), told::add).note())
        .startsWith("Inconclusive. Somebody stopped it.");
    assertThat(goes).containsExactly(true, false);
    assertThat(told.getLast().ended()).isTrue();
    assertThat(self[0].stop(id, new PersonId("U1"))).isInstanceOf(Answer.Refused.class);
  }

  @Test
  void whoAsksAnewEndsWhatWasAskedBefore() {
    found();
    ModelInquiries second =
        desk((_, facts, _, _) -> new Inquiry(facts, List.of(), List.of(), "Inconclusive.", "m"));
    AnswerView first =
        desk((_, facts, _, goesOn) -> {
              second.investigate(id, Optional.empty(), InquiryWatch.NOBODY);
              assertThat(goesOn.test(List.of())).isFalse();
              return new Inquiry(facts, List.of(), List.of(), "Inconclusive.", "m");
            })
            .investigate(id, Optional.empty(), InquiryWatch.NOBODY);
    assertThat(first.note()).startsWith("Inconclusive. It was asked for anew.");
  }

  @Test
  void whichCauseGotStrongerIsSaidWithByWhatAndWhatIsMissingAlsoInTheThread() {
    found();
    List<InquiryWatch.Trail> told = new ArrayList<>();
    AnswerView view =
        desk((_, facts, _, _) ->
                new Inquiry(
                    facts,
                    List.of(),
                    List.of(
                        new Finding(
                            Bearing.STRENGTHENS,
                            new Sentence(
                                "It hangs.", List.of(1, facts.causes().getFirst().number())))),
                    "It found more that speaks for a known cause, and no other cause.",
                    "m"))
            .investigate(id, Optional.empty(), told::add);
    String says =
        "It found more that speaks for a known cause, and no other cause. Stronger: “it hangs”, by"
            + " Pod shop/checkout-1. Missing: no metrics.";
    assertThat(view.note()).startsWith(says);
    assertThat(told.getLast().end()).isEqualTo(says);
  }

  @Test
  void inconclusiveSaysWhatIsMissing() {
    found();
    assertThat(
            investigate(
                    (_, facts, _, _) ->
                        new Inquiry(facts, List.of(), List.of(), "Inconclusive.", "m"))
                .note())
        .startsWith(
            "Inconclusive. Missing: no metrics. The engine's order of causes stays."
                + " Looked: nowhere.");
  }
}
