package dev.hindsight.actions.policy.yaml;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One value of a YAML file; asked for a type that it is not, it names its place.
 *
 * @param place where the value stands
 * @param key where its key stands
 */
public record Value(Place place, Place key, Raw raw) {

  private static final Pattern DURATION = Pattern.compile("(\\d{1,6})([smhd])");

  public Value(Place place, Raw raw) {
    this(place, place, raw);
  }

  /** What the file says, untyped. */
  public sealed interface Raw {

    /** A word or sentence. */
    record Text(String text) implements Raw {}

    /** A number. */
    record Numeric(BigDecimal number) implements Raw {}

    /** True or false. */
    record Flag(boolean on) implements Raw {}

    /** A list. */
    record Items(List<Value> items) implements Raw {

      public Items {
        items = List.copyOf(items);
      }
    }

    /** Keys with values. */
    record Fields(Map<String, Value> fields) implements Raw {

      public Fields {
        fields = new LinkedHashMap<>(fields);
      }
    }

    /** Nothing behind the key. */
    record Nothing() implements Raw {}
  }

  public PolicyFileException error(String what) {
    return place.error(what);
  }

  /** The keys below; only these are known. */
  public Section section(String... known) {
    if (!(raw instanceof Raw.Fields(Map<String, Value> fields))) {
      throw error("must have keys (%s), is %s".formatted(String.join(", ", known), words()));
    }
    Set<String> names = new LinkedHashSet<>(List.of(known));
    fields.forEach(
        (name, value) -> {
          if (!names.contains(name)) {
            throw value.key.error(
                "'%s' is not known here; known are: %s".formatted(name, String.join(", ", names)));
          }
        });
    return new Section(place, fields);
  }

  /** All keys below, whatever they are called. */
  public Map<String, Value> entries() {
    if (raw instanceof Raw.Fields(Map<String, Value> fields)) {
      return fields;
    }
    throw error("must have keys, is %s".formatted(words()));
  }

  /** The same as JSON. */
  public JsonNode json() {
    JsonNodeFactory json = JsonNodeFactory.instance;
    return switch (raw) {
      case Raw.Text(String text) -> json.stringNode(text);
      case Raw.Numeric(BigDecimal number) ->
          number.scale() <= 0 ? json.numberNode(number.longValue()) : json.numberNode(number);
      case Raw.Flag(boolean on) -> json.booleanNode(on);
      case Raw.Nothing() -> json.nullNode();
      case Raw.Items(List<Value> items) ->
          json.arrayNode().addAll(items.stream().map(Value::json).toList());
      case Raw.Fields(Map<String, Value> fields) -> {
        ObjectNode node = json.objectNode();
        fields.forEach((name, value) -> node.set(name, value.json()));
        yield node;
      }
    };
  }

  public boolean isText(String word) {
    return raw instanceof Raw.Text(String text) && text.equals(word);
  }

  public boolean isList() {
    return raw instanceof Raw.Items;
  }

  public List<Value> items() {
    if (raw instanceof Raw.Items(List<Value> items)) {
      return items;
    }
    throw error("must be a list, is %s".formatted(words()));
  }

  /** A list in which nothing stands twice. */
  public <T> List<T> list(Function<Value, T> item) {
    Set<T> all = new LinkedHashSet<>();
    for (Value value : items()) {
      if (!all.add(item.apply(value))) {
        throw value.error("stands here twice");
      }
    }
    return List.copyOf(all);
  }

  /** A list of at least one. */
  public <T> List<T> some(String what, Function<Value, T> item) {
    List<T> all = list(item);
    if (all.isEmpty()) {
      throw error("must name at least one %s".formatted(what));
    }
    return all;
  }

  public String text() {
    if (raw instanceof Raw.Text(String text) && !text.isBlank()) {
      return text.strip();
    }
    throw error("must be text, is %s".formatted(words()));
  }

  public int number(int least, int most) {
    if (raw instanceof Raw.Numeric(BigDecimal number)
        && number.stripTrailingZeros().scale() <= 0
        && number.compareTo(BigDecimal.valueOf(least)) >= 0
        && number.compareTo(BigDecimal.valueOf(most)) <= 0) {
      return number.intValueExact();
    }
    throw error("must be a whole number from %d to %d, is %s".formatted(least, most, words()));
  }

  public boolean flag() {
    if (raw instanceof Raw.Flag(boolean on)) {
      return on;
    }
    throw error("must be true or false, is %s".formatted(words()));
  }

  public Duration duration(Duration most) {
    if (raw instanceof Raw.Text(String text)) {
      Matcher match = DURATION.matcher(text);
      if (match.matches()) {
        long count = Long.parseLong(match.group(1));
        Duration duration =
            switch (match.group(2)) {
              case "s" -> Duration.ofSeconds(count);
              case "m" -> Duration.ofMinutes(count);
              case "h" -> Duration.ofHours(count);
              default -> Duration.ofDays(count);
            };
        if (duration.compareTo(most) <= 0) {
          return duration;
        }
        throw error("must be at most %s, is %s".formatted(Durations.of(most), text));
      }
    }
    throw error("must be a duration such as 30s, 5m, 2h or 7d, is %s".formatted(words()));
  }

  /** One of these words. */
  public <T> T oneOf(String what, Map<String, T> known) {
    T found = raw instanceof Raw.Text(String text) ? known.get(text) : null;
    if (found == null) {
      throw error(
          "%s is no %s; known are: %s".formatted(words(), what, String.join(", ", known.keySet())));
    }
    return found;
  }

  private String words() {
    return switch (raw) {
      case Raw.Text(String text) ->
          "'%s'".formatted(text.length() > 80 ? text.substring(0, 80) : text);
      case Raw.Numeric(BigDecimal number) -> number.toString();
      case Raw.Flag(boolean on) -> Boolean.toString(on);
      case Raw.Items _ -> "a list";
      case Raw.Fields _ -> "a group of keys";
      case Raw.Nothing() -> "empty";
    };
  }
}
