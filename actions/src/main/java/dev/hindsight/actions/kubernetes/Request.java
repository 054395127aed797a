package dev.hindsight.actions.kubernetes;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One call of the API.
 *
 * @param what for people: "deployments in namespace shop"
 * @param path absolute, its parts escaped already
 */
record Request(
    String verb,
    String what,
    String path,
    Map<String, String> query,
    Optional<String> mergePatch,
    String agent) {

  Request {
    query = new LinkedHashMap<>(query);
  }

  static Request get(String what, String path, Map<String, String> query) {
    return new Request("get", what, path, query, Optional.empty(), "hindsight");
  }

  static Request patch(
      String what, String path, Map<String, String> query, String body, String agent) {
    return new Request("patch", what, path, query, Optional.of(body), agent);
  }

  String method() {
    return mergePatch.isPresent() ? "PATCH" : "GET";
  }
}
