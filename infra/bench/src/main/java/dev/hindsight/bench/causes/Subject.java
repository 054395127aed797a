package dev.hindsight.bench.causes;

/** The service that an incident is about. */
record Subject(String namespace, String name) {

  private static final Subject NONE = new Subject("", "");

  /** By an object named as in evidence. */
  static Subject of(String object) {
    String name = object.substring(object.indexOf(' ') + 1);
    if (name.isBlank()) {
      return NONE;
    }
    int slash = name.indexOf('/');
    return slash < 0
        ? new Subject("", name)
        : new Subject(name.substring(0, slash), name.substring(slash + 1));
  }
}
