package dev.hindsight.knowledge.rank.read;

import java.util.List;
import java.util.Locale;

/** What a series of numbers did: from where, to where, and how far. */
record Trend(String name, String unit, double before, double last, double least, double most) {

  private static final int FIRST = 3;

  static Trend of(String name, String unit, List<Double> values) {
    List<Double> start = values.subList(0, Math.min(FIRST, Math.max(1, values.size() / 4)));
    return new Trend(
        name,
        unit,
        start.stream().mapToDouble(Double::doubleValue).average().orElse(0),
        values.getLast(),
        values.stream().mapToDouble(Double::doubleValue).min().orElse(0),
        values.stream().mapToDouble(Double::doubleValue).max().orElse(0));
  }

  /**
   * {@code CPUUtilization of orders rose from 18 to 92 Percent, at most 93 (high)}; the last word
   * only where the metric's own scale tells it.
   */
  String words(String owner) {
    String of = owner.isEmpty() ? "" : " of " + owner;
    return "%s%s %s%s%s".formatted(name, of, change(), unitWord(), verdict());
  }

  private String change() {
    if (grew() >= 1.4) {
      return "rose from %s to %s, at most %s".formatted(number(before), number(last), number(most));
    }
    if (shrank() >= 1.5) {
      return "fell from %s to %s, at least %s"
          .formatted(number(before), number(last), number(least));
    }
    return "stayed between %s and %s".formatted(number(least), number(most));
  }

  private double grew() {
    return most <= 0 ? 1 : most / Math.max(before, 1e-9);
  }

  private double shrank() {
    return before <= 0 ? 1 : before / Math.max(least, before / 1e6);
  }

  /** Told by the metric's own scale where it has one; what went back to where it was is over. */
  private String verdict() {
    String key = name.toLowerCase(Locale.ROOT).replace("_", "");
    if (key.contains("cpu") && unit.toLowerCase(Locale.ROOT).startsWith("percent")) {
      return up(most >= 85, "saturated", most >= 65, "elevated");
    }
    if (key.contains("replicalag") || key.contains("replicationlag")) {
      return up(seconds() >= 60, "lagging", false, "");
    }
    if (key.contains("freestorage")) {
      return down(shrank() >= 2.5 || least < 1.0e9, "running out", shrank() >= 1.15, "shrinking");
    }
    if (key.contains("freeablememory")) {
      return down(shrank() >= 4 || least < 1.0e8, "running out", false, "");
    }
    if (key.contains("connections")) {
      return up(grew() >= 1.4, "growing", false, "");
    }
    return wild() ? " (abnormal)" : " (normal)";
  }

  private String up(boolean bad, String worst, boolean raised, String some) {
    boolean back = last <= before + (most - before) * 0.25;
    return word(bad, worst, raised, some, back);
  }

  private String down(boolean bad, String worst, boolean lowered, String some) {
    boolean back = last >= before - (before - least) * 0.25;
    return word(bad, worst, lowered, some, back);
  }

  private static String word(
      boolean bad, String worst, boolean somewhat, String some, boolean back) {
    if (bad || somewhat) {
      return back ? " (recovered)" : " (" + (bad ? worst : some) + ")";
    }
    return " (normal)";
  }

  private double seconds() {
    return unit.equalsIgnoreCase("milliseconds") ? most / 1000 : most;
  }

  private boolean wild() {
    return grew() >= 5 || (shrank() >= 5 && !name.toLowerCase(Locale.ROOT).contains("throughput"));
  }

  private String unitWord() {
    return unit.isEmpty() || unit.equals("Count") || unit.equals("Bytes") ? "" : " " + unit;
  }

  private String number(double value) {
    if (unit.equals("Bytes") || Math.abs(value) >= 1e8) {
      return String.format(Locale.ROOT, "%.1f GB", value / 1e9);
    }
    return Math.abs(value) >= 10 || value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, "%.2f", value);
  }
}
