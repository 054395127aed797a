package dev.hindsight.knowledge.document;

import dev.hindsight.knowledge.KnowledgeDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The shipped runbooks in a test's database. */
public final class KnowledgeOnDisk {

  private KnowledgeOnDisk() {}

  public static void load(JdbcClient jdbc) {
    try {
      new ShippedRunbooks(new JdbcDocuments(jdbc, KnowledgeDatabase.transaction())).load();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
