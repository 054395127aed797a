package dev.hindsight.knowledge.rank.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The numbers of an object's lines by the line that they stand in, to compare two times. */
final class Amounts {

  private static final int MOST_OF_A_LINE = 4;
  private static final double MUCH = 2;
  private static final double VERY_MUCH = 10;
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<![\\w.-])(?<!\\d:)(\\d{1,12}(?:\\.\\d{1,6})?)(ki|mi|gi|ti|k|m|g|ms|us|s|min|h|d|%)?(?![\\w-]|:\\d)",
          Pattern.CASE_INSENSITIVE);

  private final Map<String, List<double[]>> seen = new HashMap<>();

  static Amounts of(List<Snapshot.Told> lines) {
    Amounts amounts = new Amounts();
    lines.forEach(
        line ->
            amounts.seen.computeIfAbsent(line.told(), _ -> new ArrayList<>()).add(numbers(line)));
    return amounts;
  }

  /** How a line's numbers differ from those of better days: tokens, mostly none. */
  List<String> changes(Snapshot.Told line, Amounts before) {
    List<double[]> old = before.seen.get(line.told());
    List<double[]> now = seen.get(line.told());
    if (old == null || now == null) {
      return List.of();
    }
    List<String> changes = new ArrayList<>();
    for (int i = 0; i < now.getFirst().length; i++) {
      double was = middle(old, i);
      double is = middle(now, i);
      String way = way(was, is, line.family() == Family.STATE && steady(old, i));
      if (!way.isEmpty()) {
        changes.add(way + i + "|" + line.told());
      }
    }
    return changes;
  }

  private static String way(double was, double is, boolean steady) {
    if (Double.isNaN(was) || Double.isNaN(is) || was == is) {
      return "";
    }
    double low = Math.max(1e-9, Math.min(was, is));
    double ratio = Math.max(was, is) / low;
    if (ratio < MUCH) {
      return steady ? "differs" : "";
    }
    return (is > was ? "more" : "less") + (ratio >= VERY_MUCH ? "!" : "");
  }

  private static boolean steady(List<double[]> values, int i) {
    return values.size() > 1 && values.stream().mapToDouble(v -> at(v, i)).distinct().count() == 1;
  }

  private static double middle(List<double[]> values, int i) {
    double[] sorted = values.stream().mapToDouble(v -> at(v, i)).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private static double at(double[] values, int i) {
    return i < values.length ? values[i] : Double.NaN;
  }

  private static double[] numbers(Snapshot.Told line) {
    double[] found = new double[MOST_OF_A_LINE];
    int n = 0;
    Matcher matcher = NUMBER.matcher(line.raw());
    while (n < MOST_OF_A_LINE && matcher.find()) {
      found[n++] = Double.parseDouble(matcher.group(1)) * unit(matcher.group(2));
    }
    return Arrays.copyOf(found, n);
  }

  private static double unit(@org.jspecify.annotations.Nullable String unit) {
    if (unit == null) {
      return 1;
    }
    return switch (unit.toLowerCase(java.util.Locale.ROOT)) {
      case "k", "ki" -> 1e3;
      case "mi", "g" -> unit.length() > 1 ? 1e6 : 1e9;
      case "gi" -> 1e9;
      case "ti" -> 1e12;
      case "us" -> 1e-6;
      case "ms", "m" -> 1e-3;
      case "min" -> 60;
      case "h" -> 3_600;
      case "d" -> 86_400;
      default -> 1;
    };
  }
}
