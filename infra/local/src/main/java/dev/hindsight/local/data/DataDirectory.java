package dev.hindsight.local.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A data directory taken for this process alone until it is closed. */
public final class DataDirectory implements AutoCloseable {

  private final DataFiles files;
  private final FileChannel lock;

  private DataDirectory(DataFiles files, FileChannel lock) {
    this.files = files;
    this.lock = lock;
  }

  /**
   * Makes the directory if it is missing and takes it.
   *
   * @throws CannotRun when it is a file, not ours to write, or in use
   */
  public static DataDirectory open(Path directory) {
    DataFiles files = new DataFiles(directory);
    try {
      Files.createDirectories(directory);
      Secrets.ownerOnly(directory);
      return new DataDirectory(files, lock(files));
    } catch (FileAlreadyExistsException e) {
      throw new CannotRun(
          "the data directory %s is a file: give a directory with --data DIR"
              .formatted(e.getFile()),
          e);
    } catch (AccessDeniedException e) {
      throw new CannotRun(
          "cannot write to %s: give this user the right to, or another directory with --data DIR"
              .formatted(e.getFile()),
          e);
    } catch (IOException e) {
      throw new CannotRun(
          "cannot use the data directory %s (%s): give another with --data DIR"
              .formatted(directory, e.getMessage()),
          e);
    }
  }

  public DataFiles files() {
    return files;
  }

  /** Gives the directory free. */
  @Override
  public void close() throws IOException {
    lock.close();
  }

  private static FileChannel lock(DataFiles files) throws IOException {
    FileChannel channel =
        FileChannel.open(
            files.lock(),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    if (!taken(channel)) {
      String owner = Files.readString(files.lock()).strip();
      channel.close();
      throw new CannotRun(
          "another ./hindsight up (process %s) uses %s: stop that one, or give another directory with --data DIR"
              .formatted(owner, files.root()));
    }
    channel.truncate(0);
    channel.write(
        ByteBuffer.wrap(
            Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
    return channel;
  }

  private static boolean taken(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }
}
