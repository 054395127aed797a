package dev.hindsight.actions.plan;

import java.util.List;

/** A plan's template: for which causes, which action. */
public record Playbook(String name, List<String> causes, Template action) {

  public Playbook {
    causes = List.copyOf(causes);
  }
}
