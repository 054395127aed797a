package dev.hindsight.knowledge.document;

import dev.hindsight.knowledge.DocumentImport;
import dev.hindsight.knowledge.ImportReport;
import dev.hindsight.knowledge.ImportRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Imports from files on this machine; nothing is ever fetched. */
@Component
class FileImport implements DocumentImport {

  private final JdbcImportedDocuments documents;
  private final UnaryOperator<String> redactor;
  private final Clock clock;

  FileImport(
      JdbcImportedDocuments documents,
      @Qualifier("redactor") UnaryOperator<String> redactor,
      Clock clock) {
    this.documents = documents;
    this.redactor = redactor;
    this.clock = clock;
  }

  @Override
  public ImportReport run(ImportRequest request, Consumer<Integer> progress) {
    try (ImportSource source = ImportSource.of(request)) {
      documents.claim(source.name(), source.place());
      ImportBatch batch = new ImportBatch(request, source, documents, redactor, clock);
      return new ImportRun(request, source, batch, new KeptNames(redactor), progress)
          .run(
              documents.of(source.name(), source.place()),
              rows -> documents.remove(source.name(), source.place(), rows));
    } catch (IOException e) {
      throw new UncheckedIOException(request.path() + " cannot be read", e);
    }
  }
}
