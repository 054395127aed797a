package dev.hindsight.bot.slack.command;

import dev.hindsight.actions.PlanId;
import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.incident.PlanWish;
import java.util.Optional;

/** What somebody typed after /ops, understood or not. */
public sealed interface OpsCommand {

  /** Take an incident. */
  record Acknowledge(IncidentId incident) implements OpsCommand {}

  /** Show an incident. */
  record Show(IncidentId incident) implements OpsCommand {}

  /**
   * Say what an incident's cause was.
   *
   * @param words what a person calls it; empty for all but {@link Judgement#WAS}
   */
  record Judge(IncidentId incident, Judgement how, String words) implements OpsCommand {}

  /** What is said of a cause. */
  enum Judgement {
    RIGHT,
    WAS,
    UNKNOWN,
    UNDO
  }

  /** Say what one found about a start without approvals. */
  record Review(PlanId plan, String note) implements OpsCommand {}

  /** Explain an incident with its evidence. */
  record Explain(IncidentId incident) implements OpsCommand {}

  /** Explain lines that were pasted. */
  record ExplainText(String text) implements OpsCommand {}

  /** Explain a message, given by its permalink. */
  record ExplainMessage(String channel, String ts) implements OpsCommand {}

  /** Explain what this thread is about. */
  record ExplainThread() implements OpsCommand {}

  /** The last days in figures. */
  record Digest() implements OpsCommand {}

  /** What is open. */
  record Status() implements OpsCommand {}

  /** What fires. */
  record Alerts() implements OpsCommand {}

  /** What is offered, waits or runs. */
  record Plans() implements OpsCommand {}

  /** Something about one plan. */
  record Wish(PlanId plan, PlanWish wish) implements OpsCommand {}

  /** Show what was kept before a plan's run. */
  record Diagnostics(PlanId plan) implements OpsCommand {}

  /** Stop all runs. */
  record StopAll() implements OpsCommand {}

  /** Lift the stop. */
  record ResumeAll() implements OpsCommand {}

  /** What can be typed. */
  record Help() implements OpsCommand {}

  /** The verb is known, the rest is not as it should be. */
  record Misused(String problem, Verb verb) implements OpsCommand {}

  /**
   * No such verb.
   *
   * @param meant the command that was probably meant, to be offered and never run by itself
   */
  record Unknown(String typed, Optional<String> meant) implements OpsCommand {}
}
