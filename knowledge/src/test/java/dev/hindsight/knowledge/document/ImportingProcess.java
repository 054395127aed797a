package dev.hindsight.knowledge.document;

import dev.hindsight.knowledge.ImportRequest.Prune;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** An import that says how far it is, to be killed. */
final class ImportingProcess {

  private ImportingProcess() {}

  static void main(String[] args) {
    DriverManagerDataSource data = new DriverManagerDataSource(args[0]);
    new FileImport(
            new JdbcImportedDocuments(
                JdbcClient.create(data),
                new TransactionTemplate(new DataSourceTransactionManager(data))),
            text -> text,
            Clock.systemUTC())
        .run(
            ImportBed.request(Path.of(args[1]), Optional.empty(), Prune.UNLESS_MOST),
            System.out::println);
  }
}
