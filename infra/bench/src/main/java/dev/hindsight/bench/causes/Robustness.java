package dev.hindsight.bench.causes;

import dev.hindsight.knowledge.PastIncident;
import dev.hindsight.knowledge.RankedCauses;
import dev.hindsight.knowledge.Symptoms;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** How often the first cause stays when somebody hostile writes logs, or teaches falsely. */
record Robustness(List<Case> cases, Taught taught, int variants) {

  private static final int LIES = 50;
  private static final int SHOWN = 40;
  private static final long SEED = 4_711;

  String table() {
    List<String> rows = new ArrayList<>();
    Set<String> moved = new LinkedHashSet<>();
    int all = 0;
    int stayed = 0;
    for (Hostile kind : Hostile.values()) {
      int of = 0;
      int kept = 0;
      for (Case one : cases) {
        String first = first(taught, one, one.symptoms());
        for (int i = 0; i < variants; i++) {
          String now = first(taught, one, kind.among(one, SEED * (i + 1) + one.id().hashCode()));
          of++;
          kept += now.equals(first) ? 1 : 0;
          if (!now.equals(first)) {
            moved.add("    %s %s: %s, then %s".formatted(word(kind), one.id(), first, now));
          }
        }
      }
      rows.add(
          row("hostile log lines (%s): the first cause stays".formatted(word(kind)), kept, of));
      all += of;
      stayed += kept;
    }
    rows.add(row("hostile log lines, all: the first cause stays", stayed, all));
    rows.addAll(moved.stream().limit(SHOWN).toList());
    rows.add(lies());
    return String.join("\n", rows);
  }

  /** Fifty times the same story with a false cause, closed by one and the same source. */
  private String lies() {
    int kept = 0;
    int of = 0;
    for (Case one : cases.stream().filter(Case::faulty).toList()) {
      String first = first(taught, one, one.symptoms());
      String lie = first.equals("certificate_expired") ? "disk_full" : "certificate_expired";
      List<PastIncident> false50 =
          IntStream.range(0, LIES)
              .mapToObj(i -> new PastIncident("lie-" + i, one.symptoms(), lie, Optional.empty()))
              .toList();
      kept += first(taught.believing(false50), one, one.symptoms()).equals(first) ? 1 : 0;
      of++;
    }
    return row(
        "%d false lessons of this very case: the first cause stays".formatted(LIES), kept, of);
  }

  private static String first(Taught taught, Case one, Symptoms symptoms) {
    RankedCauses ranked = taught.engine(one).rank(symptoms, List.of());
    return ranked.best().category();
  }

  private static String word(Hostile kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static String row(String what, int kept, int of) {
    return String.format(
        Locale.ROOT,
        "%-62s %12s  %6.3f",
        what,
        "%d of %d".formatted(kept, of),
        of == 0 ? Double.NaN : (double) kept / of);
  }
}
