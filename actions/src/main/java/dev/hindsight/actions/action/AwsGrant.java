package dev.hindsight.actions.action;

/**
 * One right in an IAM policy.
 *
 * @param permission {@code ec2:StopInstances}
 * @param resource the ARN, or {@code *} where the API allows no narrower one
 */
public record AwsGrant(String permission, String resource) {}
