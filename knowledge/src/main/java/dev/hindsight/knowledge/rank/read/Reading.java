package dev.hindsight.knowledge.rank.read;

import dev.hindsight.knowledge.EvidenceLine;
import java.util.List;
import java.util.Set;

/**
 * Raw evidence as plain facts, and the Kubernetes objects that were given whole.
 *
 * <p>Pure and bounded; text in no known shape, or cut in the middle, stays as it is.
 */
public record Reading(List<Fact> facts, List<Given> objects) {

  private static final int MOST_LINES = 20_000;
  private static final int LONGEST = 200_000;

  /** Kinds that are one-line observations already. */
  private static final Set<String> OBSERVED =
      Set.of(
          "workload",
          "condition",
          "pod",
          "container",
          "previous_log",
          "rollout",
          "node",
          "dependency");

  private static final Set<String> LOGS = Set.of("log", "previous_log");

  private static final List<Form> FORMS =
      List.of(
          new WrapperForm(),
          new JsonForm(),
          new FragmentForm(),
          new DescribeForm(),
          new YamlForm(),
          new EventTableForm(),
          new LagForm(),
          new QueueForm(),
          new IngressForm(),
          new UsageForm(),
          new RowForm(),
          new TreeForm());

  public Reading {
    facts = List.copyOf(facts);
    objects = List.copyOf(objects);
  }

  /** Reads all lines; order and numbers are kept. */
  public static Reading of(List<EvidenceLine> evidence) {
    Findings found = new Findings();
    Budget budget = new Budget();
    evidence.stream().limit(MOST_LINES).forEach(line -> found.times().scan(line.text()));
    for (Lines block : Lines.blocks(evidence.stream().limit(MOST_LINES).toList(), budget)) {
      if (LOGS.contains(block.kind())) {
        logged(block, found);
      } else {
        read(block, found);
      }
    }
    found.usage().add(found);
    ErrorKinds.add(found);
    return new Reading(Recovered.marked(found), found.objects());
  }

  /** Whatever a program writes, in whatever shape: it is what the program says and nothing else. */
  private static void logged(Lines block, Findings found) {
    Findings own = new Findings();
    read(block, own);
    own.facts()
        .forEach(
            fact ->
                found.add(
                    fact.numbers(),
                    block.object(),
                    fact.line().kind().equals("previous_log") ? "previous_log" : "log",
                    fact.line().text()));
  }

  /** Reads one block, or text that was found inside another. */
  static void read(Lines block, Findings found) {
    if (OBSERVED.contains(block.kind())) {
      block.all().forEach(found::plain);
      return;
    }
    int at = 0;
    while (at < block.size()) {
      at = next(block, at, found);
    }
  }

  private static int next(Lines block, int at, Findings found) {
    if (block.text(at).length() <= LONGEST) {
      for (Form form : FORMS) {
        int after = form.read(block, at, found);
        if (after > at) {
          return after;
        }
      }
    }
    found.plain(block.at(at));
    return at + 1;
  }
}
