package dev.hindsight.bot.slack.view;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.Risk;
import dev.hindsight.bot.incident.CauseRef;
import dev.hindsight.bot.incident.Handling;
import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.incident.IncidentState;
import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.incident.IncidentView.AlertLine;
import dev.hindsight.bot.incident.IncidentView.Cause;
import dev.hindsight.bot.incident.IncidentView.Evidence;
import dev.hindsight.bot.incident.IncidentView.Judged;
import dev.hindsight.bot.incident.IncidentView.Judged.Word;
import dev.hindsight.bot.incident.IncidentView.Kept;
import dev.hindsight.bot.incident.IncidentView.LastTime;
import dev.hindsight.bot.incident.IncidentView.Place;
import dev.hindsight.bot.incident.IncidentView.Report;
import dev.hindsight.bot.incident.IncidentView.RunbookLine;
import dev.hindsight.bot.incident.IncidentView.Sentence;
import dev.hindsight.bot.incident.IncidentView.Wording;
import dev.hindsight.bot.incident.Severity;
import dev.hindsight.bot.incident.TimelineEntry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Incidents as they go through their life, for tests. */
public record TestIncidents(
    long version,
    IncidentState state,
    String summary,
    Optional<PersonId> taker,
    Optional<Cause> cause,
    Optional<PlanStatus> plan,
    Optional<String> conclusion,
    Optional<Wording> wording,
    Optional<Kept> kept,
    IncidentId id,
    Severity severity) {

  TestIncidents(
      long version,
      IncidentState state,
      String summary,
      Optional<PersonId> taker,
      Optional<Cause> cause,
      Optional<PlanStatus> plan,
      Optional<String> conclusion,
      Optional<Wording> wording,
      Optional<Kept> kept) {
    this(version, state, summary, taker, cause, plan, conclusion, wording, kept, ID, Severity.SEV2);
  }

  /** The same under another number; to be called last. */
  public TestIncidents numbered(long number, Severity as) {
    return new TestIncidents(
        version,
        state,
        summary,
        taker,
        cause,
        plan,
        conclusion,
        wording,
        kept,
        new IncidentId(number),
        as);
  }

  public static final IncidentId ID = new IncidentId(7);
  public static final String HASH = "3f9a".repeat(16);
  public static final PersonId ERIN = new PersonId("U0ERIN00001");
  public static final PersonId ADA = new PersonId("U0ADA000001");
  private static final Instant OPENED = Instant.parse("2026-03-01T03:00:00Z");

  /** Just opened; nothing is known yet. */
  public static TestIncidents open() {
    return new TestIncidents(
        1,
        IncidentState.OPEN,
        "Container app of checkout was killed 3 times in 5 minutes.",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Investigated, with a cause and a proposed plan. */
  public static TestIncidents proposed() {
    return new TestIncidents(
        2,
        IncidentState.OPEN,
        open().summary,
        Optional.empty(),
        Optional.of(new Cause("memory limit too low", "likely", List.of(2, 3), List.of(4))),
        Optional.of(plan(PlanState.PROPOSED)),
        Optional.empty(),
        Optional.of(Wording.NO_MODEL),
        Optional.empty());
  }

  public TestIncidents with(PlanState next) {
    return new TestIncidents(
        version + 1,
        state,
        summary,
        taker,
        cause,
        Optional.of(plan(next)),
        conclusion,
        wording,
        kept);
  }

  /** The same with this plan. */
  public TestIncidents with(PlanStatus next) {
    return new TestIncidents(
        version + 1, state, summary, taker, cause, Optional.of(next), conclusion, wording, kept);
  }

  public TestIncidents acknowledged() {
    return new TestIncidents(
        version + 1,
        IncidentState.ACKNOWLEDGED,
        summary,
        Optional.of(ERIN),
        cause,
        plan,
        conclusion,
        wording,
        kept);
  }

  /** With the explanation in a model's words, or with a model that was no help. */
  public TestIncidents told(Wording by) {
    return new TestIncidents(
        version + 1, state, summary, taker, cause, plan, conclusion, Optional.of(by), kept);
  }

  public TestIncidents saying(String text) {
    return new TestIncidents(version, state, text, taker, cause, plan, conclusion, wording, kept);
  }

  public TestIncidents resolved() {
    return new TestIncidents(
        version + 1,
        IncidentState.RESOLVED,
        summary,
        taker,
        cause,
        Optional.of(plan(PlanState.SUCCEEDED)),
        Optional.of("The alert stopped and checkout stayed good for 5 minutes. Lesson LES-3 kept."),
        wording,
        kept);
  }

  /** With a lesson of which somebody, or nobody, said something. */
  public TestIncidents kept(String now, Optional<Word> word) {
    Instant at = OPENED.plusSeconds(4_000);
    CauseRef ref =
        CauseRef.parse("INC-7:%d:3f9a3f9a3f9a3f9a".formatted(word.isPresent() ? 1 : 0))
            .orElseThrow();
    return new TestIncidents(
        version + 1,
        state,
        summary,
        taker,
        cause,
        plan,
        conclusion,
        wording,
        Optional.of(
            new Kept(
                true,
                "memory limit too low",
                now,
                true,
                word.map(said -> new Judged(ADA, said, at)),
                ref)));
  }

  /** What a model said of it. */
  public static Wording worded() {
    return new Wording(
        List.of(
            new Sentence(
                "It is likely that the memory limit of checkout is too low.", List.of(2, 3)),
            new Sentence("The container app was terminated: OOMKilled, exit 137.", List.of(2))),
        "Worded by gpt-x from the numbered evidence; causes and figures are the engine's.");
  }

  /** The view of it. */
  public IncidentView view() {
    boolean known = cause.isPresent();
    return new IncidentView(
        id,
        version,
        severity,
        state,
        "checkout",
        "shop",
        "prod-eu",
        Optional.of("team-shop"),
        Optional.of(1),
        "checkout: container out of memory",
        summary,
        OPENED,
        conclusion.map(c -> OPENED.plusSeconds(750)),
        taker,
        List.of(new AlertLine("PodOOMKilled", conclusion.isEmpty(), 3, OPENED, summary, List.of())),
        cause,
        known
            ? List.of(new Cause("memory leak after a release", "possible", List.of(4), List.of()))
            : List.of(),
        known
            ? List.of("The container was killed for memory [2] right at its limit [3].")
            : List.of(),
        known ? evidence() : List.of(),
        known
            ? List.of("Rollout history could not be read: forbidden (list replicasets).")
            : List.of(),
        known ? Optional.of(lastTime()) : Optional.empty(),
        known
            ? List.of(
                new RunbookLine("oom", "Out of memory", "same symptom", "Raise the limit."),
                new RunbookLine(
                    "wiki/oom",
                    "Memory of checkout",
                    "words: memory",
                    "Restart it.",
                    new Place("oom.md of wiki", Optional.empty(), "unreviewed")))
            : List.of(),
        known ? List.of(report()) : List.of(),
        kept,
        plan,
        Optional.empty(),
        conclusion,
        wording,
        IncidentView.Handled.NOT);
  }

  /** The same, with what people did about it. */
  public static IncidentView handled(IncidentView view, TimelineEntry... done) {
    return RecordCopy.of(
        view, Map.of("handled", new IncidentView.Handled(Handling.NONE, List.of(done))));
  }

  /** The same plan under another number, of another incident. */
  public static PlanStatus numbered(PlanStatus plan, long number, String incident) {
    return RecordCopy.of(plan, Map.of("id", new PlanId(number), "incident", incident));
  }

  /** The same in another place. */
  public static IncidentView in(IncidentView view, String cluster) {
    return but(view, cluster, view.evidence());
  }

  /** The same, of which other lines were read. */
  static IncidentView reading(IncidentView view, Evidence... lines) {
    return but(view, view.cluster(), List.of(lines));
  }

  private static IncidentView but(IncidentView view, String cluster, List<Evidence> evidence) {
    return RecordCopy.of(view, Map.of("cluster", cluster, "evidence", evidence));
  }

  private static List<Evidence> evidence() {
    return List.of(
        new Evidence(1, "Deployment shop/checkout", "workload", "2 of 3 pods available"),
        new Evidence(2, "Pod shop/checkout-1", "container", "app terminated: OOMKilled, exit 137"),
        new Evidence(3, "Pod shop/checkout-1", "container", "memory limit 256Mi"),
        new Evidence(4, "Deployment shop/checkout", "rollout", "last change 9 days ago"),
        new Evidence(
            5, "Pod shop/checkout-1", "log", "WARN heap is at 97 %", "seen 23 times before"),
        new Evidence(
            6, "Pod shop/checkout-1", "previous_log", "cart 12 is too large", "never seen before"));
  }

  private static Report report() {
    return new Report(
        "ticket",
        "checkout was killed after the sale began",
        Optional.of(Instant.parse("2025-11-28T10:00:00Z")),
        "words: killed, checkout",
        "## What helped\n\n- We gave it *more* memory.",
        new Place(
            "OPS-17.md of tracker", Optional.of("https://tracker.example/OPS-17"), "unreviewed"));
  }

  private static LastTime lastTime() {
    return new LastTime(
        "INC-3",
        Instant.parse("2026-02-01T10:00:00Z"),
        "raised the memory limit",
        Optional.of(true),
        Optional.of("https://example.slack.com/archives/C1/p1"),
        Optional.of("2 of the last 3 times, LSN-4"));
  }

  /** The plan in a state. */
  public static PlanStatus plan(PlanState state) {
    return plan(state, Optional.empty());
  }

  /** The same after somebody started it without approvals. */
  static PlanStatus plan(PlanState state, Optional<PlanStatus.BrokenGlass> glass) {
    boolean asked = state != PlanState.PROPOSED;
    boolean agreed = asked && state != PlanState.AWAITING_APPROVAL;
    return new PlanStatus(
        new PlanId(42),
        1,
        HASH,
        "INC-7",
        "raise-memory-limit",
        "Raise the memory limit of checkout",
        Risk.MEDIUM,
        state,
        agreed,
        List.of(
            new ObjectRef(
                "8c1f0a52-0000-4000-8000-3d1e2f3a4b5c", "Deployment", "shop", "checkout")),
        List.of(
            new PlanStatus.Step(
                "set-resources",
                "Set resources of container app in Deployment shop/checkout: memory limit from"
                    + " 256Mi to 512Mi",
                "memory limit 256Mi, memory request 128Mi",
                "memory limit 512Mi, memory request 128Mi")),
        "{\"steps\":[{\"type\":\"set-memory-limit\",\"container\":\"app\",\"to\":\"512Mi\"}]}",
        List.of(
            new PlanStatus.ScriptFile(
                "PLN-42-v1.sh",
                "shell",
                "kubectl -n shop set resources deployment checkout -c app --limits=memory=512Mi"),
            new PlanStatus.ScriptFile("PLN-42-v1.py", "python", "print('512Mi')")),
        "- memory: 256Mi\n+ memory: 512Mi",
        "Set the limit back to 256Mi.",
        List.of("production-needs-two: allowed with one approver besides the asker"),
        asked ? Optional.of(ERIN) : Optional.empty(),
        agreed ? List.of(ADA) : List.of(),
        Optional.empty(),
        1,
        asked ? Optional.of(OPENED.plusSeconds(900)) : Optional.empty(),
        agreed ? List.of("Dry run was fine.", "Limit set to 512Mi.") : List.of(),
        List.of(),
        glass);
  }

  /** The plan with another difference. */
  static PlanStatus withDiff(PlanStatus plan, String diff) {
    return RecordCopy.of(plan, Map.of("diff", diff));
  }

  /** The plan with other steps. */
  public static PlanStatus withSteps(PlanStatus plan, List<PlanStatus.Step> steps) {
    return RecordCopy.of(plan, Map.of("steps", steps));
  }

  /** A plan of low risk, for which one yes is enough. */
  public static PlanStatus lowRisk(PlanState state) {
    PlanStatus plan = plan(state);
    return RecordCopy.of(plan, Map.of("risk", Risk.LOW, "approvalsNeeded", 0));
  }

  /** A plan of high risk, for which two others have to agree. */
  public static PlanStatus highRisk(PlanState state) {
    return highRisk(state, "checkout");
  }

  /** The same about something of another name. */
  public static PlanStatus highRisk(PlanState state, String name) {
    PlanStatus plan = plan(state);
    ObjectRef was = plan.targets().getFirst();
    List<ObjectRef> targets =
        List.of(new ObjectRef(was.cluster(), was.kind(), was.namespace(), name));
    return RecordCopy.of(plan, Map.of("risk", Risk.HIGH, "approvalsNeeded", 2, "targets", targets));
  }

  /** The plan as Erin changed it, in hostile words. */
  public static PlanStatus changed(PlanStatus plan) {
    return RecordCopy.of(
        plan,
        Map.of(
            "version",
            2,
            "requestedBy",
            Optional.of(ERIN),
            "changes",
            List.of(
                new PlanStatus.Changed(
                    ERIN,
                    List.of(
                        "memory limit 768Mi → 512Mi",
                        "value warn → <!channel> <@U2ADA> https://x.example"),
                    OPENED.plusSeconds(60)))));
  }

  /** The next plan for the same incident. */
  public static PlanStatus newer(PlanStatus plan) {
    return RecordCopy.of(plan, Map.of("id", new PlanId(43)));
  }

  /** A plan with this script. */
  public static PlanStatus withScript(PlanState state, String script) {
    PlanStatus plan = plan(state);
    return RecordCopy.of(
        plan,
        Map.of("scripts", List.of(new PlanStatus.ScriptFile("PLN-42-v1.sh", "shell", script))));
  }
}
