package dev.hindsight.knowledge.rank.learn;

import dev.hindsight.knowledge.EvidenceLine;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What an object shows that it does not usually, and what it usually shows and does not.
 *
 * @param byObject tokens by object, each with its weight and lines
 * @param unusual the lines that have something of their own
 */
record Difference(
    Map<String, Map<String, Seen>> byObject, Map<String, List<Snapshot.Told>> unusual) {

  /** Where better days are not known, only what sounds like trouble counts in full. */
  private static final double UNREMARKABLE = 0.15;

  private static final double MISSING = 0.4;
  private static final double AMOUNT = 0.6;

  // begun only where a word begins: one long word would be read anew from each of its letters
  private static final Pattern TROUBLE =
      Pattern.compile(
          "(?i)\\b(?:err(?:or)?s?|fail\\w*|fatal|panic\\w*|\\w*exception|traceback|warn\\w*|critical|den(?:y|ied)|forbidden|unauthori[sz]ed|refused|time[ds]?[-"
              + " ]?out|timeouts?|deadline|unreachable|unavailable|unable|cannot|could"
              + " not|couldn'?t|can't|invalid|not found|no"
              + " such|missing|exceed\\w*|evict\\w*|kill\\w*|oom\\w*|unhealthy|not[- ]?ready"
              + "|pending|false|crash\\w*|back-?off|insufficient|taint\\w*|cordon\\w*|unschedulable"
              + "|schedulingdisabled|mismatch\\w*|expired|lost|drop(?:ped|s)?|reject\\w*|conflict"
              + "|deadlock|full|read-?only|throttl\\w*|degraded|zero|none-of-some|some-of-more"
              + "|unknown|bad|abort\\w*|reset|broken|slow|firing|pressure|stuck|no)\\b"
              + "|(?<![A-Za-z])[A-Z][a-z]+(?:BackOff|Error|Failed|Killed|Pressure|Unavailable|Exceeded)|\\b[A-Za-z]*(?:Failed|Error|Exception)[A-Z]?\\w*|\\b(?:9\\d|100)(?:\\.\\d+)?"
              + " ?%");

  static Difference of(Snapshot today, Snapshot before, Usual remembered) {
    Map<String, Map<String, Seen>> byObject = new LinkedHashMap<>();
    Map<String, List<Snapshot.Told>> unusual = new LinkedHashMap<>();
    Set<String> keys = new java.util.LinkedHashSet<>(today.byObject().keySet());
    keys.addAll(before.byObject().keySet());
    Usual kinds = kinds(before);
    for (String key : keys) {
      new OfObject(key, today.of(key), before.of(key), remembered, kinds).into(byObject, unusual);
    }
    return new Difference(byObject, unusual);
  }

  static boolean soundsLikeTrouble(String text) {
    return TROUBLE.matcher(text).find();
  }

  /** What is usual among all objects of these better days, for one that was not there. */
  private static Usual kinds(Snapshot before) {
    Usual kinds = new Usual();
    before.byObject().forEach((key, lines) -> kinds.add(kind(key), lines));
    return kinds;
  }

  static String kind(String key) {
    int colon = key.indexOf(':');
    return key.isEmpty() ? "" : colon < 0 ? "workload" : key.substring(0, colon);
  }

  /** Today's lines without those that are as usual. */
  List<EvidenceLine> unusual(List<EvidenceLine> now) {
    Set<Integer> numbers =
        unusual.values().stream()
            .flatMap(lines -> lines.stream().map(Snapshot.Told::number))
            .collect(Collectors.toSet());
    return now.stream().filter(line -> numbers.contains(line.number())).toList();
  }

  /** One object's difference. */
  private record OfObject(
      String key,
      List<Snapshot.Told> today,
      List<Snapshot.Told> before,
      Usual remembered,
      Usual kinds) {

    void into(Map<String, Map<String, Seen>> byObject, Map<String, List<Snapshot.Told>> unusual) {
      Map<String, Seen> seen = new LinkedHashMap<>();
      List<Snapshot.Told> own = new java.util.ArrayList<>();
      Set<String> usual = tokens(before);
      Amounts amounts = Amounts.of(today);
      Amounts old = Amounts.of(before);
      for (Snapshot.Told line : today) {
        boolean news = novel(line, usual, seen);
        for (String change : amounts.changes(line, old)) {
          add(seen, "v|" + change, AMOUNT, line.number());
          news = true;
        }
        if (news) {
          own.add(line);
        }
      }
      missing(seen);
      if (!seen.isEmpty()) {
        byObject.put(key, seen);
      }
      unusual.put(key, own);
    }

    private boolean novel(Snapshot.Told line, Set<String> usual, Map<String, Seen> seen) {
      double trust = known() || soundsLikeTrouble(line.raw()) ? 1 : UNREMARKABLE;
      boolean news = false;
      for (LineTokens.Token token : line.tokens()) {
        if (!usual.contains(token.text()) && !isUsual(token.text())) {
          add(seen, token.text(), token.weight() * line.family().says() * trust, line.number());
          news |= token.weight() >= 1;
        }
      }
      return news;
    }

    private boolean known() {
      return !before.isEmpty() || remembered.knows(key) || kinds.knows(kind(key));
    }

    private boolean isUsual(String token) {
      return remembered.isUsual(key, token)
          || (before.isEmpty() && kinds.isUsual(kind(key), token));
    }

    /** Only where otherwise as much was seen as usual: what was not looked at is not missing. */
    private void missing(Map<String, Seen> seen) {
      Map<Family, Long> was = count(before);
      Map<Family, Long> is = count(today);
      Set<String> now = tokens(today);
      for (Snapshot.Told line : before) {
        boolean looked =
            line.family() != Family.LOG
                && line.family() != Family.EVENT
                && 2 * is.getOrDefault(line.family(), 0L) >= was.getOrDefault(line.family(), 0L);
        if (looked && !now.contains("t|" + line.told())) {
          seen.putIfAbsent("m|" + line.told(), new Seen(MISSING, List.of()));
        }
      }
      if (was.getOrDefault(Family.LOG, 0L) > 2
          && !is.containsKey(Family.LOG)
          && is.size() > 0
          && 2L * today.size() >= before.size() - was.getOrDefault(Family.LOG, 0L)) {
        seen.put("x|silent", new Seen(1, List.of()));
      }
    }

    private static Map<Family, Long> count(List<Snapshot.Told> lines) {
      Map<Family, Long> count = new HashMap<>();
      lines.forEach(line -> count.merge(line.family(), 1L, Long::sum));
      return count;
    }

    private static Set<String> tokens(List<Snapshot.Told> lines) {
      Set<String> tokens = new HashSet<>();
      lines.forEach(line -> line.tokens().forEach(token -> tokens.add(token.text())));
      return tokens;
    }

    private static void add(Map<String, Seen> seen, String token, double weight, int line) {
      seen.merge(
          token, new Seen(weight, List.of(line)), (old, _) -> old.and(weight, List.of(line)));
    }
  }
}
