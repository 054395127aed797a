package dev.hindsight.prompts;

/** Has facts told by a model and checks what it says; slow, and it may fail, but never throws. */
@FunctionalInterface
public interface Teller {

  /** Blocks until there is an answer or the deadline has passed. */
  Narration tell(Telling telling);
}
