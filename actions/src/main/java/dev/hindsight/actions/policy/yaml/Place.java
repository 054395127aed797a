package dev.hindsight.actions.policy.yaml;

/** Where something stands in a file. */
public record Place(String file, int line, int column) {

  public PolicyFileException error(String what) {
    return new PolicyFileException("%s:%d:%d: %s".formatted(file, line, column, what));
  }
}
