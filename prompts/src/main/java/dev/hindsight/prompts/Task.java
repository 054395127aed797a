package dev.hindsight.prompts;

import java.util.Locale;

/** What a model may be asked to tell; each has a prompt of its own. */
public enum Task {
  /** Why an incident happened. */
  NARRATE("explain-incident", 5),
  /** What pasted lines mean. */
  EXPLAIN("explain-text", 5),
  /** The answer to somebody's question. */
  ASK("answer-question", 6),
  /** What happened when, out of a thread: a draft for people. */
  TIMELINE("draft-timeline", 20),
  /** A week in three sentences. */
  DIGEST("sum-up-week", 3);

  private final String prompt;
  private final int sentences;

  Task(String prompt, int sentences) {
    this.prompt = prompt;
    this.sentences = sentences;
  }

  /** The name of its prompt's file. */
  public String prompt() {
    return prompt;
  }

  /** How many sentences at most. */
  public int sentences() {
    return sentences;
  }

  /** As in accounts and metrics. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
