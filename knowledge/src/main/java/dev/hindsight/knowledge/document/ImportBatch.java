package dev.hindsight.knowledge.document;

import dev.hindsight.knowledge.ImportReport.Skipped;
import dev.hindsight.knowledge.ImportRequest;
import dev.hindsight.knowledge.Trust;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.dao.DataIntegrityViolationException;

/** Keeps documents some dozens at a time: what was kept stays, whatever happens to the rest. */
final class ImportBatch {

  private static final int SIZE = 64;
  private static final String OUTRUN =
      "is of another directory, which took it over meanwhile: import again to keep both";

  private final ImportRequest request;
  private final ImportSource source;
  private final JdbcImportedDocuments documents;
  private final UnaryOperator<String> redactor;
  private final Clock clock;
  private final List<ImportedDocument> waiting = new ArrayList<>();
  private final List<Skipped> refused = new ArrayList<>();
  private int added;
  private int changed;
  private int unchanged;

  ImportBatch(
      ImportRequest request,
      ImportSource source,
      JdbcImportedDocuments documents,
      UnaryOperator<String> redactor,
      Clock clock) {
    this.request = request;
    this.source = source;
    this.documents = documents;
    this.redactor = redactor;
    this.clock = clock;
  }

  /** What was read, and what it is called. */
  record Item(
      String slug,
      String path,
      Optional<String> commit,
      Trust trust,
      String hash,
      String fingerprint,
      Draft draft) {}

  void add(Item item) {
    Draft draft = item.draft().redacted(redactor);
    waiting.add(
        new ImportedDocument(
            item.slug(),
            request.kind(),
            draft.title(),
            draft.facts().withServices(request.service().stream().toList()),
            source.name(),
            source.place(),
            item.path(),
            item.commit(),
            item.trust(),
            item.hash(),
            item.fingerprint(),
            PassageBounds.bounded(draft.sections())));
    if (waiting.size() == SIZE) {
      flush();
    }
  }

  void flush() {
    List<ImportedDocument> all = List.copyOf(waiting);
    waiting.clear();
    try {
      keep(all);
    } catch (DataIntegrityViolationException e) {
      all.forEach(this::keepAlone);
    }
  }

  /** One that the database refuses costs the others nothing. */
  private void keepAlone(ImportedDocument document) {
    try {
      keep(List.of(document));
    } catch (DataIntegrityViolationException e) {
      refused.add(new Skipped(document.path(), "cannot be kept: " + Clean.line(reason(e))));
    }
  }

  private static String reason(DataIntegrityViolationException e) {
    return String.valueOf(e.getMostSpecificCause().getMessage());
  }

  private void keep(List<ImportedDocument> all) {
    if (all.isEmpty()) {
      return;
    }
    JdbcImportedDocuments.Written written = documents.keep(all, clock.instant());
    added += written.added().size();
    changed += written.changed().size();
    List<ImportedDocument> lost =
        all.stream().filter(document -> written.refused().contains(document.slug())).toList();
    lost.forEach(document -> refused.add(new Skipped(document.path(), OUTRUN)));
    unchanged += all.size() - written.added().size() - written.changed().size() - lost.size();
  }

  int added() {
    return added;
  }

  int changed() {
    return changed;
  }

  /** Those that another import kept meanwhile. */
  int unchanged() {
    return unchanged;
  }

  List<Skipped> refused() {
    return List.copyOf(refused);
  }
}
