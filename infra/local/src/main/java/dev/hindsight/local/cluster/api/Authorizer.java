package dev.hindsight.local.cluster.api;

import dev.hindsight.local.cluster.access.Attributes;
import dev.hindsight.local.cluster.access.ClusterUser;
import dev.hindsight.local.cluster.access.Rule;
import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Kind;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lets a user's roles decide over a request, and answers who asks about that beforehand. */
final class Authorizer {

  private Authorizer() {}

  /** Throws the 403 of the API. */
  static void check(ApiRequest request, ResourcePath path, String group) {
    Attributes wish = wish(request, path, group);
    if (!request.user().may(wish)) {
      throw ApiFailure.forbidden(wish, wish.refusal(request.user().name()));
    }
  }

  /** The practice endpoints are the administrator's; throws the 403 of the API. */
  static void checkPath(ApiRequest request) {
    if (!request.user().mayEverything()) {
      throw ApiFailure.forbiddenPath(
          "User \"%s\" cannot %s path \"%s\""
              .formatted(request.user().name(), verb(request, true), request.path()));
    }
  }

  private static Attributes wish(ApiRequest request, ResourcePath path, String group) {
    // the API server counts a namespace itself as inside of it
    String namespace = path.kind() == Kind.NAMESPACE ? path.name() : path.namespace();
    return new Attributes(
        verb(request, !path.name().isEmpty()),
        group,
        path.kind().plural(),
        path.subresource(),
        namespace,
        path.name());
  }

  private static String verb(ApiRequest request, boolean named) {
    return switch (request.method()) {
      case "GET", "HEAD" -> named ? "get" : request.asks("watch") ? "watch" : "list";
      case "POST" -> "create";
      case "PUT" -> "update";
      case "PATCH" -> "patch";
      case "DELETE" -> named ? "delete" : "deletecollection";
      default -> request.method();
    };
  }

  /** Fills the status of a {@code SelfSubjectAccessReview}. */
  static ObjectNode review(ClusterUser user, ObjectNode review) {
    JsonNode asked = Json.at(review, "spec", "resourceAttributes");
    Attributes wish =
        new Attributes(
            Json.text(asked, "verb"),
            Json.text(asked, "group"),
            Json.text(asked, "resource"),
            Json.text(asked, "subresource"),
            Json.text(asked, "namespace"),
            Json.text(asked, "name"));
    boolean allowed = asked.isMissingNode() ? user.mayEverything() : user.may(wish);
    ObjectNode answer = answer(review, "SelfSubjectAccessReview");
    ObjectNode status = answer.putObject("status").put("allowed", allowed);
    if (allowed) {
      status.put("reason", "RBAC: allowed by a role of User \"%s\"".formatted(user.name()));
    }
    return answer;
  }

  /** A {@code SelfSubjectReview}: who somebody is here. */
  static ObjectNode who(ClusterUser user) {
    ObjectNode answer =
        Json.object()
            .put("kind", "SelfSubjectReview")
            .put("apiVersion", "authentication.k8s.io/v1");
    answer.putObject("metadata");
    ObjectNode info = answer.putObject("status").putObject("userInfo");
    info.put("username", user.name());
    ArrayNode groups = info.putArray("groups");
    user.groups().forEach(groups::add);
    return answer;
  }

  /** Fills the status of a {@code SelfSubjectRulesReview}: what a user may do in a namespace. */
  static ObjectNode rules(ClusterUser user, ObjectNode review) {
    ObjectNode answer = answer(review, "SelfSubjectRulesReview");
    ObjectNode status = answer.putObject("status").put("incomplete", false);
    status.putArray("nonResourceRules");
    ArrayNode rules = status.putArray("resourceRules");
    user.grantsIn(Json.text(review, "spec", "namespace"))
        .flatMap(grant -> grant.rules().stream())
        .forEach(rule -> add(rules.addObject(), rule));
    return answer;
  }

  private static void add(ObjectNode to, Rule rule) {
    words(to.putArray("apiGroups"), rule.groups());
    words(to.putArray("resources"), rule.resources());
    words(to.putArray("verbs"), rule.verbs());
    if (!rule.names().isEmpty()) {
      words(to.putArray("resourceNames"), rule.names());
    }
  }

  private static void words(ArrayNode array, Set<String> words) {
    words.stream().sorted().forEach(array::add);
  }

  private static ObjectNode answer(ObjectNode review, String kind) {
    ObjectNode answer =
        Json.object().put("kind", kind).put("apiVersion", "authorization.k8s.io/v1");
    answer.putObject("metadata");
    answer.set("spec", review.path("spec"));
    return answer;
  }
}
