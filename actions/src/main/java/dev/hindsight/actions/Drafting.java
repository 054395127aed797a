package dev.hindsight.actions;

import java.util.List;

/** Takes drafts of plans that a model filled in; judges them as any plan. */
public interface Drafting {

  /** What such a plan is made after, wherever a playbook is named. */
  String PLAYBOOK = "drafted-by-a-model";

  /**
   * One action on one object that exists.
   *
   * @param action its type with values as an example, in JSON; only the values may be others
   * @param object as people read it
   */
  record Option(String action, String object) {}

  /** The most that one draft does. */
  int MOST_STEPS = 3;

  /**
   * One step of a draft.
   *
   * @param option one of those that were offered for the same diagnosis
   * @param action its type with values, in JSON
   */
  record Pick(Option option, String action) {}

  /** All that may be drafted for what was seen. */
  List<Option> options(Diagnosis diagnosis);

  /**
   * Makes a plan of it, as from a playbook: fresh look, policy, blast radius, dry run; not in a
   * transaction.
   *
   * @param picks its steps, in their order
   */
  Proposed draft(Proposal proposal, List<Pick> picks);
}
