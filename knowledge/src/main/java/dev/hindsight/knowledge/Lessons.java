package dev.hindsight.knowledge;

/** Keeps finished incidents. */
public interface Lessons {

  /** Keeps the lesson once per incident and returns its id (LSN-n); keeping it again updates it. */
  String keep(Lesson lesson);
}
