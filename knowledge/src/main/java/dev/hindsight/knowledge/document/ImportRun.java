package dev.hindsight.knowledge.document;

import dev.hindsight.knowledge.ImportReport;
import dev.hindsight.knowledge.ImportReport.Skipped;
import dev.hindsight.knowledge.ImportRequest;
import dev.hindsight.knowledge.ImportRequest.Prune;
import dev.hindsight.knowledge.Trust;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** One import from its beginning to its end. */
final class ImportRun {

  /** Another way of reading is another number, and all is read again. */
  private static final int READER = 1;

  private final ImportRequest request;
  private final ImportSource source;
  private final ImportBatch batch;
  private final KeptNames names;
  private final Consumer<Integer> progress;
  private final List<Skipped> skipped = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();

  /** Files and directories of which nobody knows what is in them. */
  private final Set<String> unread = new HashSet<>();

  private int unchanged;

  ImportRun(
      ImportRequest request,
      ImportSource source,
      ImportBatch batch,
      KeptNames names,
      Consumer<Integer> progress) {
    this.request = request;
    this.source = source;
    this.batch = batch;
    this.names = names;
    this.progress = progress;
  }

  private interface Reading {
    Draft read() throws Unreadable;
  }

  /** Removes what nobody has written since it was read, and says how many there were. */
  interface Removal {
    int remove(List<KeptDocuments.Row> rows);
  }

  ImportReport run(KeptDocuments kept, Removal removal) throws IOException {
    SourceWalk.Result walk = SourceWalk.of(source.root(), source.start());
    walk.skipped().forEach(skip -> skip(skip.name(), skip.name(), skip.reason()));
    walk.notEntered().forEach(directory -> unread.add(names.path(directory)));
    for (SourceWalk.Found file : walk.found()) {
      read(file, kept);
    }
    batch.flush();
    skipped.addAll(batch.refused());
    batch.refused().forEach(refused -> unread.add(refused.name()));
    KeptDocuments.Gone gone = kept.gone(this::lookedAt, seen);
    boolean refused = request.prune() == Prune.UNLESS_MOST && gone.isMost();
    // a directory in which nothing is left is more likely the wrong one
    boolean prunes = request.prune() != Prune.NO && !refused && !seen.isEmpty();
    return new ImportReport(
        source.name(),
        batch.added(),
        batch.changed(),
        unchanged + batch.unchanged(),
        gone.rows().size(),
        prunes ? removal.remove(gone.rows()) : 0,
        refused,
        kept.elsewhere(),
        skipped,
        walk.others());
  }

  /**
   * Notes what was not taken in.
   *
   * @param file what is not known to be gone for that
   */
  private void skip(String file, String name, String reason) {
    unread.add(names.path(file));
    skipped.add(new Skipped(name, reason));
  }

  private void read(SourceWalk.Found file, KeptDocuments kept) {
    try {
      if (file.format() == Format.JSON_LINES) {
        lines(file, kept);
        return;
      }
      byte[] bytes = source.bytes(file);
      if (bytes.length > file.format().most()) {
        throw new Unreadable("has grown beyond its limit while it was read");
      }
      String name = file.path().substring(file.path().lastIndexOf('/') + 1);
      String stem = name.substring(0, name.lastIndexOf('.'));
      take(
          new Place(names.path(file.path()), stem, source.commit(file, bytes)),
          bytes,
          kept,
          () -> DocumentReader.read(file.format(), stem, bytes));
    } catch (Unreadable e) {
      skip(file.path(), file.path(), e.reason());
    } catch (IOException e) {
      skip(file.path(), file.path(), "cannot be read: " + Clean.line(e.toString()));
    }
  }

  private void lines(SourceWalk.Found file, KeptDocuments kept) throws IOException {
    Optional<String> commit = source.commit(file);
    try (InputStream in =
        new BufferedInputStream(
            Files.newInputStream(file.file(), LinkOption.NOFOLLOW_LINKS), 1 << 16)) {
      JsonLines lines = new JsonLines(in);
      Optional<JsonLines.Line> line = lines.next();
      while (line.isPresent()) {
        line(file, line.get(), commit, kept);
        line = lines.next();
      }
    }
  }

  private void line(
      SourceWalk.Found file, JsonLines.Line line, Optional<String> commit, KeptDocuments kept) {
    try {
      byte[] bytes = line.bytes().orElseThrow(() -> new Unreadable("is longer than 4 MiB"));
      JsonDocument.Item item = JsonDocument.read(DocumentReader.text(bytes));
      String id = item.id().orElseGet(() -> ContentHash.of(bytes).substring(0, 16));
      take(new Place(names.path(file.path(), id), id, commit), bytes, kept, item::draft);
    } catch (Unreadable e) {
      skip(file.path(), file.path() + " line " + line.number(), e.reason());
    }
  }

  /**
   * Where a document is.
   *
   * @param path as it is kept
   * @param stem what it is called, unredacted
   */
  private record Place(String path, String stem, Optional<String> commit) {}

  private void take(Place place, byte[] bytes, KeptDocuments kept, Reading reading)
      throws Unreadable {
    if (!seen.add(place.path())) {
      throw new Unreadable("has the name or id of one before, " + names.text(place.stem()));
    }
    boolean trusted = place.commit().isPresent() || request.reviewed();
    Trust trust = trusted ? Trust.IMPORTED : Trust.UNREVIEWED;
    String hash = ContentHash.of(bytes);
    String service = request.service().orElse("");
    String fingerprint =
        ContentHash.of("%d %s %s %s %s".formatted(READER, request.kind(), service, trust, hash));
    Optional<KeptDocuments.Row> before = kept.at(place.path());
    if (before.filter(row -> row.isStill(fingerprint)).isPresent()) {
      unchanged++;
    } else {
      String slug =
          before
              .map(KeptDocuments.Row::slug)
              .orElseGet(() -> names.slug(place.stem(), source, place.path()));
      batch.add(
          new ImportBatch.Item(
              slug, place.path(), place.commit(), trust, hash, fingerprint, reading.read()));
    }
    progress.accept(seen.size());
  }

  /** Whether something is known to be gone when it was not seen. */
  private boolean lookedAt(String path) {
    return source.isBelowStart(path, names)
        && unread.stream().noneMatch(file -> ImportSource.isIn(file, path));
  }
}
