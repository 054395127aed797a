package dev.hindsight.bot.incident;

/** Explains lines that somebody pasted, by rules and by what is kept of the past. */
public interface TextExplainer {

  /** Reads the text, which may be anything; nothing of it is kept. */
  TextView explain(String text);
}
