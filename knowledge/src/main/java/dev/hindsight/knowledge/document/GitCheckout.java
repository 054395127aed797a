package dev.hindsight.knowledge.document;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeSet;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/** A git checkout as it lies there: read, never changed, nothing of it run, nothing fetched. */
final class GitCheckout implements AutoCloseable {

  static {
    // no settings of this machine or user: they name programs, and reading them starts git
    SystemReader.setInstance(new OnlyTheRepository(SystemReader.getInstance()));
  }

  private final Repository repository;
  private final RevCommit commit;

  private GitCheckout(Repository repository, RevCommit commit) {
    this.repository = repository;
    this.commit = commit;
  }

  /** The checkout that a directory is in; empty where there is none, or no commit yet. */
  static Optional<GitCheckout> around(Path directory) {
    FileRepositoryBuilder builder = new FileRepositoryBuilder();
    builder.findGitDir(directory.toFile());
    if (builder.getGitDir() == null) {
      return Optional.empty();
    }
    try {
      Repository repository = builder.setMustExist(true).build();
      ObjectId head = repository.resolve(Constants.HEAD);
      if (head == null || repository.isBare()) {
        repository.close();
        return Optional.empty();
      }
      try (RevWalk walk = new RevWalk(repository)) {
        return Optional.of(new GitCheckout(repository, walk.parseCommit(head)));
      }
    } catch (IOException | RuntimeException e) {
      // what git itself could not read is a directory like any other
      return Optional.empty();
    }
  }

  Path root() throws IOException {
    File tree = repository.getWorkTree();
    return tree.toPath().toRealPath();
  }

  String commit() {
    return commit.name();
  }

  /** {@code github.com/org/repo}, of the remote called origin or the first one. */
  Optional<String> remote() {
    TreeSet<String> remotes = new TreeSet<>(repository.getRemoteNames());
    String name = remotes.contains("origin") ? "origin" : remotes.isEmpty() ? "" : remotes.first();
    return Optional.ofNullable(repository.getConfig().getString("remote", name, "url"))
        .map(GitCheckout::named)
        .filter(text -> !text.isBlank());
  }

  /** Without scheme, user, password, port of ssh and ending. */
  static String named(String url) {
    String rest = url.strip().replaceFirst("^[a-zA-Z][a-zA-Z0-9+.-]*://", "");
    String place = rest.replaceFirst("^[^/]*@", "").replaceFirst("[?#].*$", "");
    return place
        .replaceFirst("^([^/:]+):(?!\\d+/)", "$1/")
        .replaceFirst("/+$", "")
        .replaceFirst("\\.git$", "");
  }

  /**
   * Whether the commit has exactly this at that path.
   *
   * @param path with slashes, from the checkout's root
   */
  boolean has(String path, byte[] bytes) throws IOException {
    try (TreeWalk found = TreeWalk.forPath(repository, path, commit.getTree());
        ObjectInserter.Formatter formatter = new ObjectInserter.Formatter()) {
      return found != null
          && found.getObjectId(0).equals(formatter.idFor(Constants.OBJ_BLOB, bytes));
    }
  }

  /** The same for a file that is too large to be read at once. */
  boolean has(String path, long size, InputStream content) throws IOException {
    try (TreeWalk found = TreeWalk.forPath(repository, path, commit.getTree());
        ObjectInserter.Formatter formatter = new ObjectInserter.Formatter()) {
      return found != null
          && found.getObjectId(0).equals(formatter.idFor(Constants.OBJ_BLOB, size, content));
    }
  }

  @Override
  public void close() {
    repository.close();
  }

  private static final class OnlyTheRepository extends SystemReader.Delegate {

    OnlyTheRepository(SystemReader reader) {
      super(reader);
    }

    @Override
    public FileBasedConfig openUserConfig(Config parent, FS fs) {
      return new Nothing(parent, fs);
    }

    @Override
    public FileBasedConfig openSystemConfig(Config parent, FS fs) {
      return new Nothing(parent, fs);
    }

    @Override
    public FileBasedConfig openJGitConfig(Config parent, FS fs) {
      return new Nothing(parent, fs);
    }
  }

  /** No settings: the user's are not read, and what JGit finds out is not written into any file. */
  static final class Nothing extends FileBasedConfig {

    Nothing(Config parent, FS fs) {
      super(parent, new File("hindsight-has-no-git-settings"), fs);
    }

    @Override
    public void load() {
      // there is nothing
    }

    @Override
    public void save() {
      // it would put a file in the place of whatever is there, a device too
    }

    @Override
    public boolean isOutdated() {
      return false;
    }
  }
}
