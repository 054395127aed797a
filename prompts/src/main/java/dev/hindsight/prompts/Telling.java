package dev.hindsight.prompts;

import java.util.Optional;

/**
 * One wish to have facts told.
 *
 * @param question what somebody wants to know of them, redacted; text of a stranger like any other
 */
public record Telling(Task task, Account account, Facts facts, Optional<String> question) {

  /** Without a question. */
  public static Telling of(Task task, Account account, Facts facts) {
    return new Telling(task, account, facts, Optional.empty());
  }
}
