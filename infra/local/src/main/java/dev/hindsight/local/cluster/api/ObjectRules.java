package dev.hindsight.local.cluster.api;

import dev.hindsight.local.cluster.policy.Admission;
import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Key;
import dev.hindsight.local.cluster.store.Kind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Which defaults and which validation each kind has, and the admission that all share. */
final class ObjectRules {

  private ObjectRules() {}

  /** Fills in what the client left open. */
  static void complete(Kind kind, ObjectNode object) {
    switch (kind) {
      case DEPLOYMENT -> DeploymentRules.complete(object);
      case POD -> PodRules.complete(object);
      case JOB -> JobRules.complete(object);
      case NODE -> NodeRules.complete(object);
      case STATEFUL_SET, DAEMON_SET -> SetRules.complete(kind, object);
      case HORIZONTAL_POD_AUTOSCALER -> AutoscalerRules.complete(object);
      case PERSISTENT_VOLUME_CLAIM ->
          PodTemplateRules.canonical(Json.at(object, "spec", "resources", "requests"));
      case RESOURCE_QUOTA -> PodTemplateRules.canonical(Json.at(object, "spec", "hard"));
      default -> {
        // stored as written
      }
    }
  }

  /** Throws the API's 400 or 422; {@code before} is an empty object for a new one. */
  static void check(Key key, JsonNode before, ObjectNode after) {
    var errors = new FieldErrors();
    if (before.isEmpty()) {
      SmallRules.name(errors, key.name());
    }
    switch (key.kind()) {
      case DEPLOYMENT -> DeploymentRules.check(errors, before, after);
      case POD -> PodRules.check(errors, before, after);
      case JOB -> JobRules.check(errors, before, after);
      case NODE -> NodeRules.check(errors, after);
      case RESOURCE_QUOTA -> SmallRules.quota(errors, after);
      case POD_DISRUPTION_BUDGET -> SmallRules.budget(errors, after);
      case STATEFUL_SET, DAEMON_SET -> SetRules.check(errors, key.kind(), before, after);
      case HORIZONTAL_POD_AUTOSCALER -> AutoscalerRules.check(errors, after);
      case CONFIG_MAP -> SmallRules.configMap(errors, before, after);
      case PERSISTENT_VOLUME_CLAIM -> ClaimRules.check(errors, before, after);
      case REPLICA_SET -> SmallRules.unchanged(errors, before, after);
      default -> {
        // nothing that could be wrong
      }
    }
    errors.orThrow(key);
  }

  /** Asks admission; throws the API's 422 of a policy or 403 of a webhook. */
  static void admit(Key key, JsonNode before, JsonNode after) {
    Admission.review(key.kind(), before, after)
        .ifPresent(
            denial -> {
              throw switch (denial) {
                case Admission.Denial.ByPolicy(String policy, String why) ->
                    ApiFailure.deniedByPolicy(key, policy, why);
                case Admission.Denial.ByWebhook(String webhook, String why) ->
                    ApiFailure.denied(webhook, why);
              };
            });
  }
}
