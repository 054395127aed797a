package dev.hindsight.knowledge.rank.learn;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One past incident as a lesson.
 *
 * @param weight at most 1; what one source says often counts no more than what it says twice
 * @param culprit the features of the object at fault and of all around it
 * @param before the tokens that some object showed in better days
 */
record Taught(
    String cause,
    Optional<String> label,
    double weight,
    Map<String, Seen> culprit,
    Scene scene,
    String key,
    Set<String> before) {}
