package dev.hindsight.actions.adapter;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.Observation;
import dev.hindsight.actions.Observation.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Collects observations; every line is redacted and bounded on its way in. */
public final class Notes {

  private static final int LONGEST_LINE = 300;

  private final UnaryOperator<String> redactor;
  private final List<Observation> observations = new ArrayList<>();

  public Notes(UnaryOperator<String> redactor) {
    this.redactor = redactor;
  }

  public void add(ObjectRef object, Kind kind, String line) {
    add(object, kind, line, Optional.empty());
  }

  /** Some of a text of many lines; a key or a name with its value may go over several of them. */
  public void addLines(
      ObjectRef object, Kind kind, String text, UnaryOperator<List<String>> choice) {
    choice.apply(redacted(text).lines().toList()).forEach(line -> add(object, kind, line));
  }

  public void add(ObjectRef object, Kind kind, String line, Optional<Instant> at) {
    String clean = clean(line);
    if (!clean.isEmpty()) {
      observations.add(new Observation(object, kind, clean, at));
    }
  }

  public String clean(String line) {
    // Redacted before it is cut: half a secret is not recognised any more.
    // Twice: a colour between a name and its value goes by the first, a tab by the second.
    String redacted = redactor.apply(redactor.apply(line).replaceAll("\\p{Cntrl}+", " ").strip());
    return redacted.length() > LONGEST_LINE
        ? redacted.substring(0, LONGEST_LINE - 1) + "…"
        : redacted;
  }

  /** A text of many lines, still whole. */
  public String redacted(String text) {
    return redactor.apply(text);
  }

  public List<Observation> all() {
    return List.copyOf(observations);
  }
}
