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
record HeadFile(Path path) implements HeadKeeper {

  @Override
  public void keep(AuditHead head, Instant at) {
    byte[] line = "%s %s%n".formatted(head.line(), at).getBytes(StandardCharsets.UTF_8);
    try (FileChannel file =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      ByteBuffer bytes = ByteBuffer.wrap(line);
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
      file.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException("the audit head is not kept in " + path, e);
    }
  }

  /** All heads in the file; a line that is none is an error. */
  List<AuditHead> heads() {
    try (Stream<String> lines = Files.lines(path)) {
      return lines.filter(line -> !line.isBlank()).map(AuditHead::parse).toList();
    } catch (IOException | UncheckedIOException e) {
      throw new IllegalArgumentException("%s cannot be read".formatted(path), e);
    }
  }
}
