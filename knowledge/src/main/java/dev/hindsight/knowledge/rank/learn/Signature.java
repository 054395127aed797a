package dev.hindsight.knowledge.rank.learn;

import java.util.Map;

/**
 * What a cause looked like so far.
 *
 * @param weights how much each feature counts
 * @param rates how often each was seen with the cause, also of those that do not count
 * @param energy what a typical incident of this cause shows
 * @param kinds of the objects at fault, with their shares
 * @param label how such an object is spelled
 */
record Signature(
    String cause,
    Map<String, Double> weights,
    Map<String, Double> rates,
    double energy,
    double support,
    Map<String, Double> kinds,
    String label) {}
