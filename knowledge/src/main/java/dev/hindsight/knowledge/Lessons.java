package dev.hindsight.knowledge;

/** Keeps finished incidents. */
@FunctionalInterface
public interface Lessons {

  /** Keeps the lesson once per incident and returns its id (LSN-n); keeping it again updates it. */
  String keep(Lesson lesson);

  /** With what was seen, so that the cause is found again elsewhere once it is confirmed. */
  default String keep(Lesson lesson, Seen seen) {
    return keep(lesson);
  }
}
