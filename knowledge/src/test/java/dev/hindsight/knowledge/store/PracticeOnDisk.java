package dev.hindsight.knowledge.store;

import dev.hindsight.knowledge.KnowledgeDatabase;
import dev.hindsight.knowledge.Samples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The shipped practice incidents in a test's database. */
public final class PracticeOnDisk {

  private PracticeOnDisk() {}

  public static void seed(JdbcClient jdbc) {
    try {
      new JdbcPractice(
              jdbc,
              KnowledgeDatabase.transaction(),
              new JdbcLessons(jdbc, UnaryOperator.identity()),
              Clock.fixed(Samples.SINCE, ZoneOffset.UTC))
          .seed(PracticeSeed.read());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
