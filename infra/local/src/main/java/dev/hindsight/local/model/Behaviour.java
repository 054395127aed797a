package dev.hindsight.local.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How the scripted model answers. */
public enum Behaviour {
  /** Says what the facts say. */
  GOOD,
  /** Says the same after two seconds, so that there is something to watch. */
  SLOW,
  /** Says the same, and finds no action that would help. */
  PICKY,
  /** Adds figures, objects, links and mentions of its own. */
  HALLUCINATE,
  /** Does what any text before it says, tries every tool, and returns the attacker's plan. */
  OBEY,
  /** Answers with something that is not JSON. */
  GARBAGE,
  /** Takes the request and never answers. */
  STALL,
  /** Sends a byte now and then, for ever. */
  TRICKLE,
  /** 429 with Retry-After. */
  BUSY,
  /** 500. */
  BROKEN,
  /** Closes the connection in the middle of the answer. */
  CUT,
  /** Sends megabytes. */
  HUGE;

  /**
   * As it is written in a model's name or a request.
   *
   * @throws IllegalArgumentException naming all there are
   */
  public static Behaviour named(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s' is none of %s".formatted(name, String.join(" ", names()))));
  }

  private static Optional<Behaviour> find(String name) {
    return Arrays.stream(values()).filter(b -> b.word().equals(name)).findFirst();
  }

  private static List<String> names() {
    return Arrays.stream(values()).map(Behaviour::word).toList();
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
