package dev.hindsight.actions;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * All there is to show of a plan.
 *
 * @param wrote whether a write of its own took effect, for a time at least
 * @param targets every object that is changed, once; at least one
 * @param hash SHA-256 (hex) of the plan's canonical JSON; what an approval is bound to
 * @param json the canonical JSON, for people who want the data
 * @param scripts the plan as a file in each language, the shell's first, for reading only; its
 *     typed steps last
 * @param diff what the server's dry run would change, before and after, one line a field
 * @param undo one sentence: how it is taken back
 * @param verdicts policy's verdicts, one sentence each with the rule's name
 * @param approvalsNeeded distinct approvers besides the asker
 * @param expiresAt when the request for approval, or the approval itself, lapses
 * @param progress what happened so far, one sentence each, oldest first
 * @param changes what people changed of what the bot made, the first one first
 * @param brokenGlass who started it without the needed approvals, the last time somebody did
 */
public record PlanStatus(
    PlanId id,
    int version,
    String hash,
    String incident,
    String playbook,
    String title,
    Risk risk,
    PlanState state,
    boolean wrote,
    List<ObjectRef> targets,
    List<Step> steps,
    String json,
    List<ScriptFile> scripts,
    String diff,
    String undo,
    List<String> verdicts,
    Optional<PersonId> requestedBy,
    List<PersonId> approvedBy,
    Optional<PersonId> rejectedBy,
    int approvalsNeeded,
    Optional<Instant> expiresAt,
    List<String> progress,
    List<Changed> changes,
    Optional<BrokenGlass> brokenGlass) {

  public PlanStatus {
    targets = List.copyOf(targets);
    steps = List.copyOf(steps);
    scripts = List.copyOf(scripts);
    verdicts = List.copyOf(verdicts);
    approvedBy = List.copyOf(approvedBy);
    progress = List.copyOf(progress);
    changes = List.copyOf(changes);
  }

  /** What exactly it acts on, by place; the place comes first. */
  public List<String> where() {
    return where(UnaryOperator.identity());
  }

  /**
   * The same.
   *
   * @param called what people call the place of this identity
   */
  public List<String> where(UnaryOperator<String> called) {
    return targets.stream()
        .collect(
            Collectors.groupingBy(
                ObjectRef::cluster,
                LinkedHashMap::new,
                Collectors.mapping(ObjectRef::display, Collectors.joining(", "))))
        .entrySet()
        .stream()
        .map(place -> ObjectRef.place(called.apply(place.getKey())) + ": " + place.getValue())
        .toList();
  }

  /** Whether a model drafted it, and it was not yet seen to help. */
  public boolean unproven() {
    return playbook.equals(Drafting.PLAYBOOK) && state != PlanState.SUCCEEDED;
  }

  /** The plan as the commands of a shell. */
  public String script() {
    return scripts.getFirst().text();
  }

  /**
   * The plan in one language.
   *
   * @param type as Slack calls it, for its colours
   */
  public record ScriptFile(String name, String type, String text) {}

  /** One typed step in words: what it does and the value before and after. */
  public record Step(String action, String sentence, String before, String after) {}

  /**
   * What somebody changed of it.
   *
   * @param what a clause each
   */
  public record Changed(PersonId by, List<String> what, Instant at) {

    public Changed {
      what = List.copyOf(what);
    }
  }

  /**
   * A start without the needed approvals.
   *
   * @param reviewedBy who else looked at it afterwards; empty while nobody has
   * @param note what they found
   */
  public record BrokenGlass(
      PersonId by,
      String reason,
      Instant at,
      Optional<PersonId> reviewedBy,
      Optional<String> note) {}
}
