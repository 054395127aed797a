package dev.hindsight.knowledge.template;

import java.util.List;

/**
 * Counts that are saved together, all or none, and once however often they are sent.
 *
 * @param replica who counted
 * @param number counts up with each batch of a replica
 */
record Batch(String replica, long number, List<KeptTemplate> counted) {

  Batch {
    counted = List.copyOf(counted);
  }
}
