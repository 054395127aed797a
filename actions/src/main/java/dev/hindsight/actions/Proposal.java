package dev.hindsight.actions;

/**
 * What a plan is wanted for.
 *
 * @param incident the incident's id, opaque here
 * @param cause the cause's category, for example {@code oom_killed} or {@code image_pull}
 */
public record Proposal(String incident, String service, String cause, Diagnosis diagnosis) {}
