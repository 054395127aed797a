package dev.hindsight.knowledge.search;

import java.io.EOFException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.RandomAccessInput;

/**
 * Reads a file that is one array. The library's own input over buffers reads numbers byte by byte,
 * which takes most of a search's time. A copy of it reads on its own; one is for one thread.
 */
final class ArrayInput extends IndexInput implements RandomAccessInput {

  private static final VarHandle SHORT = view(short[].class);
  private static final VarHandle INT = view(int[].class);
  private static final VarHandle LONG = view(long[].class);

  private final byte[] bytes;
  private final int start;
  private final int length;
  private int at;

  ArrayInput(String name, byte[] bytes) {
    this(name, bytes, 0, bytes.length);
  }

  private ArrayInput(String name, byte[] bytes, int start, int length) {
    super(name);
    this.bytes = bytes;
    this.start = start;
    this.length = length;
    this.at = start;
  }

  private static VarHandle view(Class<?> numbers) {
    return MethodHandles.byteArrayViewVarHandle(numbers, ByteOrder.LITTLE_ENDIAN);
  }

  /** Where the next so many bytes begin; moves on past them. */
  private int next(int size) throws EOFException {
    int from = at;
    if (size > start + length - from) {
      throw new EOFException("read past the end of " + this);
    }
    at = from + size;
    return from;
  }

  private int place(long position, int size) {
    return start + (int) Objects.checkFromIndexSize(position, size, (long) length);
  }

  @Override
  public byte readByte() throws EOFException {
    return bytes[next(Byte.BYTES)];
  }

  @Override
  public short readShort() throws EOFException {
    return (short) SHORT.get(bytes, next(Short.BYTES));
  }

  @Override
  public int readInt() throws EOFException {
    return (int) INT.get(bytes, next(Integer.BYTES));
  }

  @Override
  public long readLong() throws EOFException {
    return (long) LONG.get(bytes, next(Long.BYTES));
  }

  @Override
  public void readBytes(byte[] into, int offset, int count) throws EOFException {
    System.arraycopy(bytes, next(count), into, offset, count);
  }

  @Override
  public void readInts(int[] into, int offset, int count) throws EOFException {
    buffer(Math.multiplyExact(count, Integer.BYTES)).asIntBuffer().get(into, offset, count);
  }

  @Override
  public void readLongs(long[] into, int offset, int count) throws EOFException {
    buffer(Math.multiplyExact(count, Long.BYTES)).asLongBuffer().get(into, offset, count);
  }

  @Override
  public void readFloats(float[] into, int offset, int count) throws EOFException {
    buffer(Math.multiplyExact(count, Float.BYTES)).asFloatBuffer().get(into, offset, count);
  }

  private ByteBuffer buffer(int size) throws EOFException {
    return ByteBuffer.wrap(bytes, next(size), size).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public byte readByte(long position) {
    return bytes[place(position, Byte.BYTES)];
  }

  @Override
  public short readShort(long position) {
    return (short) SHORT.get(bytes, place(position, Short.BYTES));
  }

  @Override
  public int readInt(long position) {
    return (int) INT.get(bytes, place(position, Integer.BYTES));
  }

  @Override
  public long readLong(long position) {
    return (long) LONG.get(bytes, place(position, Long.BYTES));
  }

  @Override
  public void seek(long position) throws EOFException {
    if (position < 0 || position > length) {
      throw new EOFException("seek to " + position + " of " + this);
    }
    at = start + (int) position;
  }

  @Override
  public IndexInput slice(String name, long offset, long count) {
    Objects.checkFromIndexSize(offset, count, (long) length);
    return new ArrayInput(getFullSliceDescription(name), bytes, start + (int) offset, (int) count);
  }

  @Override
  public long getFilePointer() {
    return (long) at - start;
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public void close() {}
}
