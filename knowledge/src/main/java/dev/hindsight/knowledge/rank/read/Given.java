package dev.hindsight.knowledge.rank.read;

import dev.hindsight.knowledge.EvidenceLine;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** A Kubernetes object that was given whole, and the lines it stands on. */
public record Given(JsonNode object, Lines lines) {

  public String kind() {
    return text("/kind");
  }

  public String name() {
    return text("/metadata/name");
  }

  public String namespace() {
    return text("/metadata/namespace");
  }

  /** {@code Deployment shop/checkout}. */
  public String display() {
    return namespace().isEmpty()
        ? kind() + " " + name()
        : kind() + " " + namespace() + "/" + name();
  }

  public JsonNode at(String pointer) {
    return object.at(pointer);
  }

  public String text(String pointer) {
    return object.at(pointer).asString("");
  }

  /** Whether it was written down to be applied, not read back from a cluster. */
  public boolean isManifest() {
    return lines.kind().equals("manifest");
  }

  /** The line that holds all of these words; the object's first line where none does. */
  public int numberOf(String... words) {
    return lines.numberOf(words);
  }

  /** All its lines that say something. */
  public List<Integer> numbers() {
    return lines.all().stream()
        .filter(line -> !line.text().isBlank())
        .map(EvidenceLine::number)
        .distinct()
        .toList();
  }

  /** The pod template of a workload, the pod itself of a pod; missing for other kinds. */
  public JsonNode podSpec() {
    return switch (kind()) {
      case "Pod" -> at("/spec");
      case "CronJob" -> at("/spec/jobTemplate/spec/template/spec");
      default -> at("/spec/template/spec");
    };
  }

  /** The labels its pods carry. */
  public Map<String, String> podLabels() {
    return switch (kind()) {
      case "Pod" -> labels(at("/metadata/labels"));
      case "CronJob" -> labels(at("/spec/jobTemplate/spec/template/metadata/labels"));
      default -> labels(at("/spec/template/metadata/labels"));
    };
  }

  /** Containers and init containers. */
  public List<JsonNode> containers() {
    return Stream.of("initContainers", "containers")
        .flatMap(field -> list(podSpec().path(field)).stream())
        .toList();
  }

  public static List<JsonNode> list(JsonNode array) {
    return array.isArray() ? StreamSupport.stream(array.spliterator(), false).toList() : List.of();
  }

  public static Map<String, String> labels(JsonNode object) {
    return object.properties().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                e -> e.getValue().asString(""),
                (a, _) -> a,
                java.util.TreeMap::new));
  }
}
