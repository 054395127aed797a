package dev.hindsight.actions.rights;

import java.util.List;

/**
 * Looks whether the connected cluster answers and lets the bot do what it has to; changes nothing.
 */
public interface KubernetesDoctor {

  /**
   * All findings, in the order in which they are read.
   *
   * @param namespaces where plans are to run; where there are none, all of the cluster are looked
   *     at
   */
  List<Finding> examine(EnabledActions enabled, List<String> namespaces);
}
