package dev.hindsight.bench.search;

import dev.hindsight.bench.search.Ask.Protocol;
import dev.hindsight.local.data.CannotRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Pages and questions of a data directory: {@code A_alert_runbook} and {@code B_incidents}.
 *
 * @param runbooks in collections
 * @param incidents in one collection
 */
record Cases(List<Page> runbooks, List<Page> incidents, List<Ask> asks) {

  static final String INCIDENTS = "incidents";

  private static final JsonMapper JSON = new JsonMapper();

  Cases {
    runbooks = List.copyOf(runbooks);
    incidents = List.copyOf(incidents);
    asks = List.copyOf(asks);
  }

  /** Throws CannotRun, with the file and line, when something is missing or cannot be read. */
  static Cases read(Path directory) {
    Path alerts = directory.resolve("A_alert_runbook");
    Path reports = directory.resolve("B_incidents");
    List<Page> runbooks = new ArrayList<>();
    lines(
        alerts.resolve("corpus.jsonl"),
        page ->
            runbooks.add(
                new Page(
                    text(page, "id"),
                    text(page, "collection"),
                    text(page, "title"),
                    text(page, "text"))));
    List<Page> incidents = new ArrayList<>();
    lines(
        reports.resolve("incidents.jsonl"),
        page ->
            incidents.add(
                new Page(text(page, "id"), INCIDENTS, text(page, "title"), text(page, "text"))));
    List<Ask> asks = new ArrayList<>();
    Map<String, String> collections =
        runbooks.stream().collect(Collectors.toMap(Page::id, Page::collection));
    lines(alerts.resolve("queries.jsonl"), query -> alert(query, collections, asks));
    lines(reports.resolve("rca_queries.jsonl"), query -> incident(query, asks));
    return new Cases(runbooks, incidents, asks);
  }

  private static void alert(JsonNode query, Map<String, String> collections, List<Ask> asks) {
    String collection = text(query, "collection");
    Set<String> relevant = new HashSet<>(texts(query, "relevant"));
    relevant.removeIf(id -> !collection.equals(collections.get(id)));
    Map<String, String> labels = new LinkedHashMap<>();
    query.path("labels").properties().forEach(l -> labels.put(l.getKey(), l.getValue().asString()));
    asks.add(
        new Ask(
            Protocol.NATURAL,
            text(query, "id"),
            text(query, "text_natural"),
            labels,
            collection,
            relevant,
            Set.of()));
    if (query.path("masked_ok").asBoolean()) {
      asks.add(
          new Ask(
              Protocol.MASKED,
              text(query, "id"),
              text(query, "text"),
              labels,
              collection,
              relevant,
              Set.of()));
    }
  }

  private static void incident(JsonNode query, List<Ask> asks) {
    String seen = text(query, "alert_or_symptom_text");
    Set<String> own = Set.copyOf(texts(query, "relevant"));
    Set<String> siblings = Set.copyOf(texts(query, "related"));
    String id = text(query, "id");
    asks.add(new Ask(Protocol.KNOWN, id, seen, new HashMap<>(), INCIDENTS, own, Set.of()));
    if (!siblings.isEmpty()) {
      asks.add(new Ask(Protocol.RECURRENCE, id, seen, new HashMap<>(), INCIDENTS, siblings, own));
    }
  }

  private static void lines(Path file, Consumer<JsonNode> each) {
    int number = 0;
    try {
      for (String line : Files.readAllLines(file)) {
        number++;
        each.accept(JSON.readTree(line));
      }
    } catch (IOException e) {
      throw new CannotRun("%s cannot be read: %s".formatted(file, e), e);
    } catch (JacksonException | IllegalArgumentException e) {
      throw new CannotRun("%s line %d: %s".formatted(file, number, e.getMessage()), e);
    }
  }

  private static String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    if (!value.isString()) {
      throw new IllegalArgumentException("'%s' is missing".formatted(field));
    }
    return value.asString();
  }

  private static List<String> texts(JsonNode node, String field) {
    return node.path(field).valueStream().map(JsonNode::asString).toList();
  }
}
