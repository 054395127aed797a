package dev.hindsight.actions;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All there is to show of a plan.
 *
 * @param wrote whether a write of its own took effect, for a time at least
 * @param hash SHA-256 (hex) of the plan's canonical JSON; what an approval is bound to
 * @param json the canonical JSON, for people who want the data
 * @param script the plan as kubectl commands, for reading only
 * @param diff what the server's dry run would change, before and after, one line a field
 * @param undo one sentence: how it is taken back
 * @param verdicts policy's verdicts, one sentence each with the rule's name
 * @param approvalsNeeded distinct approvers besides the asker
 * @param expiresAt when the request for approval, or the approval itself, lapses
 * @param progress what happened so far, one sentence each, oldest first
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
    ObjectRef target,
    List<Step> steps,
    String json,
    String script,
    String diff,
    String undo,
    List<String> verdicts,
    Optional<PersonId> requestedBy,
    List<PersonId> approvedBy,
    Optional<PersonId> rejectedBy,
    int approvalsNeeded,
    Optional<Instant> expiresAt,
    List<String> progress,
    Optional<BrokenGlass> brokenGlass) {

  public PlanStatus {
    steps = List.copyOf(steps);
    verdicts = List.copyOf(verdicts);
    approvedBy = List.copyOf(approvedBy);
    progress = List.copyOf(progress);
  }

  /** One typed step in words: what it does and the value before and after. */
  public record Step(String action, String sentence, String before, String after) {}

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
