package dev.hindsight.knowledge.rank.learn;

import dev.hindsight.knowledge.EvidenceLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What every object shows at one time, each line read once. */
record Snapshot(Map<String, List<Told>> byObject) {

  private static final int MOST_CHARS = 1_000;

  /**
   * A line of an object.
   *
   * @param signed its template with a sign for every name
   * @param told the same as seen from its object
   * @param named keys of all objects that it names
   */
  record Told(
      int number,
      Family family,
      String raw,
      String signed,
      String told,
      Set<String> named,
      List<LineTokens.Token> tokens) {}

  /** Lines of no object belong to the empty key. */
  static Snapshot of(List<EvidenceLine> lines, Names names, String service) {
    Map<String, List<Told>> byObject = new LinkedHashMap<>();
    for (EvidenceLine line : lines) {
      String key = ObjectName.parse(line.object()).map(ObjectName::key).orElse(service);
      byObject.computeIfAbsent(key, _ -> new ArrayList<>()).add(told(line, key, names));
    }
    return new Snapshot(byObject);
  }

  private static Told told(EvidenceLine line, String key, Names names) {
    String text = line.text();
    String raw = text.length() > MOST_CHARS ? text.substring(0, MOST_CHARS) : text;
    Family family = Family.of(line.kind());
    String signed = LineTokens.template(family, names.signed(raw));
    Set<String> named = new LinkedHashSet<>();
    for (int i = 0; i < signed.length(); i++) {
      if (Names.isSign(signed.charAt(i))) {
        named.add(names.key(signed.charAt(i)));
      }
    }
    String told = names.told(signed, key);
    return new Told(
        line.number(), family, raw, signed, told, named, LineTokens.of(family, told, raw));
  }

  List<Told> of(String key) {
    return byObject.getOrDefault(key, List.of());
  }
}
