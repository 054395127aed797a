package dev.hindsight.actions.aws;

import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.action.AwsCall;
import dev.hindsight.actions.action.AwsService;
import dev.hindsight.actions.aws.RoleSettings.Role;

/**
 * What a session of STS is asked for with; pure.
 *
 * @param name shown in AWS's own log of who did what
 * @param policy what it may do at most
 */
record Session(Role role, String name, String policy) {

  /** The shortest that STS gives. */
  private static final int SECONDS = 900;

  private static final int LONGEST_NAME = 64;

  // a dry run: whoever got hold of it could do nothing with it
  private static final String NOTHING =
      """
      {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}\
      """;

  static Session of(Role role, PlanId plan, PersonId approver, String policy) {
    String name = "hindsight-%s-%s".formatted(plan, approver).replaceAll("[^\\w+=,.@-]", "-");
    return new Session(
        role, name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name, policy);
  }

  /** To see whether one can be had. */
  static Session trial(Role role) {
    return new Session(role, "hindsight-doctor", NOTHING);
  }

  AwsCall call() {
    return AwsCall.of(
        AwsService.STS,
        "AssumeRole",
        p -> {
          p.put("RoleArn", role.arn()).put("RoleSessionName", name);
          p.put("Policy", policy).put("DurationSeconds", SECONDS);
          role.externalId().ifPresent(id -> p.put("ExternalId", id));
        });
  }
}
