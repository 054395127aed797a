package dev.hindsight.actions;

import java.util.List;

/**
 * A playbook, for whoever chooses one.
 *
 * @param does the names of its actions, in their order
 * @param causes what it is for, most of the time
 */
public record PlaybookLine(String name, List<String> does, List<String> causes) {

  public PlaybookLine {
    does = List.copyOf(does);
    causes = List.copyOf(causes);
  }
}
