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
 * @param passedTo the only service that a role may be handed to; empty where it is no role
 */
public record AwsGrant(String permission, String resource, String passedTo) {

  /** Of what is no role. */
  public AwsGrant(String permission, String resource) {
    this(permission, resource, "");
  }

  /** What an action of that type needs in one place, in the order in which it says so. */
  public static List<AwsGrant> of(Class<?> action, AwsPlace place) {
    return Arrays.stream(action.getAnnotationsByType(NeedsAws.class))
        .map(
            needs ->
                new AwsGrant(
                    needs.permission(),
                    needs.ofAmazon() ? place.amazons(needs.on()) : place.arn(needs.on()),
                    needs.passedTo()))
        .toList();
  }

  /** Whether whoever has this one has the other one too. */
  public boolean covers(AwsGrant other) {
    String any =
        Arrays.stream(resource.split("\\*", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*"));
    return permission.equals(other.permission())
        && passedTo.equals(other.passedTo())
        && other.resource().matches(any);
  }
}
