package dev.hindsight.actions.kubernetes;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One call of the API.
 *
 * @param verb as RBAC calls it
 * @param what for people: "deployments in namespace shop"
 * @param path absolute, its parts escaped already
 * @param body JSON; a merge patch where the verb is patch
 * @param as the user with whose rights it is made; the bot where there is none
 */
record Request(
    String verb,
    String what,
    String path,
    Map<String, String> query,
    Optional<String> body,
    String agent,
    Optional<String> as) {

  private static final Map<String, String> METHODS =
      Map.of("get", "GET", "patch", "PATCH", "create", "POST", "delete", "DELETE");

  Request {
    query = new LinkedHashMap<>(query);
  }

  Request(
      String verb,
      String what,
      String path,
      Map<String, String> query,
      Optional<String> body,
      String agent) {
    this(verb, what, path, query, body, agent, Optional.empty());
  }

  /** The same with that user's rights. */
  Request as(Optional<String> user) {
    return new Request(verb, what, path, query, body, agent, user);
  }

  static Request get(String what, String path, Map<String, String> query) {
    return new Request("get", what, path, query, Optional.empty(), "hindsight");
  }

  static Request patch(
      String what, String path, Map<String, String> query, String body, String agent) {
    return new Request("patch", what, path, query, Optional.of(body), agent);
  }

  String method() {
    return METHODS.getOrDefault(verb, "GET");
  }

  String contentType() {
    return verb.equals("patch") ? "application/merge-patch+json" : "application/json";
  }

  /** One part of a path. */
  static String escape(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
