package dev.hindsight.knowledge.embed;

/** Arithmetic on vectors; pure. */
final class Vectors {

  private Vectors() {}

  /** The same direction with length 1; a vector of zeros stays as it is. */
  static float[] normalized(float[] vector) {
    double length = Math.sqrt(dot(vector, vector));
    float[] unit = vector.clone();
    for (int i = 0; i < unit.length && length > 0; i++) {
      unit[i] = (float) (vector[i] / length);
    }
    return unit;
  }

  /** The cosine, where both have length 1. */
  static double dot(float[] a, float[] b) {
    if (a.length != b.length) {
      throw new IllegalArgumentException(
          "vectors of %d and %d dimensions cannot be compared".formatted(a.length, b.length));
    }
    float sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
