package dev.hindsight.bench.aws.run;

import dev.hindsight.actions.action.AwsAction;
import dev.hindsight.actions.action.Trace;
import dev.hindsight.bench.aws.AwsSeen;
import dev.hindsight.bench.aws.run.JdbcAwsRecords.Line;
import dev.hindsight.bench.aws.run.JdbcAwsRecords.Row;
import dev.hindsight.bench.aws.run.Made.Fate;
import dev.hindsight.bench.chaos.world.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What must be true of the plans, asked of the proxy's journal and of the product's; pure. */
final class AwsRules {

  /** An effect that happened more often than the plan has steps for it. */
  static final String DOUBLED = "doubled";

  /** An effect that nobody agreed to. */
  static final String UNAPPROVED = "unapproved";

  /** A record that is not true. */
  static final String WRONG = "wrong";

  private final List<Made> made;
  private final Map<String, Row> rows;
  private final Map<Made, List<AwsSeen>> applied = new HashMap<>();
  private final List<Finding> findings = new ArrayList<>();

  AwsRules(List<Made> made, Map<String, Row> rows, List<AwsSeen> applied) {
    this.made = List.copyOf(made);
    this.rows = Map.copyOf(rows);
    Map<String, Made> owners = new HashMap<>();
    made.forEach(one -> one.names().forEach(name -> owners.put(name, one)));
    applied.forEach(write -> assign(write, owners));
  }

  private void assign(AwsSeen write, Map<String, Made> owners) {
    write.values().stream()
        .filter(owners::containsKey)
        .findFirst()
        .map(owners::get)
        .ifPresentOrElse(
            owner -> applied.computeIfAbsent(owner, _ -> new ArrayList<>()).add(write),
            () -> find(UNAPPROVED, "nobody", "no plan has " + words(write)));
  }

  /** All that is not as it must be. */
  List<Finding> findings() {
    for (Made one : made) {
      Row row = Optional.ofNullable(rows.get(one.plan())).orElseThrow();
      List<AwsSeen> writes = applied.getOrDefault(one, List.of());
      counted(one, row, writes);
      agreed(one, row, writes);
      unknown(one, row);
      ended(one, row);
    }
    return List.copyOf(findings);
  }

  /** How many steps nobody could tell about. */
  long unknowns() {
    return rows.values().stream()
        .flatMap(row -> row.lines().stream())
        .filter(Line::unknown)
        .count();
  }

  private void find(String rule, String plan, String what) {
    findings.add(new Finding(rule, plan, what));
  }

  /** Each call took effect once for each line of the journal that says so. */
  private void counted(Made one, Row row, List<AwsSeen> writes) {
    Map<Signature, List<Line>> lines = new HashMap<>();
    for (Line line : row.lines()) {
      one.action(line.step(), line.undo())
          .map(Signature::of)
          .ifPresent(which -> lines.computeIfAbsent(which, _ -> new ArrayList<>()).add(line));
    }
    Set<AwsSeen> known = new HashSet<>();
    lines.forEach(
        (which, of) -> {
          List<AwsSeen> same = writes.stream().filter(which::is).toList();
          known.addAll(same);
          count(one.plan(), which, of, same.size());
        });
    writes.stream()
        .filter(write -> !known.contains(write))
        .forEach(write -> find(UNAPPROVED, one.plan(), "the plan has no " + words(write)));
  }

  private void count(String plan, Signature which, List<Line> lines, int effects) {
    long done = lines.stream().filter(Line::done).count();
    long unknown = lines.stream().filter(Line::unknown).count();
    if (effects > lines.size()) {
      find(DOUBLED, plan, "%s took effect %d times".formatted(which, effects));
    } else if (effects < done) {
      find(WRONG, plan, "%s is called done, and never took effect".formatted(which));
    } else if (effects > done + unknown) {
      find(WRONG, plan, "%s took effect, and the journal does not say so".formatted(which));
    }
  }

  private void agreed(Made one, Row row, List<AwsSeen> writes) {
    writes.stream()
        .filter(
            write ->
                one.fate() == Fate.NOTHING
                    || row.agreed().filter(at -> at.isBefore(write.at())).isEmpty())
        .forEach(write -> find(UNAPPROVED, one.plan(), "nobody agreed to " + words(write)));
  }

  /** Only what leaves nothing to read back may be unknown. */
  private void unknown(Made one, Row row) {
    for (Line line : row.lines()) {
      Optional<AwsAction> action = one.action(line.step(), line.undo());
      if (line.unknown() && action.filter(a -> a.trace() == Trace.NONE).isEmpty()) {
        find(WRONG, one.plan(), "%s could have been read back".formatted(line));
      }
    }
  }

  private void ended(Made one, Row row) {
    boolean unknown = row.lines().stream().anyMatch(Line::unknown);
    String wanted = unknown ? "UNKNOWN" : one.fate().state();
    if (!wanted.isEmpty() && !row.state().equals(wanted)) {
      find(WRONG, one.plan(), "ended %s, and must be %s".formatted(row.state(), wanted));
    }
  }

  private static String words(AwsSeen write) {
    return "%s %s".formatted(write.operation(), write.values());
  }
}
