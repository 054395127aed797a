package dev.hindsight.knowledge.template;

/** What changes in a line each time it is written, and what stands for it. */
public enum Volatile {
  TIME("<time>"),
  ID("<id>"),
  HASH("<hash>"),
  /** What a ReplicaSet's and a Pod's name end with, dash included. */
  POD_SUFFIX("-<pod>"),
  /** What a ReplicaSet's name ends with, dash included. */
  SET_SUFFIX("-<hash>"),
  ADDRESS("<address>"),
  HEX("<hex>"),
  QUANTITY("<quantity>"),
  NUMBER("<n>");

  private final String mask;

  Volatile(String mask) {
    this.mask = mask;
  }

  public String mask() {
    return mask;
  }
}
