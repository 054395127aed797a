package dev.hindsight.bot.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.Diagnosis;
import dev.hindsight.actions.Drafting;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.Proposal;
import dev.hindsight.actions.Proposed;
import dev.hindsight.bot.alert.Alert;
import dev.hindsight.bot.alert.Alerts;
import dev.hindsight.bot.catalog.Catalog;
import dev.hindsight.bot.incident.PlanDrafts.Drafted;
import dev.hindsight.bot.incident.ScriptLint.Verdict;
import dev.hindsight.knowledge.LogHistory;
import dev.hindsight.prompts.Account;
import dev.hindsight.prompts.Drafter;
import dev.hindsight.prompts.Drafter.Draft;
import dev.hindsight.prompts.Facts;
import dev.hindsight.prompts.Narration.Sentence;
import dev.hindsight.prompts.ScriptDrafter.ScriptDraft;
import dev.hindsight.prompts.ScriptDrafter.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A model chooses, code makes the plan, and a refused draft is mended at most once. */
class ModelDraftsTest {

  private static final Drafting.Option RESTART =
      new Drafting.Option("{\"type\":\"restart-rollout\"}", "Deployment shop/checkout");

  private final PathBed bed = new PathBed();
  private final IncidentId id = bed.open();
  private final List<String> drafted = new ArrayList<>();
  private final List<Optional<String>> refused = new ArrayList<>();
  private ScriptDraft written = new ScriptDraft.None("It wrote nothing.");
  private Runnable meanwhile = () -> {};
  private Runnable tried = () -> {};
  private Verdict verdict = new Verdict(true, "Checked.");

  @AfterEach
  void close() {
    bed.close();
  }

  private String draft(List<Proposed> judged, Draft... answers) {
    return drafted(List.of(RESTART), true, judged, answers).words();
  }

  private Drafted drafted(
      List<Drafting.Option> options, boolean alone, List<Proposed> judged, Draft... answers) {
    Iterator<Proposed> verdicts = judged.iterator();
    Iterator<Draft> drafts = List.of(answers).iterator();
    Drafting drafting =
        new Drafting() {
          @Override
          public List<Option> options(Diagnosis diagnosis) {
            return options;
          }

          @Override
          public Proposed draft(Proposal proposal, List<Pick> picks) {
            picks.forEach(pick -> drafted.add(pick.option().object() + " " + pick.action()));
            tried.run();
            return verdicts.next();
          }
        };
    Drafter drafter =
        (Account account, Facts facts, List<String> shown, Optional<String> why) -> {
          refused.add(why);
          meanwhile.run();
          return drafts.next();
        };
    return new ModelDrafts(
            bed.get(Alerts.class),
            lookout(),
            bed.get(Investigations.class),
            drafting,
            drafter,
            new HandScripts(
                (account, facts) -> written,
                script -> verdict,
                text -> text.replace("s3cret", "***")))
        .draft(id, Optional.of("C1"), alone);
  }

  private Lookout lookout() {
    LogHistory none =
        (_, _, lines, _) -> lines.stream().map(_ -> Optional.<LogHistory.Seen>empty()).toList();
    return new Lookout(
        (_, _) -> new Diagnosis(Optional.empty(), List.of(), List.of(), bed.instant()),
        bed.get(Catalog.class),
        none,
        bed.get(ConnectedCluster.class),
        bed.get(Whereabouts.class),
        bed);
  }

  private void found() {
    found("it hangs");
  }

  private void found(String cause) {
    bed.alerts.add(Alert.Status.FIRING);
    bed.incidents()
        .found(
            id,
            new Findings(
                Optional.empty(),
                "deadlock",
                List.of(new IncidentView.Cause(cause, "likely", List.of(), List.of())),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of()));
  }

  private static Draft chosen() {
    return new Draft.Chosen(
        List.of(new Drafter.Choice(0, "{\"type\":\"restart-rollout\"}")), "m", "hash");
  }

  @Test
  void whatIsOfferedIsOnTheCard() {
    found();
    assertThat(draft(List.of(new Proposed.Offered(new PlanId(42))), chosen()))
        .isEqualTo(
            "PLN-42 is on the card of %s: drafted by a model (m), not proven. People decide."
                .formatted(id));
    assertThat(bed.incidents().find(id).orElseThrow().plan()).hasValue(new PlanId(42));
    assertThat(drafted).containsExactly("Deployment shop/checkout {\"type\":\"restart-rollout\"}");
  }

  /** A model thinks for as long as a deadline; what came in between counts more. */
  @Test
  void aPlanThatComesTooLateTakesNothingsPlace() {
    found();
    Proposed late = new Proposed.Offered(new PlanId(42));
    meanwhile = () -> found("something else");
    assertThat(draft(List.of(late), chosen())).startsWith("The draft is not shown: while it");
    assertThat(bed.incidents().find(id).orElseThrow().plan()).isEmpty();

    meanwhile = () -> bed.incidents().offeredToo(id, new PlanId(7));
    assertThat(draft(List.of(late), chosen())).startsWith("The draft is not shown: while it");
    assertThat(bed.incidents().find(id).orElseThrow().plan()).hasValue(new PlanId(7));

    meanwhile = () -> bed.incidents().resolve(id, "done", Instant.EPOCH);
    assertThat(draft(List.of(late), chosen())).startsWith("The draft is not shown: while it");
    assertThat(bed.incidents().find(id).orElseThrow().plan()).hasValue(new PlanId(7));
    assertThat(drafted).as("nor is a plan changed for it").isEmpty();
  }

  @Test
  void aPlanThatIsOvertakenWhileItIsTriedIsNotShown() {
    found();
    tried = () -> found("something else");
    assertThat(draft(List.of(new Proposed.Offered(new PlanId(42))), chosen()))
        .startsWith("PLN-42 is not shown: while it");
    assertThat(bed.incidents().find(id).orElseThrow().plan()).isEmpty();
  }

  @Test
  void aRefusedDraftIsMendedOnceAndNoMore() {
    found();
    Proposed no = new Proposed.NothingToOffer("Policy says no: frozen.");
    assertThat(draft(List.of(no, no), chosen(), chosen()))
        .startsWith("The model's draft was refused: Policy says no: frozen.");
    assertThat(refused).containsExactly(Optional.empty(), Optional.of("Policy says no: frozen."));
    assertThat(bed.incidents().find(id).orElseThrow().plan()).isEmpty();
  }

  @Test
  void withoutAModelThatIsSaid() {
    found();
    assertThat(draft(List.of(), new Draft.None("No model is configured.")))
        .isEqualTo("No model is configured. No runbook fits either.");
  }

  @Test
  void whatWasNotLookedAtIsNotDraftedFor() {
    assertThat(draft(List.of())).contains("nothing was drafted");
  }

  private void writes() {
    written =
        new ScriptDraft.Written(
            List.of(
                new Step(
                    new Sentence("It hangs, s3cret.", List.of(1)),
                    "kubectl -n shop delete pod a",
                    List.of("delete"))),
            1,
            "m",
            "hash");
  }

  @Test
  void whereNoActionFitsAPersonGetsAScript() {
    found();
    writes();
    Drafted drafted = drafted(List.of(RESTART), true, List.of(), new Draft.Unfitting());
    assertThat(drafted.words()).contains("none of the possible actions", "A script for a person");
    HandScript script = drafted.script().orElseThrow();
    assertThat(script.text())
        .startsWith("#!/bin/bash\n")
        .contains(
            "# Never run by the bot. Drafted by a model (m), not proven.",
            "# Takes something away: step 1 (delete).",
            "# 1. It hangs, ***. [1]\nkubectl -n shop delete pod a\n");
    assertThat(script.warnings()).hasSize(2);
    assertThat(script.checked()).startsWith("Checked. Left out: 1 step");
    assertThat(drafted(List.of(), true, List.of()).script()).isPresent();
    assertThat(bed.incidents().find(id).orElseThrow().plan()).isEmpty();
  }

  @Test
  void aScriptThatDoesNotParseIsNotShown() {
    found();
    writes();
    verdict = new Verdict(false, "bash -n says that it does not parse.");
    assertThat(drafted(List.of(), true, List.of()))
        .satisfies(
            drafted -> {
              assertThat(drafted.script()).isEmpty();
              assertThat(drafted.words())
                  .contains("not shown. bash -n says that it does not parse.")
                  .doesNotContain("kubectl");
            });
  }

  @Test
  void whereOthersReadNoScriptIsWritten() {
    found();
    writes();
    Drafted drafted = drafted(List.of(), false, List.of());
    assertThat(drafted.script()).isEmpty();
    assertThat(drafted.words()).contains("not shown where another organisation reads");
  }

  @Test
  void whatARuleForbidsIsNotWrittenAsAScript() {
    found();
    writes();
    Drafted drafted =
        drafted(
            List.of(RESTART),
            true,
            List.of(new Proposed.NothingToOffer("Policy says no: frozen.")),
            chosen(),
            new Draft.Unfitting());
    assertThat(drafted.script()).isEmpty();
    assertThat(drafted.words()).contains("Policy says no: frozen.");
  }
}
