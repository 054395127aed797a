package dev.hindsight.knowledge.document;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Finds what exports and front matters call by many names; upper case and dashes do not count. */
final class FactNames {

  private static final List<String> TITLE = List.of("title", "name", "subject");
  private static final List<String> ALERTS =
      List.of("alerts", "alert", "alertnames", "alertname", "alerttitle");
  private static final List<String> SERVICES =
      List.of("services", "service", "components", "component", "app", "application");
  private static final List<String> URL =
      List.of("url", "link", "htmlurl", "permalink", "weburl", "canonical");
  private static final List<String> LABELS = List.of("labels", "tags");
  private static final List<String> DATE =
      List.of(
          "occurredat",
          "startedat",
          "openedat",
          "detectedat",
          "incidentdate",
          "date",
          "createdat",
          "created",
          "timestamp");
  private static final List<String> ALSO_LABELS =
      List.of(
          "severity",
          "priority",
          "status",
          "team",
          "owner",
          "environment",
          "cluster",
          "region",
          "namespace",
          "category",
          "group",
          "collection");

  private static final Pattern COMMA = Pattern.compile(",");
  private static final int LONGEST = 300;
  private static final int MOST = 100;

  private final Map<String, JsonNode> fields = new LinkedHashMap<>();

  FactNames(JsonNode object) {
    object
        .properties()
        .forEach(field -> fields.putIfAbsent(plain(field.getKey()), field.getValue()));
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  Facts facts() {
    return new Facts(
        first(TITLE).filter(title -> title.length() <= LONGEST),
        words(ALERTS),
        words(SERVICES),
        first(URL),
        labels(),
        DATE.stream().flatMap(name -> date(fields.get(name)).stream()).findFirst());
  }

  /** The first of these fields that has text. */
  Optional<String> first(List<String> names) {
    return names.stream().flatMap(name -> text(fields.get(name)).stream()).findFirst();
  }

  private static Optional<String> text(@Nullable JsonNode value) {
    return Optional.ofNullable(value)
        .filter(JsonNode::isValueNode)
        .filter(node -> !node.isNull())
        .map(node -> node.asString().strip())
        .filter(text -> !text.isEmpty());
  }

  /** A list, or one text with commas. */
  private List<String> words(List<String> names) {
    return names.stream()
        .map(fields::get)
        .flatMap(Stream::ofNullable)
        .flatMap(FactNames::values)
        .map(String::strip)
        .filter(word -> !word.isEmpty() && word.length() <= LONGEST)
        .limit(MOST)
        .toList();
  }

  private static Stream<String> values(JsonNode value) {
    if (value.isArray()) {
      return value.valueStream().flatMap(each -> named(each).stream());
    }
    return text(value).stream().flatMap(text -> COMMA.splitAsStream(text));
  }

  /** An element is a text or an object with a name. */
  private static Optional<String> named(JsonNode element) {
    return element.isObject() ? text(element.get("name")) : text(element);
  }

  private Map<String, String> labels() {
    Map<String, String> labels = new LinkedHashMap<>();
    for (String name : LABELS) {
      Optional.ofNullable(fields.get(name)).ifPresent(value -> addAll(value, labels));
    }
    for (String name : ALSO_LABELS) {
      text(fields.get(name)).ifPresent(text -> add(name, text, labels));
    }
    return labels;
  }

  private static void addAll(JsonNode value, Map<String, String> labels) {
    if (value.isObject()) {
      value
          .properties()
          .forEach(field -> text(field.getValue()).ifPresent(t -> add(field.getKey(), t, labels)));
      return;
    }
    // a tag is a label that has no other value than that it is there
    values(value).map(String::strip).forEach(tag -> tag(tag, labels));
  }

  private static void tag(String tag, Map<String, String> labels) {
    int colon = tag.indexOf(':');
    if (colon > 0) {
      add(tag.substring(0, colon), tag.substring(colon + 1).strip(), labels);
    } else {
      add(tag, "true", labels);
    }
  }

  private static void add(String name, String value, Map<String, String> labels) {
    boolean fits = !name.isBlank() && name.length() <= LONGEST && value.length() <= LONGEST;
    if (fits && labels.size() < MOST) {
      labels.putIfAbsent(name.strip(), value);
    }
  }

  private static Optional<Instant> date(@Nullable JsonNode value) {
    if (value != null && value.isNumber()) {
      long number = value.asLong();
      // seconds until the year 5138, milliseconds from 1973 on
      return Optional.of(
          number < 100_000_000_000L ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number));
    }
    return text(value)
        .flatMap(
            text ->
                Stream.<Function<String, Instant>>of(
                        all -> OffsetDateTime.parse(all).toInstant(),
                        all -> LocalDateTime.parse(all.replace(' ', 'T')).toInstant(ZoneOffset.UTC),
                        all -> LocalDate.parse(all).atStartOfDay(ZoneOffset.UTC).toInstant())
                    .flatMap(way -> read(way, text).stream())
                    .findFirst());
  }

  private static Optional<Instant> read(Function<String, Instant> way, String text) {
    try {
      return Optional.of(way.apply(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
