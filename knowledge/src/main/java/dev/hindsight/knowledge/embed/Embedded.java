package dev.hindsight.knowledge.embed;

/** A kept vector, to be compared with. */
final class Embedded {

  private final String owner;
  private final int position;
  private final long version;
  private final float[] vector;

  /**
   * Takes the vector as its own.
   *
   * @param owner a lesson's number or a runbook's slug
   * @param version counts up with every change
   * @param vector of length 1
   */
  Embedded(String owner, int position, long version, float[] vector) {
    this.owner = owner;
    this.position = position;
    this.version = version;
    this.vector = vector;
  }

  String key() {
    return owner + "/" + position;
  }

  long version() {
    return version;
  }

  Near near(float[] question) {
    return new Near(owner, position, Vectors.dot(vector, question));
  }
}
