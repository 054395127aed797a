package dev.hindsight.actions.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** A file of heads, one a line, only ever appended to. */
record HeadFile(Path path) {

  /** Keeps this head, which was the end at that time; throws when it could not. */
  void keep(AuditHead head, Instant at) {
    append("%s %s\n".formatted(head.line(), at));
  }

  /** Makes the file where there is none yet, so that one that is not there was taken away. */
  void begin() {
    append("");
  }

  private void append(String line) {
    try (FileChannel file =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      // what a crash tore off stays a line of its own
      String start = isTorn(file) && !line.isEmpty() ? "\n" : "";
      ByteBuffer bytes = ByteBuffer.wrap((start + line).getBytes(StandardCharsets.UTF_8));
      file.position(file.size());
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
      file.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException("the audit head is not kept in " + path, e);
    }
  }

  private static boolean isTorn(FileChannel file) throws IOException {
    ByteBuffer last = ByteBuffer.allocate(1);
    return file.size() > 0 && file.read(last, file.size() - 1) == 1 && last.get(0) != '\n';
  }

  /** All heads in the file; a line that a crash tore is none. */
  List<AuditHead> heads() {
    try (Stream<String> lines = Files.lines(path)) {
      return lines.flatMap(line -> AuditHead.parse(line).stream()).toList();
    } catch (IOException | UncheckedIOException e) {
      throw new IllegalArgumentException("%s cannot be read".formatted(path), e);
    }
  }
}
