package dev.hindsight.knowledge;

/**
 * One numbered, redacted line of evidence.
 *
 * @param number counts from 1; causes and sentences point at it
 * @param object the object it is about, for people ({@code Pod shop/checkout-5d…})
 * @param kind lower case: alert, workload, condition, pod, container, event, log, previous_log,
 *     rollout, node, metric, dependency
 */
public record EvidenceLine(int number, String object, String kind, String text) {

  /** The same line with another text. */
  public EvidenceLine saying(String other) {
    return new EvidenceLine(number, object, kind, other);
  }
}
