package dev.hindsight.actions;

import dev.hindsight.actions.action.Quantities;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A playbook, for whoever chooses one.
 *
 * @param does the names of its actions, in their order
 * @param causes what it is for, most of the time
 * @param values what may be wished of it, by name
 */
public record PlaybookLine(
    String name, List<String> does, List<String> causes, SortedMap<String, WishRange> values) {

  public PlaybookLine {
    does = List.copyOf(does);
    causes = List.copyOf(causes);
    values = new TreeMap<>(values);
  }

  /** Which values it takes, in words; empty where it takes none. */
  public Optional<String> takes() {
    return values.isEmpty()
        ? Optional.empty()
        : Optional.of(
            values.entrySet().stream()
                .map(value -> "%s (%s)".formatted(value.getKey(), value.getValue().words()))
                .collect(Collectors.joining(", ")));
  }

  /** Why these cannot be wished, a sentence with what can; empty where they can. */
  public Optional<String> problem(Map<String, String> wished) {
    return wished.entrySet().stream()
        .filter(
            wish ->
                Optional.ofNullable(values.get(wish.getKey()))
                    .filter(range -> range.has(wish.getValue()))
                    .isEmpty())
        .findFirst()
        .map(
            wish ->
                takes()
                    .map(
                        takes ->
                            "%s takes %s, not “%s=%s”.%s"
                                .formatted(
                                    name,
                                    takes,
                                    wish.getKey(),
                                    brief(wish.getValue()),
                                    finest(wish.getValue())))
                    .orElseGet(
                        () -> "%s takes no values; it chooses them itself.".formatted(name)));
  }

  private static String finest(String value) {
    return Quantities.value(value).filter(Quantities::tooFine).isPresent()
        ? " An amount is no finer than thousandths."
        : "";
  }

  private static String brief(String value) {
    return value.length() <= 40 ? value : value.substring(0, 39) + "…";
  }
}
