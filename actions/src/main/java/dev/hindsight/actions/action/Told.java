package dev.hindsight.actions.action;

import java.util.Optional;

/** Names of fields that no action changes, by which it is chosen which one is right. */
public final class Told {

  /** Before a target's id and port: how its health check goes. */
  public static final String HEALTH = "health ";

  /** A target that passes its check. */
  public static final String HEALTHY = "healthy";

  /** A target that fails it. */
  public static final String UNHEALTHY = "unhealthy";

  /** An instance's state as EC2 says it. */
  public static final String STATE = "instance state";

  /** The worse of the two status checks of a running instance. */
  public static final String CHECKS = "status checks";

  /** A status check that fails. */
  public static final String IMPAIRED = "impaired";

  /** A group's own least size. */
  public static final String LEAST = "least";

  /** A group's own largest size. */
  public static final String MOST = "most";

  /** How the newest refresh of a group's instances, or move of a queue's messages, goes. */
  public static final String PROGRESS = "progress";

  /** How the newest deployment of an ECS service goes. */
  public static final String ROLLOUT = "rollout";

  /** The newest one before that which is in place: a task definition, a function's version. */
  public static final String EARLIER = "earlier";

  /** Whether a database has a standby in another zone. */
  public static final String STANDBY = "standby";

  /** Before a reader's name in a database cluster: its place in the order of promotion. */
  public static final String READER = "reader ";

  /** How many messages wait in a queue. */
  public static final String MESSAGES = "messages";

  /** Before a target group's ARN or a record's identifier: its share of what is asked. */
  public static final String WEIGHT = "weight ";

  private Told() {}

  /** A whole number among the fields. */
  public static Optional<Integer> number(Facts.Cloud cloud, String field) {
    return Optional.ofNullable(cloud.fields().get(field))
        .filter(text -> text.matches("\\d{1,9}"))
        .map(Integer::parseInt);
  }
}
