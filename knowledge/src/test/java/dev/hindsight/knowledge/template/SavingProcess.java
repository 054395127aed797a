package dev.hindsight.knowledge.template;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A process that counts lines, saves them, says how many that were, and goes on until killed. */
final class SavingProcess {

  static final int LINES = 10;

  private SavingProcess() {}

  static void main(String[] args) {
    JdbcLogTemplates kept =
        new JdbcLogTemplates(JdbcClient.create(new DriverManagerDataSource(args[0])));
    RememberedLogs logs = new RememberedLogs();
    TemplateLoop loop = new TemplateLoop(logs, kept);
    for (long counted = LINES; ; counted += LINES) {
      for (int i = 0; i < LINES; i++) {
        String line = "kind " + "abcdefghij".charAt(i) + "x is full after " + counted;
        logs.look("INC-" + counted, Instant.EPOCH, List.of(line), Instant.EPOCH);
      }
      loop.round();
      System.out.println(counted);
    }
  }
}
