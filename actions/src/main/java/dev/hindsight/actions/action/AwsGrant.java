package dev.hindsight.actions.action;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One right in an IAM policy.
 *
 * @param permission {@code ec2:StopInstances}
 * @param resource the ARN, or {@code *} where the API allows no narrower one
 * @param condition what else must be so
 */
public record AwsGrant(String permission, String resource, AwsCondition condition) {

  /** Without a condition. */
  public AwsGrant(String permission, String resource) {
    this(permission, resource, AwsCondition.NONE);
  }

  /** What an action of that type needs in one place, in the order in which it says so. */
  public static List<AwsGrant> of(Class<?> action, AwsPlace place) {
    return Arrays.stream(action.getAnnotationsByType(NeedsAws.class))
        .map(
            needs ->
                new AwsGrant(
                    needs.permission(),
                    needs.ofAmazon() ? place.amazons(needs.on()) : place.arn(needs.on()),
                    needs.recordTypes().length > 0
                        ? AwsCondition.records(List.of(needs.recordTypes()))
                        : AwsCondition.passedTo(needs.passedTo())))
        .toList();
  }

  /** Whether whoever has this one has the other one too. */
  public boolean covers(AwsGrant other) {
    String any =
        Arrays.stream(resource.split("\\*", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*"));
    return permission.equals(other.permission())
        && condition.covers(other.condition())
        && other.resource().matches(any);
  }
}
