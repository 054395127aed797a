package dev.hindsight.local.cluster.access;

import dev.hindsight.local.cluster.store.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads the rights of service accounts out of a manifest with roles and bindings. */
public final class RbacFile {

  private final List<JsonNode> documents;

  private RbacFile(List<JsonNode> documents) {
    this.documents = documents;
  }

  /** The manifest that an administrator applies for Hindsight, as the project ships it. */
  public static RbacFile shipped() {
    try (InputStream in = RbacFile.class.getResourceAsStream("/kubernetes/rbac.yaml")) {
      if (in == null) {
        throw new IllegalStateException("kubernetes/rbac.yaml is not on the class path");
      }
      return parse(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Throws IllegalArgumentException when the text is not YAML. */
  public static RbacFile parse(String yaml) {
    try {
      var all = new ArrayList<JsonNode>();
      new YAMLMapper()
          .readerFor(JsonNode.class)
          .<JsonNode>readValues(yaml)
          .forEachRemaining(all::add);
      return new RbacFile(List.copyOf(all));
    } catch (JacksonException e) {
      throw new IllegalArgumentException("not a YAML manifest: " + e.getOriginalMessage(), e);
    }
  }

  /** The account with the grants of every binding that names it; without any it may nothing. */
  public ClusterUser serviceAccount(String namespace, String name) {
    List<Grant> grants =
        documents.stream()
            .filter(one -> Json.text(one, "kind").endsWith("RoleBinding"))
            .filter(binding -> names(binding, namespace, name))
            .map(this::grant)
            .toList();
    return new ClusterUser("system:serviceaccount:%s:%s".formatted(namespace, name), grants);
  }

  private static boolean names(JsonNode binding, String namespace, String name) {
    return Json.items(binding, "subjects")
        .anyMatch(
            subject ->
                Json.text(subject, "kind").equals("ServiceAccount")
                    && Json.text(subject, "namespace").equals(namespace)
                    && Json.text(subject, "name").equals(name));
  }

  private Grant grant(JsonNode binding) {
    boolean everywhere = Json.text(binding, "kind").equals("ClusterRoleBinding");
    String namespace = everywhere ? "" : Json.text(binding, "metadata", "namespace");
    String kind = Json.text(binding, "roleRef", "kind");
    Stream<JsonNode> rules =
        documents.stream()
            .filter(role -> Json.text(role, "kind").equals(kind))
            .filter(
                role ->
                    Json.text(role, "metadata", "name")
                        .equals(Json.text(binding, "roleRef", "name")))
            .filter(
                role ->
                    kind.equals("ClusterRole")
                        || Json.text(role, "metadata", "namespace").equals(namespace))
            .flatMap(role -> Json.items(role, "rules"));
    return new Grant(namespace, rules.map(RbacFile::rule).toList());
  }

  private static Rule rule(JsonNode rule) {
    return new Rule(
        words(rule, "apiGroups"),
        words(rule, "resources"),
        words(rule, "verbs"),
        words(rule, "resourceNames"));
  }

  private static Set<String> words(JsonNode rule, String field) {
    return Json.items(rule, field).map(one -> one.asString("")).collect(Collectors.toSet());
  }
}
