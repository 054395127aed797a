package dev.hindsight.actions.policy.rulebook;

import dev.hindsight.actions.PersonId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A policy, as its file says.
 *
 * @param groups people by the group's name
 */
public record Rulebook(
    Shelter shelter,
    List<AllowRule> allow,
    RiskTable risks,
    Map<String, List<PersonId>> groups,
    List<Tier> tiers,
    List<Freeze> freezes,
    BlastRadius blastRadius,
    GitOps gitops,
    Limits limits) {

  public Rulebook {
    allow = List.copyOf(allow);
    groups = new TreeMap<>(groups);
    tiers = List.copyOf(tiers);
    freezes = List.copyOf(freezes);
  }

  /** Whether this person's yes counts where that group has to agree; no group: anybody's. */
  public boolean counts(PersonId person, Optional<String> group) {
    return group.isEmpty() || groups.getOrDefault(group.get(), List.of()).contains(person);
  }

  /** The same with these namespaces protected instead. */
  Rulebook sheltering(List<NamePattern> namespaces) {
    return new Rulebook(
        new Shelter(namespaces, shelter.labels()),
        allow,
        risks,
        groups,
        tiers,
        freezes,
        blastRadius,
        gitops,
        limits);
  }

  /**
   * What nobody changes.
   *
   * @param labels an object that one of these means
   */
  public record Shelter(List<NamePattern> namespaces, List<LabelSelector> labels) {

    public Shelter {
      namespaces = List.copyOf(namespaces);
      labels = List.copyOf(labels);
    }
  }

  /**
   * What may run at all.
   *
   * @param actions empty: all
   * @param tiers names of tiers; empty: all, also none
   */
  public record AllowRule(
      String name, Set<String> actions, Names namespaces, Names clusters, Set<String> tiers) {

    public AllowRule {
      actions = Set.copyOf(actions);
      tiers = Set.copyOf(tiers);
    }
  }

  /**
   * Where mistakes cost more; an object is in it by its namespace or a label.
   *
   * @param extraApprovers how many more than its risk asks for
   * @param deny actions that nobody may run there
   */
  public record Tier(
      String name,
      List<NamePattern> namespaces,
      List<LabelSelector> labels,
      Names clusters,
      int extraApprovers,
      Set<String> deny) {

    public Tier {
      namespaces = List.copyOf(namespaces);
      labels = List.copyOf(labels);
      deny = Set.copyOf(deny);
    }
  }

  /**
   * How much one plan may touch, all its steps together.
   *
   * @param replicas pods that are replaced, added or taken
   * @param share of a workload's replicas that may be taken away, in percent
   * @param ready pods of a workload that must stay ready
   */
  public record BlastRadius(int replicas, int share, int ready) {}

  /** What is done about objects that Argo CD or Flux keep as they are in a repository. */
  public enum GitOps {
    REFUSE,
    WARN
  }
}
