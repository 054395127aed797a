package dev.hindsight.knowledge.document;

import dev.hindsight.knowledge.ImportReport.Skipped;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds the documents below a directory, without leaving it. */
final class SourceWalk extends SimpleFileVisitor<Path> {

  private static final Set<String> NOT_ENTERED = Set.of("node_modules", "vendor", "target");

  private final Path root;
  private final Path start;
  private final List<Found> found = new ArrayList<>();
  private final List<Skipped> skipped = new ArrayList<>();
  private final List<String> notEntered = new ArrayList<>();
  private final Map<String, Integer> others = new TreeMap<>();

  private SourceWalk(Path root, Path start) {
    this.root = root;
    this.start = start;
  }

  /**
   * A file to be read.
   *
   * @param path from the source's root, with slashes
   */
  record Found(Path file, String path, Format format) {}

  /**
   * What there is, in the order of paths.
   *
   * @param skipped what cannot be read
   * @param notEntered directories that are passed over
   * @param others how many files have an ending that is no document's
   */
  record Result(
      List<Found> found,
      List<Skipped> skipped,
      List<String> notEntered,
      Map<String, Integer> others) {}

  /**
   * Looks at a directory or one file.
   *
   * @param root the directory that paths are told from
   */
  static Result of(Path root, Path start) throws IOException {
    SourceWalk walk = new SourceWalk(root, start);
    Files.walkFileTree(start, walk);
    walk.found.sort(Comparator.comparing(Found::path));
    return new Result(walk.found, walk.skipped, walk.notEntered, walk.others);
  }

  @Override
  public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
    String name = String.valueOf(directory.getFileName());
    // what was asked for is entered, whatever it is called
    if (directory.equals(start) || !(name.startsWith(".") || NOT_ENTERED.contains(name))) {
      return FileVisitResult.CONTINUE;
    }
    notEntered.add(path(directory));
    return FileVisitResult.SKIP_SUBTREE;
  }

  @Override
  public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) {
    return e == null ? FileVisitResult.CONTINUE : visitFileFailed(directory, e);
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    String name = String.valueOf(file.getFileName());
    Optional<Format> format = Format.of(name);
    if (attributes.isSymbolicLink()) {
      link(file, format.isPresent());
    } else if (name.startsWith(".") && !file.equals(start)) {
      return FileVisitResult.CONTINUE;
    } else if (format.isEmpty() || !attributes.isRegularFile()) {
      others.merge(Format.ending(name), 1, Integer::sum);
    } else if (attributes.size() > format.get().most()) {
      long most = format.get().most() >> 20;
      skipped.add(new Skipped(path(file), "is larger than %d MiB".formatted(most)));
    } else {
      found.add(new Found(file, path(file), format.get()));
    }
    return FileVisitResult.CONTINUE;
  }

  /** One that leads to something in here is found there. */
  private void link(Path link, boolean document) {
    try {
      Path target = link.toRealPath();
      if (!target.startsWith(root) && (document || Files.isDirectory(target))) {
        skipped.add(new Skipped(path(link), "is a link that leads out of the directory"));
      }
    } catch (IOException e) {
      skipped.add(new Skipped(path(link), "is a link that leads nowhere"));
    }
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException e) {
    skipped.add(new Skipped(path(file), "cannot be read: " + e.getClass().getSimpleName()));
    return FileVisitResult.CONTINUE;
  }

  private String path(Path file) {
    return FileNames.path(root, file);
  }
}
