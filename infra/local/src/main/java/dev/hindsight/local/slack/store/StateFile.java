package dev.hindsight.local.slack.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A keyed JSON log: one line a change, written before the caller goes on, compacted at start.
 *
 * <p>A line torn by a crash is dropped; a file that is no such log is moved aside with a warning.
 */
public final class StateFile implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(StateFile.class);

  private final Map<String, ObjectNode> entries = new LinkedHashMap<>();
  private @Nullable FileChannel lock;
  private @Nullable FileChannel out;

  /**
   * Opens the log and takes it for this process alone.
   *
   * @throws IllegalStateException when another process holds it or it cannot be written
   */
  public static StateFile open(Optional<Path> path) {
    StateFile file = new StateFile();
    path.ifPresent(file::take);
    return file;
  }

  /** What is kept, by key, oldest first. */
  public synchronized Map<String, ObjectNode> entries() {
    return new LinkedHashMap<>(entries);
  }

  /** Keeps this instead of all there is. */
  public synchronized void replace(Map<String, ObjectNode> all) {
    List.copyOf(entries.keySet()).forEach(this::remove);
    all.forEach(this::put);
  }

  /** Keeps a value under its key. */
  public synchronized void put(String key, ObjectNode value) {
    entries.put(key, value);
    ObjectNode line = Json.object("key", key);
    line.set("value", value);
    write(line);
  }

  /** Forgets a key. */
  public synchronized void remove(String key) {
    entries.remove(key);
    write(Json.object("key", key));
  }

  private void write(ObjectNode line) {
    if (out == null) {
      return;
    }
    try {
      writeFully(out, line + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the local Slack's state", e);
    }
  }

  private void take(Path path) {
    try {
      Path parent = path.toAbsolutePath().getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      lock = takeLock(path.resolveSibling(path.getFileName() + ".lock"));
      read(path);
      out = rewrite(path);
    } catch (IOException e) {
      close();
      throw new IllegalStateException(
          "Cannot use " + path + " for the local Slack's state: " + e, e);
    }
  }

  private static FileChannel takeLock(Path path) throws IOException {
    FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      log.debug("{} is held inside this process", path);
    }
    channel.close();
    throw new IllegalStateException(
        "The local Slack's state is in use by another local Slack ("
            + path
            + "). Stop that one first.");
  }

  private void read(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    try {
      String content = Files.readString(path);
      // what follows the last line end was being written when the process died
      content.substring(0, content.lastIndexOf('\n') + 1).lines().forEach(this::apply);
      if (entries.isEmpty() && !content.isEmpty()) {
        throw new IllegalArgumentException("no complete line");
      }
    } catch (CharacterCodingException | IllegalArgumentException e) {
      entries.clear();
      Path aside = aside(path);
      Files.move(path, aside);
      log.warn(
          "{} is no local Slack state ({}); moved to {}, starting fresh",
          path,
          e.getMessage(),
          aside);
    }
  }

  private static Path aside(Path path) {
    int n = 1;
    while (Files.exists(path.resolveSibling(path.getFileName() + ".bad-" + n))) {
      n++;
    }
    return path.resolveSibling(path.getFileName() + ".bad-" + n);
  }

  private void apply(String line) {
    ObjectNode entry = Json.parseObject(line);
    String key = Json.text(entry, "key");
    if (key.isEmpty()) {
      throw new IllegalArgumentException("a line without a key");
    }
    if (entry.get("value") instanceof ObjectNode value) {
      entries.put(key, value);
    } else {
      entries.remove(key);
    }
  }

  private FileChannel rewrite(Path path) throws IOException {
    Path fresh = path.resolveSibling(path.getFileName() + ".new");
    StringBuilder lines = new StringBuilder();
    for (Map.Entry<String, ObjectNode> entry : entries.entrySet()) {
      ObjectNode line = Json.object("key", entry.getKey());
      line.set("value", entry.getValue());
      lines.append(line).append('\n');
    }
    Files.writeString(fresh, lines);
    try {
      Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(fresh, path, StandardCopyOption.REPLACE_EXISTING);
    }
    return FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
  }

  private static void writeFully(FileChannel channel, String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  @Override
  public synchronized void close() {
    closeQuietly(out);
    closeQuietly(lock);
    out = null;
    lock = null;
  }

  private static void closeQuietly(@Nullable FileChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      log.warn("Cannot close the local Slack's state", e);
    }
  }
}
