package dev.hindsight.knowledge.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads one line of JSON: a runbook, an incident or a ticket as tools export them. */
final class JsonDocument {

  private static final int DEEPEST = 50;
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .build())
          .build();

  private static final List<String> ID =
      List.of("id", "key", "number", "slug", "incidentid", "ticketid", "uid");
  private static final List<String> TEXT =
      List.of("text", "body", "content", "markdown", "description");

  /** What is worth a heading of its own, under the names that it goes by. */
  private static final Map<String, List<String>> SECTIONS = sections();

  private JsonDocument() {}

  /**
   * A line as read.
   *
   * @param id what it is called among the others, where it says so
   */
  record Item(Optional<String> id, Draft draft) {}

  static Item read(String line) throws Unreadable {
    FactNames names = new FactNames(object(line));
    Facts facts = names.facts();
    String text = names.first(TEXT).orElse("");
    Draft whole = MarkdownDocument.read("", text);
    // a ticket's summary is its title
    Optional<String> summary = names.first(List.of("summary"));
    boolean untitled = facts.title().isEmpty() && whole.title().isEmpty();
    String title =
        facts
            .title()
            .or(() -> untitled ? summary.filter(s -> s.length() <= 200) : Optional.empty())
            .or(() -> Optional.of(whole.title()).filter(t -> !t.isEmpty()))
            .or(() -> names.first(ID))
            .orElseThrow(() -> new Unreadable("has neither title nor id"));
    List<Passage> sections = new ArrayList<>(retitled(title, whole));
    SECTIONS.forEach(
        (heading, fields) ->
            names
                .first(fields)
                .filter(value -> !value.equals(title) && !text.contains(value))
                .ifPresent(value -> sections.add(new Passage(List.of(title, heading), value))));
    if (sections.isEmpty()) {
      sections.add(new Passage(List.of(title), title));
    }
    Draft draft = new Draft(title, facts.or(whole.facts()), sections);
    return new Item(
        names.first(ID),
        DocumentReader.checked(draft).withAlertsOfHeadings(names.first(ID).orElse("")));
  }

  private static JsonNode object(String line) throws Unreadable {
    try {
      JsonNode node = JSON.readTree(line);
      if (node == null || !node.isObject()) {
        throw new Unreadable("is no JSON object");
      }
      return node;
    } catch (JacksonException e) {
      throw new Unreadable("is no JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static List<Passage> retitled(String title, Draft draft) {
    return draft.sections().stream()
        .map(
            section -> {
              List<String> path = new ArrayList<>(section.headingPath());
              path.set(0, title);
              if (path.size() > 1 && path.get(1).equals(title)) {
                path.remove(1);
              }
              return new Passage(path, section.body());
            })
        .toList();
  }

  private static Map<String, List<String>> sections() {
    Map<String, List<String>> sections = new LinkedHashMap<>();
    sections.put("Summary", List.of("summary", "overview"));
    sections.put("Symptoms", List.of("symptoms", "symptom", "detection"));
    sections.put("Impact", List.of("impact"));
    sections.put("Root cause", List.of("rootcause", "rootcauses", "cause"));
    sections.put("Timeline", List.of("timeline"));
    sections.put(
        "Resolution", List.of("resolution", "remediation", "mitigation", "fix", "solution"));
    sections.put("Lessons", List.of("lessons", "lessonslearned", "actionitems", "followups"));
    sections.put("Comments", List.of("comments", "notes"));
    return sections;
  }
}
