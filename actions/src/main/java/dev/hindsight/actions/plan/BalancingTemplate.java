package dev.hindsight.actions.plan;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import dev.hindsight.actions.action.AwsKind;

/** What is done to load balancers. */
@JsonSubTypes({
  @JsonSubTypes.Type(
      value = BalancingTemplate.DeregisterUnhealthyTargets.class,
      name = "deregister-unhealthy-targets"),
  @JsonSubTypes.Type(
      value = BalancingTemplate.RegisterTargetsAgain.class,
      name = "register-targets-again"),
  @JsonSubTypes.Type(value = BalancingTemplate.RegisterTarget.class, name = "register-target"),
  @JsonSubTypes.Type(
      value = BalancingTemplate.ShiftTargetWeights.class,
      name = "shift-target-weights")
})
public sealed interface BalancingTemplate extends AwsTemplate {

  @Override
  default AwsKind kind() {
    return AwsKind.TARGET_GROUP;
  }

  /** Out with all targets that fail their health check, at most so many, so many healthy stay. */
  record DeregisterUnhealthyTargets(int most, int healthy) implements BalancingTemplate {

    public DeregisterUnhealthyTargets {
      Amounts.atLeast("most", most, 1);
      Amounts.atLeast("healthy", healthy, 1);
    }
  }

  /** Back with what earlier steps took out. */
  record RegisterTargetsAgain() implements BalancingTemplate {}

  /** In with this target. */
  record RegisterTarget(String id, int port) implements BalancingTemplate {}

  /** All requests of a listener to one of the target groups that it shares them between. */
  record ShiftTargetWeights(String to) implements BalancingTemplate {

    @Override
    public AwsKind kind() {
      return AwsKind.LISTENER;
    }
  }
}
