package dev.hindsight.knowledge.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Lines as bytes, one after the other; of one that is too long only its number is told. */
final class JsonLines {

  static final int LONGEST = 4 << 20;

  private final InputStream in;
  private int number;

  /** Reads from a stream that somebody else closes. */
  JsonLines(InputStream in) {
    this.in = in;
  }

  /**
   * One line.
   *
   * @param number counts from 1
   * @param bytes without what ends it; empty where it is too long
   */
  record Line(int number, Optional<byte[]> bytes) {}

  /** The next one that is not blank; empty at the end. */
  Optional<Line> next() throws IOException {
    int first = in.read();
    while (first >= 0) {
      number++;
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      long length = 0;
      int read = first;
      for (; read >= 0 && read != '\n'; read = in.read()) {
        if (++length <= LONGEST) {
          line.write(read);
        }
      }
      if (length > LONGEST) {
        return Optional.of(new Line(number, Optional.empty()));
      }
      byte[] bytes = line.toByteArray();
      if (!blank(bytes)) {
        return Optional.of(new Line(number, Optional.of(bytes)));
      }
      first = in.read();
    }
    return Optional.empty();
  }

  private static boolean blank(byte[] bytes) {
    for (byte b : bytes) {
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }
}
