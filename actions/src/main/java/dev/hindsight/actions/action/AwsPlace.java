package dev.hindsight.actions.action;

import dev.hindsight.actions.ObjectRef;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One region of one account: the place an AWS object is in, where a cluster's object has a UID. */
public record AwsPlace(String account, String region) {

  /** What each of them begins with, and no cluster's UID does. */
  public static final String PREFIX = "aws/";

  private static final Pattern IDENTITY =
      Pattern.compile(PREFIX + "(\\d{12})/([a-z]{2}(-[a-z]+)+-\\d)");

  /** Refuses what is neither an account's number nor a region's name. */
  public AwsPlace {
    if (!IDENTITY.matcher(identity(account, region)).matches()) {
      throw new IllegalArgumentException(
          "'%s' is no account number or '%s' no region".formatted(account, region));
    }
  }

  /** Where this object is; empty where it is no AWS object. */
  public static Optional<AwsPlace> of(ObjectRef object) {
    Matcher parts = IDENTITY.matcher(object.cluster());
    return parts.matches()
        ? Optional.of(new AwsPlace(parts.group(1), parts.group(2)))
        : Optional.empty();
  }

  /** The form it has in {@link ObjectRef#cluster}. */
  public String identity() {
    return identity(account, region);
  }

  private static String identity(String account, String region) {
    return "%s%s/%s".formatted(PREFIX, account, region);
  }

  /** Amazon's own name for what the region belongs to, the first part of each ARN. */
  public String partition() {
    return region.startsWith("cn-")
        ? "aws-cn"
        : region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
  }

  /** The ARN of an object here, of its service and last part: {@code rds:db:orders}. */
  public String arn(String object) {
    return arn(account, object);
  }

  /** The same of one of Amazon's own, which are in no account. */
  public String amazons(String object) {
    return arn("", object);
  }

  private String arn(String owner, String object) {
    String[] parts = object.split(":", 2);
    // people and roles are in no region, and names in the whole world not even in an account
    boolean names = parts[0].equals(AwsService.ROUTE_53.iam());
    String in = names || parts[0].equals(AwsService.IAM.iam()) ? "" : region;
    return "arn:%s:%s:%s:%s:%s".formatted(partition(), parts[0], in, names ? "" : owner, parts[1]);
  }
}
