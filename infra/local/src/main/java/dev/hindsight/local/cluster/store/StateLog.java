package dev.hindsight.local.cluster.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/**
 * The state file: one JSON line a change, last one wins, rewritten from time to time. A line cut by
 * a crash at the end is dropped; a file that is not ours is moved aside.
 */
public final class StateLog implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(StateLog.class.getName());
  private static final String HEADER = "{\"format\":\"hindsight-practice-cluster-1\"}";
  private static final long LONG = 64L << 20;

  private final Path file;
  private final List<ObjectNode> content;
  private FileChannel channel;

  private StateLog(Path file, List<ObjectNode> content) throws IOException {
    this.file = file;
    this.content = content;
    this.channel = open(file);
  }

  /** Opens or makes the file; throws UncheckedIOException when it cannot be written. */
  public static StateLog open(Path file, long now) {
    try {
      Path absolute = file.toAbsolutePath();
      Files.createDirectories(absolute.resolveSibling("."));
      return new StateLog(absolute, read(absolute, now));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot use the practice cluster's state file " + file, e);
    }
  }

  List<ObjectNode> content() {
    return content;
  }

  boolean isLong() {
    try {
      return channel.size() > LONG;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void append(List<ObjectNode> entries) {
    try {
      long end = channel.size();
      try {
        write(channel, lines(entries.stream()));
      } catch (IOException e) {
        channel.truncate(end);
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the practice cluster's state file " + file, e);
    }
  }

  void rewrite(List<ObjectNode> entries) {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    try {
      try (FileChannel fresh = open(next)) {
        fresh.truncate(0);
        write(fresh, HEADER + "\n" + lines(entries.stream()));
        fresh.force(true);
      }
      channel.close();
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
      channel = open(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the practice cluster's state file " + file, e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<ObjectNode> read(Path file, long now) throws IOException {
    if (!Files.exists(file) || Files.size(file) == 0) {
      return List.of();
    }
    try {
      return parse(Files.readString(file));
    } catch (JacksonException
        | IllegalArgumentException
        | java.nio.charset.CharacterCodingException e) {
      Path aside = file.resolveSibling(file.getFileName() + ".broken-" + now);
      Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
      LOG.log(
          System.Logger.Level.WARNING,
          "The practice cluster cannot read its state file {0} ({1}); moved it to {2} and starts"
              + " afresh.",
          file,
          String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
          aside);
      return List.of();
    }
  }

  private static List<ObjectNode> parse(String text) {
    if (!text.startsWith(HEADER)) {
      throw new IllegalArgumentException("it does not start with " + HEADER);
    }
    int complete = text.lastIndexOf('\n');
    var entries = new ArrayList<ObjectNode>();
    text.substring(0, Math.max(complete, 0))
        .lines()
        .skip(1)
        .forEach(line -> entries.add(checked(Json.parse(line))));
    return entries;
  }

  private static ObjectNode checked(ObjectNode entry) {
    String name = Json.text(entry, "name");
    if (!name.startsWith("~")) {
      Key.parse(name);
    }
    return entry;
  }

  private static String lines(Stream<ObjectNode> entries) {
    return entries.map(entry -> entry + "\n").collect(Collectors.joining());
  }

  private static FileChannel open(Path file) throws IOException {
    boolean fresh = !Files.exists(file);
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (fresh) {
      OwnerOnly.protect(file);
    }
    channel.position(channel.size());
    return channel;
  }

  private static void write(FileChannel channel, String text) throws IOException {
    channel.position(channel.size());
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
