package dev.hindsight.knowledge;

/** What a person says of the cause that was found. */
public sealed interface Verdict {

  /** That it was right. */
  record Right() implements Verdict {}

  /** That it was another one. */
  record Other(NamedCause cause) implements Verdict {}

  /** That it was not this one, and which one nobody knows. */
  record Unknown() implements Verdict {}

  /** Nothing any more: what was said before is taken back. */
  record Withdrawn() implements Verdict {}
}
