package dev.hindsight.knowledge.document;

import dev.hindsight.knowledge.ImportReport;
import dev.hindsight.knowledge.ImportReport.Skipped;
import dev.hindsight.knowledge.ImportRequest;
import dev.hindsight.knowledge.Trust;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
  private final Map<String, String> known;
  private final Consumer<Integer> progress;
  private final List<Skipped> skipped = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();
  private int unchanged;

  ImportRun(
      ImportRequest request,
      ImportSource source,
      ImportBatch batch,
      Map<String, String> known,
      Consumer<Integer> progress) {
    this.request = request;
    this.source = source;
    this.batch = batch;
    this.known = known;
    this.progress = progress;
  }

  private interface Reading {
    Draft read() throws Unreadable;
  }

  ImportReport run(Removal removal) throws IOException {
    SourceWalk.Result walk = SourceWalk.of(source.root(), source.start());
    walk.skipped().forEach(skipped::add);
    for (SourceWalk.Found file : walk.found()) {
      read(file);
    }
    batch.flush();
    skipped.addAll(batch.refused());
    List<String> gone = gone();
    return new ImportReport(
        source.name(),
        batch.added(),
        batch.changed(),
        unchanged + batch.unchanged(),
        gone.size(),
        // a source in which nothing is left is more likely the wrong one
        request.prune() && !seen.isEmpty() ? removal.remove(source.name(), gone) : 0,
        skipped,
        walk.others());
  }

  /** Removes paths of a source and says how many there were. */
  interface Removal {
    int remove(String source, List<String> paths);
  }

  private void read(SourceWalk.Found file) {
    try {
      if (file.format() == Format.JSON_LINES) {
        lines(file);
        return;
      }
      byte[] bytes = source.bytes(file);
      if (bytes.length > file.format().most()) {
        throw new Unreadable("has grown beyond its limit while it was read");
      }
      String name = file.path().substring(file.path().lastIndexOf('/') + 1);
      String stem = name.substring(0, name.lastIndexOf('.'));
      take(
          file.path(),
          stem,
          bytes,
          source.commit(file, bytes),
          () -> DocumentReader.read(file.format(), stem, bytes));
    } catch (Unreadable e) {
      skipped.add(new Skipped(file.path(), e.reason()));
    } catch (IOException e) {
      skipped.add(new Skipped(file.path(), "cannot be read: " + Clean.line(e.toString())));
    }
  }

  private void lines(SourceWalk.Found file) throws IOException {
    Optional<String> commit = source.commit(file);
    Map<String, Integer> ids = new HashMap<>();
    try (InputStream in =
        new BufferedInputStream(
            Files.newInputStream(file.file(), LinkOption.NOFOLLOW_LINKS), 1 << 16)) {
      JsonLines lines = new JsonLines(in);
      Optional<JsonLines.Line> line = lines.next();
      while (line.isPresent()) {
        line(file, line.get(), commit, ids);
        line = lines.next();
      }
    }
  }

  private void line(
      SourceWalk.Found file,
      JsonLines.Line line,
      Optional<String> commit,
      Map<String, Integer> ids) {
    try {
      byte[] bytes = line.bytes().orElseThrow(() -> new Unreadable("is longer than 4 MiB"));
      JsonDocument.Item item = JsonDocument.read(DocumentReader.text(bytes));
      String id = item.id().orElseGet(() -> hash(bytes).substring(0, 16));
      Integer before = ids.putIfAbsent(id, line.number());
      if (before != null) {
        throw new Unreadable("has the id of line " + before + ", " + Clean.line(id));
      }
      take(file.path() + "#" + Clean.line(id), id, bytes, commit, item::draft);
    } catch (Unreadable e) {
      skipped.add(new Skipped(file.path() + " line " + line.number(), e.reason()));
    }
  }

  private void take(
      String path, String stem, byte[] bytes, Optional<String> commit, Reading reading)
      throws Unreadable {
    seen.add(path);
    Trust trust = commit.isPresent() || request.reviewed() ? Trust.IMPORTED : Trust.UNREVIEWED;
    String hash = hash(bytes);
    String made =
        "%d %s %s %s %s"
            .formatted(READER, request.kind(), request.service().orElse(""), trust, hash);
    String fingerprint = hash(made.getBytes(StandardCharsets.UTF_8));
    if (fingerprint.equals(known.get(path))) {
      unchanged++;
    } else {
      Draft draft = reading.read();
      batch.add(
          new ImportBatch.Item(slug(stem, path), path, commit, trust, hash, fingerprint, draft));
    }
    progress.accept(seen.size());
  }

  /** For people by its beginning, unique by its end. */
  private String slug(String stem, String path) {
    String words = stem.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String trimmed = words.replaceAll("^-|-$", "");
    String start = trimmed.substring(0, Math.min(60, trimmed.length()));
    String end = hash((source.name() + "\n" + path).getBytes(StandardCharsets.UTF_8));
    return (start.isEmpty() ? "document" : start) + "-" + end.substring(0, 10);
  }

  /** What is kept of what was looked at, and is there no more; what was skipped may well be. */
  private List<String> gone() {
    String prefix = source.prefix();
    return known.keySet().stream()
        .filter(path -> path.startsWith(prefix) && !seen.contains(path))
        .filter(path -> skipped.stream().noneMatch(skip -> covers(skip.name(), path)))
        .sorted()
        .toList();
  }

  private static boolean covers(String skipped, String path) {
    String file = skipped.replaceFirst(" line \\d+$", "");
    return path.equals(file) || path.startsWith(file + "#") || path.startsWith(file + "/");
  }

  static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
