package dev.hindsight.actions;

/** An opaque human being: several accounts may be one of them. */
public record IdentityId(String value) {

  @Override
  public String toString() {
    return value;
  }
}
