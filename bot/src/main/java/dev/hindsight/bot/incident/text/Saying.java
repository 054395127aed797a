package dev.hindsight.bot.incident.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The same thing said by one or more lines.
 *
 * @param line the number of the first
 */
public record Saying(String what, String meaning, Optional<String> object, int count, int line) {

  /** What the lines say, the most frequent first; lines without a sign say nothing here. */
  public static List<Saying> of(List<Line> lines) {
    Map<String, Saying> all = new LinkedHashMap<>();
    for (Line line : lines) {
      // "severity=critical" is how loud an alert is, not what happened
      line.sign()
          .filter(sign -> !line.kind().equals("alert") || !sign.meaning().isEmpty())
          .ifPresent(sign -> add(line, sign, all));
    }
    return withoutRepetition(all.values());
  }

  /** Whether it tells more than that something failed. */
  public boolean tells() {
    return !meaning.isEmpty() || object.isPresent();
  }

  private static void add(Line line, Sign sign, Map<String, Saying> all) {
    Optional<String> object = Named.in(line.text());
    all.merge(
        sign.name() + " " + object.orElse(""),
        new Saying(sign.name(), sign.meaning(), object, 1, line.number()),
        (old, _) -> new Saying(old.what, old.meaning, old.object, old.count + 1, old.line));
  }

  /** A plain "error" is no news beside something that has a name. */
  private static List<Saying> withoutRepetition(Collection<Saying> all) {
    boolean named = all.stream().anyMatch(saying -> !saying.meaning().isEmpty());
    return all.stream()
        .filter(saying -> !named || !saying.meaning().isEmpty() || saying.object().isPresent())
        .sorted(
            Comparator.comparing((Saying s) -> s.meaning().isEmpty())
                .thenComparing(Comparator.comparingInt(Saying::count).reversed()))
        .toList();
  }
}
