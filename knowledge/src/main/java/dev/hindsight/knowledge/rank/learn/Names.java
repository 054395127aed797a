package dev.hindsight.knowledge.rank.learn;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The names of an incident's objects, found in its lines and replaced by one private character
 * each, so that a line says the same of whatever service it tells.
 */
final class Names {

  /** Also names, but in a text they mean something else. */
  private static final Set<String> WORDS =
      Set.of(
          "app",
          "pod",
          "pods",
          "service",
          "node",
          "container",
          "image",
          "alert",
          "deployment",
          "main",
          "server",
          "error",
          "errors",
          "namespace",
          "cluster",
          "job",
          "test",
          "name");

  private static final char FIRST = '\uE100';
  private static final int MOST = 6_000;

  private final Map<String, Character> words = new HashMap<>();
  private final Map<String, Character> byKey = new LinkedHashMap<>();

  static Names of(List<ObjectName> objects) {
    Names names = new Names();
    for (ObjectName object : objects) {
      names.add(object.key(), object.name(), object.base());
      if (!object.namespace().isEmpty()) {
        names.add("namespace:" + object.namespace(), object.namespace());
      }
    }
    return names;
  }

  private void add(String key, String... spellings) {
    if (byKey.size() >= MOST) {
      return;
    }
    char sign = byKey.computeIfAbsent(key, _ -> (char) (FIRST + byKey.size()));
    for (String spelling : spellings) {
      if (spelling.length() > 1 && !WORDS.contains(spelling)) {
        words.putIfAbsent(spelling, sign);
      }
    }
  }

  Set<String> keys() {
    return byKey.keySet();
  }

  /** The text with a sign for every known name. */
  String signed(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      int end = at;
      while (end < text.length() && isName(text.charAt(end))) {
        end++;
      }
      if (end == at) {
        char c = text.charAt(at++);
        // icons of fonts live where the signs do: a log line must not pass for a name
        out.append(isPrivate(c) ? ' ' : c);
      } else {
        append(text.substring(at, end), out);
        at = end;
      }
    }
    return out.toString();
  }

  private void append(String word, StringBuilder out) {
    Optional<Character> whole = sign(word);
    if (whole.isPresent() || word.indexOf('.') < 0) {
      whole.ifPresentOrElse(out::append, () -> out.append(word));
      return;
    }
    int at = 0;
    while (at <= word.length()) {
      int dot = word.indexOf('.', at);
      String part = word.substring(at, dot < 0 ? word.length() : dot);
      sign(part).ifPresentOrElse(out::append, () -> out.append(part));
      if (dot < 0) {
        return;
      }
      out.append('.');
      at = dot + 1;
    }
  }

  private Optional<Character> sign(String word) {
    Character known = words.get(word);
    if (known == null && word.indexOf('-') > 0) {
      known = words.get(ObjectName.ofPod(word));
    }
    return Optional.ofNullable(known);
  }

  private static boolean isName(char c) {
    return c == '-' || c == '.' || (c < 128 && Character.isLetterOrDigit(c));
  }

  private static boolean isPrivate(char c) {
    return c >= '\uE000' && c <= '\uF8FF';
  }

  static boolean isSign(char c) {
    return c >= FIRST && c < FIRST + MOST;
  }

  /** Whose name a sign stands for. */
  String key(char sign) {
    return keysInOrder().get(sign - FIRST);
  }

  private List<String> inOrder = List.of();

  private List<String> keysInOrder() {
    if (inOrder.size() != byKey.size()) {
      inOrder = List.copyOf(byKey.keySet());
    }
    return inOrder;
  }

  /** The text as seen from one object: itself, a node, a namespace, another. */
  String told(String signed, String self) {
    StringBuilder out = new StringBuilder(signed.length() + 16);
    for (int i = 0; i < signed.length(); i++) {
      char c = signed.charAt(i);
      if (isSign(c) && c - FIRST < byKey.size()) {
        out.append(role(key(c), self));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static String role(String key, String self) {
    if (key.equals(self)) {
      return "<self>";
    }
    if (key.startsWith("node:")) {
      return "<node>";
    }
    return key.startsWith("namespace:") ? "<ns>" : "<other>";
  }
}
