package dev.hindsight.actions.kubernetes;

import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.adapter.Outcome.Done;
import dev.hindsight.actions.rights.Rule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the API server who the bot is to it and what the bot may do; everybody may ask that. */
@Component
class AccessReviews {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Rule EVERYTHING = new Rule("*", List.of("*"), List.of("*"), List.of());

  private final KubeClient client;

  AccessReviews(KubeClient client) {
    this.client = client;
  }

  /** "v1.33.6". */
  Outcome<String> version() {
    return client
        .json(Request.get("its version", "/version", Map.of()))
        .map(version -> Json.text(version, "/gitVersion"));
  }

  /** The name by which refusals call the bot. */
  Outcome<String> identity() {
    return post("who the bot is", "authentication", "SelfSubjectReview", Map.of())
        .map(review -> Json.text(review, "/status/userInfo/username"));
  }

  /** The names of all namespaces. */
  Outcome<List<String>> namespaces() {
    return client
        .json(
            new Request(
                "list",
                "namespaces",
                "/api/v1/namespaces",
                Map.of(),
                Optional.empty(),
                "hindsight"))
        .map(
            list ->
                Json.items(list).stream().map(one -> Json.text(one, "/metadata/name")).toList());
  }

  /** Whether nothing at all is kept from the bot. */
  Outcome<Boolean> mayEverything() {
    return mayAll(EVERYTHING, "");
  }

  /** Whether the bot may act as that user. */
  Outcome<Boolean> mayBe(String user) {
    return allowed(Map.of("verb", "impersonate", "resource", "users", "name", user));
  }

  /** Whether all of the rule is granted there; empty means the whole cluster. */
  Outcome<Boolean> mayAll(Rule rule, String namespace) {
    Outcome<Boolean> all = new Done<>(true);
    for (String verb : rule.verbs()) {
      for (String resource : rule.resources()) {
        all =
            all.then(yes -> yes ? may(verb, rule.group(), resource, namespace) : new Done<>(false));
      }
    }
    return all;
  }

  /** Whether anything at all may be changed there by these rules, as far as can be told. */
  boolean mayChange(List<Rule> rules, String namespace) {
    return rules.stream()
        .filter(Rule::changes)
        .anyMatch(rule -> mayAll(rule, namespace).equals(new Done<>(true)));
  }

  private Outcome<Boolean> may(String verb, String group, String resource, String namespace) {
    String[] parts = resource.split("/", 2);
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("verb", verb);
    attributes.put("group", group);
    attributes.put("resource", parts[0]);
    attributes.put("subresource", parts.length > 1 ? parts[1] : "");
    attributes.put("namespace", namespace);
    return allowed(attributes);
  }

  private Outcome<Boolean> allowed(Map<String, String> attributes) {
    return post(
            "what the bot may do",
            "authorization",
            "SelfSubjectAccessReview",
            Map.of("resourceAttributes", attributes))
        .map(review -> review.at("/status/allowed").asBoolean(false));
  }

  private Outcome<JsonNode> post(String what, String area, String kind, Map<String, ?> spec) {
    String group = area + ".k8s.io/v1";
    Map<String, Object> review = new LinkedHashMap<>();
    review.put("apiVersion", group);
    review.put("kind", kind);
    review.put("spec", spec);
    return client.json(
        new Request(
            "create",
            what,
            "/apis/" + group + "/" + kind.toLowerCase(Locale.ROOT) + "s",
            Map.of(),
            Optional.of(JSON.writeValueAsString(review)),
            "hindsight"));
  }
}
