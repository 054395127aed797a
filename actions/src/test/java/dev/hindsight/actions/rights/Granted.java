package dev.hindsight.actions.rights;

import dev.hindsight.actions.action.Grant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What a manifest grants, read as a cluster would read it. */
record Granted(List<JsonNode> documents) {

  static Granted in(String manifest) {
    try (var read =
        YAMLMapper.shared()
            .readerFor(new TypeReference<JsonNode>() {})
            .<JsonNode>readValues(manifest)) {
      return new Granted(read.readAll());
    }
  }

  /** All single rights of the roles of that name. */
  Set<Grant> by(String role) {
    Set<Grant> grants = new HashSet<>();
    documents.stream()
        .filter(one -> one.at("/metadata/name").asString().equals(role))
        .forEach(one -> one.path("rules").forEach(rule -> add(rule, grants)));
    return grants;
  }

  private static void add(JsonNode rule, Set<Grant> grants) {
    for (JsonNode verb : rule.path("verbs")) {
      for (JsonNode group : rule.path("apiGroups")) {
        for (JsonNode resource : rule.path("resources")) {
          grants.add(new Grant(group.asString(), resource.asString(), verb.asString()));
        }
      }
    }
  }
}
