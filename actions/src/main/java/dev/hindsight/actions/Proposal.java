package dev.hindsight.actions;

import java.util.Optional;

/**
 * What a plan is wanted for.
 *
 * @param incident the incident's id, opaque here
 * @param cause the cause's category, for example {@code oom_killed} or {@code image_pull}
 * @param culprit the object the cause names where it is not the incident's own workload: a
 *     Deployment it depends on, or a Node
 */
public record Proposal(
    String incident,
    String service,
    String cause,
    Diagnosis diagnosis,
    Optional<ObjectRef> culprit) {}
