package dev.hindsight.knowledge.embed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Vectors as one byte a number, with a scale each: a quarter of their size, 38 MB for 100,000 of
 * 384. A product is off by some ten-thousandths, so the best are to be compared again exactly.
 *
 * <p>Column by column within a block of rows: that is the loop which the compiler turns into vector
 * instructions. Not safe for threads that write.
 */
final class ByteMatrix {

  static final int BLOCK = 1024;

  private final int dimension;
  private final List<byte[]> blocks = new ArrayList<>();
  private float[] scales = new float[0];

  ByteMatrix(int dimension) {
    this.dimension = dimension;
  }

  int dimension() {
    return dimension;
  }

  /** Writes one row; rows are written in any order, without gaps. */
  void put(int row, float[] vector) {
    if (vector.length != dimension) {
      throw new IllegalArgumentException(
          "a vector of %d dimensions among those of %d".formatted(vector.length, dimension));
    }
    while (blocks.size() <= row / BLOCK) {
      blocks.add(new byte[BLOCK * dimension]);
      scales = Arrays.copyOf(scales, blocks.size() * BLOCK);
    }
    float largest = 0;
    for (float value : vector) {
      largest = Math.max(largest, Math.abs(value));
    }
    float scale = largest == 0 ? 1 : largest / Byte.MAX_VALUE;
    scales[row] = scale;
    byte[] block = blocks.get(row / BLOCK);
    for (int i = 0; i < dimension; i++) {
      block[i * BLOCK + row % BLOCK] = (byte) Math.round(vector[i] / scale);
    }
  }

  /** The products of a block's rows with the question, into an array of {@link #BLOCK}. */
  void products(int number, float[] question, float[] products) {
    byte[] block = blocks.get(number);
    Arrays.fill(products, 0);
    int i = 0;
    for (; i + 3 < dimension; i += 4) {
      four(block, i * BLOCK, question, i, products);
    }
    for (; i < dimension; i++) {
      one(block, i * BLOCK, question[i], products);
    }
    for (int row = 0; row < BLOCK; row++) {
      products[row] *= scales[number * BLOCK + row];
    }
  }

  private static void four(byte[] block, int start, float[] question, int i, float[] products) {
    float first = question[i];
    float second = question[i + 1];
    float third = question[i + 2];
    float fourth = question[i + 3];
    for (int row = 0; row < BLOCK; row++) {
      products[row] +=
          block[start + row] * first
              + block[start + BLOCK + row] * second
              + block[start + 2 * BLOCK + row] * third
              + block[start + 3 * BLOCK + row] * fourth;
    }
  }

  private static void one(byte[] block, int start, float factor, float[] products) {
    for (int row = 0; row < BLOCK; row++) {
      products[row] += block[start + row] * factor;
    }
  }
}
