package dev.hindsight.local.cluster.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that only their owner may read, because they hold a token. */
public final class OwnerOnly {

  private OwnerOnly() {}

  /** Replaces the file's content in one step; a reader sees the old or the new text. */
  public static void write(Path file, String text) throws IOException {
    Path absolute = file.toAbsolutePath();
    Path folder = absolute.resolveSibling(".").normalize();
    Files.createDirectories(folder);
    Path next = Files.createTempFile(folder, absolute.getFileName() + ".", ".next");
    try {
      protect(next);
      Files.writeString(next, text);
      Files.move(next, absolute, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(next);
    }
  }

  static void protect(Path file) throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
  }
}
