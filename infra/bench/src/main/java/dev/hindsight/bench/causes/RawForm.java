package dev.hindsight.bench.causes;

import dev.hindsight.knowledge.EvidenceLine;
import dev.hindsight.knowledge.Symptoms;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** The form of whole outputs: every item of evidence is what one tool or command put out. */
final class RawForm {

  private static final Map<String, String> TOOLS = Table.read("tools.txt");

  private final List<EvidenceLine> lines = new ArrayList<>();
  private final List<Pointer> pointers = new ArrayList<>();

  private RawForm() {}

  static boolean isOne(JsonNode one) {
    return one.has("expected_root_cause_category") || one.path("evidence").path(0).has("output");
  }

  static Case read(JsonNode one) {
    return new RawForm().of(one);
  }

  /** The kind of a tool's output. */
  static String kind(String tool) {
    return TOOLS.entrySet().stream()
        .filter(row -> row.getKey().equals("*") || tool.contains(row.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow();
  }

  private Case of(JsonNode one) {
    RawAlert alert = RawAlert.of(one.path("alert"));
    List<String> texts = alert.lines();
    for (int i = 0; i < texts.size(); i++) {
      add("alert", "alert", texts.get(i), new Pointer(Pointer.ALERT, i));
    }
    int at = 0;
    for (JsonNode item : one.path("evidence")) {
      item(item, at++);
    }
    Subject subject = alert.subject().orElseGet(() -> looked(one.path("evidence")));
    String id = one.path("id").asString("");
    return new Case(
        id,
        one.path("group").asString(id),
        new Symptoms(
            subject.name(),
            subject.namespace(),
            alert.name().stream().toList(),
            List.of(),
            lines,
            Case.MOMENT),
        pointers,
        label(one));
  }

  private void item(JsonNode item, int at) {
    if (!item.path("output").isString()) {
      throw new IllegalArgumentException("evidence[%d] has no output".formatted(at));
    }
    String kind = kind(item.path("tool").asString(""));
    String object =
        kind.endsWith("log")
            ? RawObject.ofLog(item.path("params")).orElse("")
            : RawObject.of(item.path("params")).orElse("");
    List<String> texts = item.path("output").asString("").lines().toList();
    for (int i = 0; i < texts.size(); i++) {
      add(object, kind, texts.get(i), new Pointer(at, i));
    }
  }

  private void add(String object, String kind, String text, Pointer pointer) {
    if (!text.isBlank()) {
      lines.add(new EvidenceLine(lines.size() + 1, object, kind, text));
      pointers.add(pointer);
    }
  }

  /** The first object that was asked for by its name. */
  private static Subject looked(JsonNode evidence) {
    return StreamSupport.stream(evidence.spliterator(), false)
        .flatMap(item -> RawObject.of(item.path("params")).stream())
        .findFirst()
        .map(Subject::of)
        .orElse(Subject.of(""));
  }

  private static Optional<Label> label(JsonNode one) {
    String cause = one.path("expected_root_cause_category").asString("");
    if (cause.isBlank()) {
      return Optional.empty();
    }
    List<String> accepted =
        Stream.concat(Stream.of(cause), strings(one.path("accepted_categories")).stream())
            .distinct()
            .toList();
    List<List<String>> mention =
        StreamSupport.stream(one.path("must_mention").spliterator(), false)
            .map(RawForm::strings)
            .toList();
    return Optional.of(new Label(cause, accepted, Optional.empty(), Optional.empty(), mention));
  }

  private static List<String> strings(JsonNode list) {
    return list.isString()
        ? List.of(list.asString())
        : StreamSupport.stream(list.spliterator(), false).map(JsonNode::asString).toList();
  }
}
