package dev.hindsight.bot.alert;

import java.time.Instant;
import java.util.Optional;

/** An alert that was kept, and the incident it was put to, by number. */
public record StoredAlert(
    AlertId id, String source, Alert alert, Instant startsAt, int count, Optional<Long> incident) {

  /** Whether it fires. */
  public boolean firing() {
    return alert.status() == Alert.Status.FIRING;
  }

  /**
   * Whether it is an alarm of CloudWatch, with its labels: of an object in AWS, not in a cluster.
   */
  public boolean isOfCloudWatch() {
    return source.equals(CloudWatchSource.NAME);
  }
}
