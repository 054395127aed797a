package dev.hindsight.knowledge.document;

import java.util.Objects;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadView;

/** A file's bytes that can no longer be read once the reading thread is interrupted. */
final class StoppableBytes implements RandomAccessRead {

  private final byte[] bytes;
  private int at;
  private boolean closed;

  StoppableBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public int read() {
    Bounded.check();
    return isEOF() ? -1 : bytes[at++] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    Bounded.check();
    Objects.checkFromIndexSize(offset, length, into.length);
    if (isEOF()) {
      return length == 0 ? 0 : -1;
    }
    int read = Math.min(length, bytes.length - at);
    System.arraycopy(bytes, at, into, offset, read);
    at += read;
    return read;
  }

  @Override
  public long getPosition() {
    return at;
  }

  @Override
  public void seek(long position) {
    Bounded.check();
    if (position < 0) {
      throw new IllegalArgumentException("there is no place " + position);
    }
    at = (int) Math.min(position, bytes.length);
  }

  @Override
  public long length() {
    return bytes.length;
  }

  @Override
  public boolean isEOF() {
    return at >= bytes.length;
  }

  @Override
  public RandomAccessReadView createView(long start, long length) {
    return new RandomAccessReadView(new StoppableBytes(bytes), start, length, true);
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
  }
}
