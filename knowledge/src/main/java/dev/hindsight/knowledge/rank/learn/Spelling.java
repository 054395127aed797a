package dev.hindsight.knowledge.rank.learn;

import java.util.List;
import java.util.Optional;

/** How to name the object at fault: as the evidence does, in the kind that the lessons use. */
final class Spelling {

  private Spelling() {}

  static String of(String key, String label, Scene scene) {
    List<String> spelled = scene.spellings().getOrDefault(key, List.of());
    Optional<String> kind = ObjectName.parse(label).map(ObjectName::kind);
    return spelled.stream()
        .filter(s -> ObjectName.parse(s).map(ObjectName::kind).equals(kind))
        .findFirst()
        .or(() -> label.isEmpty() ? spelled.stream().findFirst() : Optional.empty())
        .orElseGet(() -> label.isEmpty() ? plain(key) : named(key).like(label));
  }

  private static ObjectName named(String key) {
    int colon = key.indexOf(':');
    int slash = key.indexOf('/');
    return colon >= 0 && (slash < 0 || colon < slash)
        ? new ObjectName(key.substring(0, colon), "", key.substring(colon + 1))
        : new ObjectName("", key.substring(0, slash), key.substring(slash + 1));
  }

  private static String plain(String key) {
    ObjectName name = named(key);
    return name.kind().isEmpty() ? key : title(name.kind()) + " " + name.name();
  }

  private static String title(String kind) {
    return kind.isEmpty() ? kind : Character.toUpperCase(kind.charAt(0)) + kind.substring(1);
  }
}
