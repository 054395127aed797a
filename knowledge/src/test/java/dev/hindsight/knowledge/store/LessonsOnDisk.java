package dev.hindsight.knowledge.store;

import dev.hindsight.knowledge.Lessons;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lessons in a test's database. */
public final class LessonsOnDisk {

  private LessonsOnDisk() {}

  public static Lessons of(JdbcClient jdbc) {
    return new JdbcLessons(jdbc, UnaryOperator.identity());
  }
}
