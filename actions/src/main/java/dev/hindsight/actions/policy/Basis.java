package dev.hindsight.actions.policy;

import dev.hindsight.actions.policy.standing.StandingId;
import java.util.Optional;

/**
 * What a version of a plan was offered on.
 *
 * @param playbookHash SHA-256 of what its playbook said; empty text where no playbook made it
 * @param standing the standing approval that lowered what it needs
 * @param approversWithout how many approvers it would need without that
 */
public record Basis(String playbookHash, Optional<StandingId> standing, int approversWithout) {}
