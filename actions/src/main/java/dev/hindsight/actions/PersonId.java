package dev.hindsight.actions;

/** An opaque person; the chat surface knows who it is. */
public record PersonId(String value) {

  @Override
  public String toString() {
    return value;
  }
}
