package dev.hindsight.prompts;

import java.util.Optional;

/**
 * For what a model is asked, and so what it is charged to.
 *
 * @param task "narrate", "ask", "draft" ...
 * @param incident its number; empty for a question about none
 * @param channel where it was asked; empty where nobody knows
 */
public record Account(String task, Optional<String> incident, Optional<String> channel) {

  /** A question about no incident, of no channel. */
  public static Account of(String task) {
    return new Account(task, Optional.empty(), Optional.empty());
  }

  public static Account ofIncident(String task, long incident, Optional<String> channel) {
    return new Account(task, Optional.of(Long.toString(incident)), channel);
  }
}
