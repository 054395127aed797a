package dev.hindsight.actions.aws;

import dev.hindsight.actions.action.AwsCall;
import dev.hindsight.actions.action.AwsCondition;
import dev.hindsight.actions.action.AwsService;
import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.rights.Statement;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What IAM says that somebody may do, without its being done. */
final class Simulation {

  private static final Pattern SESSION =
      Pattern.compile("arn:([a-z-]+):sts::(\\d{12}):assumed-role/([^/]+)/.+");
  private static final Pattern USER = Pattern.compile("arn:[a-z-]+:iam::\\d{12}:user/.+");

  private Simulation() {}

  /** Whose policies count for this caller; empty where no policy is its own. */
  static Optional<String> principal(String caller) {
    Matcher session = SESSION.matcher(caller);
    if (session.matches()) {
      // a role's path is not in the session's name; IAM then knows no such role
      return Optional.of(
          "arn:%s:iam::%s:role/%s".formatted(session.group(1), session.group(2), session.group(3)));
    }
    return Optional.of(caller).filter(one -> USER.matcher(one).matches());
  }

  /** Whether all of it is allowed. */
  static Outcome<Boolean> ask(Calls aws, String principal, Statement wanted) {
    return aws.make(
            AwsCall.of(
                AwsService.IAM,
                "SimulatePrincipalPolicy",
                p -> {
                  p.put("PolicySourceArn", principal);
                  var actions = p.putArray("ActionNames");
                  wanted.permissions().forEach(actions::add);
                  var resources = p.putArray("ResourceArns");
                  wanted.resources().forEach(resources::add);
                  wanted.condition().only().forEach((key, values) -> context(p, key, values));
                }))
        .map(Simulation::allowed);
  }

  /** As the call would have it. */
  private static void context(ObjectNode parameters, String key, List<String> values) {
    ObjectNode entry =
        parameters
            .withArray("ContextEntries")
            .addObject()
            .put("ContextKeyName", key)
            .put(
                "ContextKeyType",
                AwsCondition.operator(key).equals("StringEquals") ? "string" : "stringList");
    values.forEach(entry.putArray("ContextKeyValues")::add);
  }

  private static boolean allowed(JsonNode answer) {
    JsonNode results = answer.path("EvaluationResults");
    return !results.isEmpty()
        && results.values().stream().flatMap(Simulation::decisions).allMatch("allowed"::equals);
  }

  private static Stream<String> decisions(JsonNode result) {
    return Stream.concat(
        Stream.of(Answers.text(result, "/EvalDecision")),
        result.path("ResourceSpecificResults").values().stream()
            .map(one -> Answers.text(one, "/EvalResourceDecision")));
  }
}
