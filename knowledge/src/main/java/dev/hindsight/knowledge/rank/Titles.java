package dev.hindsight.knowledge.rank;

import dev.hindsight.knowledge.Symptoms;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Fills a title with what the evidence says; the first whose values were all found. */
final class Titles {

  private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\p{Cf}]+");
  private static final int MAX_VALUE = 280;

  private Titles() {}

  static String of(Fit fit, Symptoms symptoms) {
    Map<String, String> values = new LinkedHashMap<>(fit.values());
    values.put("service", subject(fit.strongest(), symptoms));
    return fit.signature().titles().stream()
        .filter(title -> values.keySet().containsAll(places(title)))
        .findFirst()
        .map(title -> PLACE.matcher(title).replaceAll(place -> value(place, values)))
        .orElse(fit.signature().category().replace('_', ' '));
  }

  /** Whether every value a title asks for can be named by some pattern. */
  static boolean known(Signature signature) {
    Set<String> named = named(signature);
    return signature.titles().stream()
        .allMatch(
            title ->
                places(title).stream()
                    .allMatch(place -> place.equals("service") || named.contains(place)));
  }

  /** The values that its patterns can name. */
  static Set<String> named(Signature signature) {
    return signature.features().stream()
        .flatMap(feature -> feature.any().stream())
        .flatMap(pattern -> pattern.names().stream())
        .collect(Collectors.toSet());
  }

  private static String subject(Line line, Symptoms symptoms) {
    if (!symptoms.service().isBlank()) {
      return symptoms.service();
    }
    String object = line.line().object();
    return object.isBlank() ? "the workload" : object.replaceFirst("^Database ", "");
  }

  private static String value(MatchResult place, Map<String, String> values) {
    String value = CONTROL.matcher(values.getOrDefault(place.group(1), "")).replaceAll(" ");
    String shown = value.length() <= MAX_VALUE ? value : value.substring(0, MAX_VALUE - 1) + "…";
    return java.util.regex.Matcher.quoteReplacement(shown);
  }

  private static Set<String> places(String title) {
    return PLACE.matcher(title).results().map(place -> place.group(1)).collect(Collectors.toSet());
  }
}
