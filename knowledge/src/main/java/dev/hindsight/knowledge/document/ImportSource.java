package dev.hindsight.knowledge.document;

import dev.hindsight.knowledge.ImportRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where documents come from.
 *
 * @param name what it is called: the git remote, else the directory, unless the request names it
 * @param place which directory of that source: the git remote wherever the checkout lies, else the
 *     directory
 * @param root the directory that paths are told from: the checkout's, else what was asked for
 * @param start what is looked at
 */
record ImportSource(String name, String place, Path root, Path start, Optional<GitCheckout> git)
    implements AutoCloseable {

  static ImportSource of(ImportRequest request) throws IOException {
    if (!Files.isReadable(request.path())) {
      throw new IllegalArgumentException(
          request.path() + " is not a file or directory that can be read");
    }
    Path start = request.path().toRealPath();
    Path directory = directory(start);
    Optional<GitCheckout> git = GitCheckout.around(directory);
    Path root = git.isPresent() ? git.get().root() : directory;
    String place =
        Clean.line(git.flatMap(GitCheckout::remote).orElseGet(() -> FileNames.whole(root)));
    String name = Clean.line(request.source().orElse(place));
    if (name.equals("shipped")) {
      throw new IllegalArgumentException("shipped is what comes with the bot: use another name");
    }
    return new ImportSource(name, place, root, start, git);
  }

  private static Path directory(Path start) {
    return Files.isDirectory(start) ? start : Optional.ofNullable(start.getParent()).orElse(start);
  }

  /** Whether the source is called after its one directory. */
  boolean ownName() {
    return name.equals(place);
  }

  /** Whether a kept path is of what is looked at. */
  boolean isBelowStart(String path, KeptNames names) {
    return isIn(names.path(FileNames.path(root, start)), path);
  }

  /** Whether a kept path is that file, one of its lines, or something in that directory. */
  static boolean isIn(String file, String path) {
    return file.isEmpty()
        || path.equals(file)
        || path.startsWith(file + "#")
        || path.startsWith(file + "/");
  }

  byte[] bytes(SourceWalk.Found file) throws IOException {
    // it may have become a link since it was found
    try (InputStream in = Files.newInputStream(file.file(), LinkOption.NOFOLLOW_LINKS)) {
      return in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, file.format().most() + 1));
    }
  }

  /** The commit that has exactly this. */
  Optional<String> commit(SourceWalk.Found file, byte[] bytes) throws IOException {
    return git.isPresent() && git.get().has(file.path(), bytes)
        ? Optional.of(git.get().commit())
        : Optional.empty();
  }

  /** The same for a file that is too large to be read at once. */
  Optional<String> commit(SourceWalk.Found file) throws IOException {
    if (git.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file.file(), LinkOption.NOFOLLOW_LINKS)) {
      boolean same = git.get().has(file.path(), Files.size(file.file()), in);
      return same ? Optional.of(git.get().commit()) : Optional.empty();
    }
  }

  @Override
  public void close() {
    git.ifPresent(GitCheckout::close);
  }
}
