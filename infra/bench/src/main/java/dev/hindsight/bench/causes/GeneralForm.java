package dev.hindsight.bench.causes;

import dev.hindsight.knowledge.EvidenceLine;
import dev.hindsight.knowledge.Symptoms;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The general form: every item of evidence is an object, a kind and a text. */
final class GeneralForm {

  private GeneralForm() {}

  static Case read(JsonNode one) {
    String id = one.path("id").asString("");
    List<Pointer> pointers = new ArrayList<>();
    List<EvidenceLine> evidence = lines(one.path("evidence"), "evidence", pointers);
    List<EvidenceLine> healthy = lines(one.path("healthy"), "healthy", new ArrayList<>());
    Subject subject = Subject.of(about(evidence));
    return new Case(
        id,
        one.path("group").asString(id),
        new Symptoms(
            subject.name(),
            subject.namespace(),
            List.of(),
            List.of(),
            evidence,
            healthy,
            Case.MOMENT),
        pointers,
        label(one.path("expected")));
  }

  /** What the alerts are about; without alerts, what the evidence begins with. */
  private static String about(List<EvidenceLine> evidence) {
    return Stream.concat(
            evidence.stream().filter(line -> line.kind().equals("alert")), evidence.stream())
        .map(EvidenceLine::object)
        .filter(object -> !object.isBlank())
        .findFirst()
        .orElse("");
  }

  private static List<EvidenceLine> lines(JsonNode items, String name, List<Pointer> pointers) {
    List<EvidenceLine> lines = new ArrayList<>();
    int at = 0;
    for (JsonNode item : items) {
      String kind = item.path("kind").asString("").strip().toLowerCase(Locale.ROOT);
      if (kind.isEmpty() || !item.path("text").isString()) {
        throw new IllegalArgumentException("%s[%d] has no kind or no text".formatted(name, at));
      }
      String object = Objects.toEngine(item.path("object").asString(""));
      for (String text : item.path("text").asString("").lines().toList()) {
        if (!text.isBlank()) {
          lines.add(new EvidenceLine(lines.size() + 1, object, kind, text));
          pointers.add(Pointer.item(at));
        }
      }
      at++;
    }
    return lines;
  }

  private static Optional<Label> label(JsonNode expected) {
    String cause = expected.path("cause").asString("");
    if (cause.isBlank()) {
      return Optional.empty();
    }
    return Optional.of(
        new Label(
            cause,
            List.of(cause),
            object(expected.path("object")),
            text(expected.path("also").path("cause")),
            List.of()));
  }

  private static Optional<String> object(JsonNode node) {
    return text(node).map(Objects::toEngine);
  }

  private static Optional<String> text(JsonNode node) {
    return Optional.of(node.asString("")).filter(text -> !text.isBlank());
  }
}
