package dev.hindsight.actions.aws;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.Observation.Kind;
import dev.hindsight.actions.adapter.Ages;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Something that happened, in the words in which a cluster tells its events; pure. */
final class Happened {

  private static final Pattern TROUBLE =
      Pattern.compile(
          "(?i)\\b(?:fail(?:ed|ure|s)?|unable|unhealthy|error|could not|cannot|insufficient|"
              + "exceeded|not (?:have|available|enough)|failover|out of|ran out|shut ?down|crashed|"
              + "restarted|storage[- ]full|deadlock|throttl\\w+)\\b");

  private Happened() {}

  /** What it says itself tells whether it is trouble. */
  static Told told(
      ObjectRef object, String reason, Instant now, Optional<Instant> at, String text) {
    return told(object, TROUBLE.matcher(text).find(), reason, now, at, text);
  }

  static Told told(
      ObjectRef object,
      boolean trouble,
      String reason,
      Instant now,
      Optional<Instant> at,
      String text) {
    return new Told(
        object,
        Kind.EVENT,
        "%s %s x1%s: %s"
            .formatted(trouble ? "Warning" : "Normal", reason, Ages.ifLongAgo(at, now), text),
        at);
  }

  /** The time at a pointer of an answer. */
  static Optional<Instant> at(JsonNode node, String pointer) {
    try {
      return Optional.of(Instant.parse(node.at(pointer).asString("")));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** {@code " since 12 min"}; nothing where the time is not known. */
  static String since(Optional<Instant> at, Instant now) {
    return at.map(then -> " since " + Ages.words(Duration.between(then, now))).orElse("");
  }

  /** {@code "12 min ago"}. */
  static String ago(Optional<Instant> at, Instant now) {
    return at.map(then -> Ages.words(Duration.between(then, now)) + " ago").orElse("unknown when");
  }
}
