package dev.hindsight.actions;

/** The answer to a proposal. */
public sealed interface Proposed {

  /**
   * A plan exists; asking again for the same incident, cause and cluster state gives the same one.
   */
  record Offered(PlanId plan) implements Proposed {}

  /** No playbook fits, or policy denies; the reason is a sentence for people. */
  record NothingToOffer(String reason) implements Proposed {}
}
