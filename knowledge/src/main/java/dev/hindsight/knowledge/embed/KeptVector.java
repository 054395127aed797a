package dev.hindsight.knowledge.embed;

/** A vector as it is kept; an array in a record, so it is compared by nobody. */
final class KeptVector {

  private final Embedded of;
  private final long version;
  private final float[] vector;

  /**
   * Takes the vector as its own.
   *
   * @param version counts up with every change
   * @param vector of length 1
   */
  KeptVector(Embedded of, long version, float[] vector) {
    this.of = of;
    this.version = version;
    this.vector = vector;
  }

  Embedded of() {
    return of;
  }

  long version() {
    return version;
  }

  float[] vector() {
    return vector;
  }
}
