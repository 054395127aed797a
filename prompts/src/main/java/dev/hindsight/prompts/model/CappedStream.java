package dev.hindsight.prompts.model;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that is given up once it is longer than so many bytes. */
final class CappedStream extends FilterInputStream {

  private final long most;
  private long read;

  CappedStream(InputStream in, long most) {
    super(in);
    this.most = most;
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    count(one < 0 ? 0 : 1);
    return one;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int some = super.read(bytes, from, length);
    count(Math.max(0, some));
    return some;
  }

  private void count(int some) throws IOException {
    read += some;
    if (read > most) {
      throw new ByteCap.TooLong(most);
    }
  }
}
