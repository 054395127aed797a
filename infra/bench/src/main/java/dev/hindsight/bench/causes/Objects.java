package dev.hindsight.bench.causes;

/**
 * The two ways to name an object: {@code Kind/namespace/name} in files, {@code Kind namespace/name}
 * in evidence; what is in no namespace is {@code Kind/name} or {@code Kind//name}, and {@code Kind
 * name}.
 */
public final class Objects {

  private Objects() {}

  /** From a file's way to the engine's; another text stays. */
  public static String toEngine(String object) {
    String[] parts = object.strip().split("/", 3);
    return switch (parts.length) {
      case 2 -> parts[0] + " " + parts[1];
      case 3 -> of(parts[0], parts[1], parts[2]);
      default -> object.strip();
    };
  }

  /** Back again: {@code Kind/name} for what is in no namespace; another text stays. */
  public static String toFile(String object) {
    int blank = object.indexOf(' ');
    return blank < 0
        ? object
        : object.substring(0, blank) + "/" + object.substring(blank + 1).strip();
  }

  static String of(String kind, String namespace, String name) {
    return namespace.isBlank() ? kind + " " + name : kind + " " + namespace + "/" + name;
  }
}
