package dev.hindsight.actions.plan;

import java.util.Map;

/** A file that people wrote or kept: a playbook, or a plan as its canonical JSON or as YAML. */
public sealed interface PlanFile {

  /** A playbook. */
  record OfPlaybook(Playbook playbook) implements PlanFile {}

  /** A plan. */
  record OfPlan(Plan plan) implements PlanFile {}

  /**
   * Reads one; JSON is read as the YAML that it is.
   *
   * @param name how the file is called before people
   * @throws IllegalArgumentException "file:line:column: what is wrong", for people
   */
  static PlanFile read(String name, byte[] bytes) {
    Map<?, ?> keys = StrictYaml.read(name, bytes, Map.class);
    boolean plan =
        keys.containsKey("target") || (keys.containsKey("steps") && !keys.containsKey("name"));
    return plan ? new OfPlan(plan(name, bytes)) : new OfPlaybook(Playbooks.parse(name, bytes));
  }

  /** What a step promises follows from its action; a file may leave it out, but not change it. */
  private static Plan plan(String name, byte[] bytes) {
    PlanText text = StrictYaml.read(name, bytes, PlanText.class);
    return text.plan(name);
  }
}
