package dev.hindsight.knowledge;

import java.util.Optional;

/**
 * A past incident whose cause somebody confirmed, with all that was seen of it: what a ranking
 * learns from.
 *
 * @param cause the cause's category, of the shipped ones or any other
 * @param object the object at fault, named as in the evidence
 */
public record PastIncident(String id, Symptoms symptoms, String cause, Optional<String> object) {}
