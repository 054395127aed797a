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
 * @param root the directory that paths are told from: the checkout's, else what was asked for
 * @param start what is looked at
 */
record ImportSource(String name, Path root, Path start, Optional<GitCheckout> git)
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
    String name =
        request.source().or(() -> git.flatMap(GitCheckout::remote)).orElse(root.toString());
    if (name.equals("shipped")) {
      throw new IllegalArgumentException("shipped is what comes with the bot: use another name");
    }
    return new ImportSource(Clean.line(name), root, start, git);
  }

  private static Path directory(Path start) {
    return Files.isDirectory(start) ? start : Optional.ofNullable(start.getParent()).orElse(start);
  }

  /** What all paths below the start begin with. */
  String prefix() {
    String path = root.relativize(start).toString().replace('\\', '/');
    return path.isEmpty() || Files.isRegularFile(start) ? path : path + "/";
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
