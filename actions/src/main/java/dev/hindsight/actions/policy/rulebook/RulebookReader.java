package dev.hindsight.actions.policy.rulebook;

import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.policy.rulebook.Rulebook.AllowRule;
import dev.hindsight.actions.policy.rulebook.Rulebook.BlastRadius;
import dev.hindsight.actions.policy.rulebook.Rulebook.GitOps;
import dev.hindsight.actions.policy.rulebook.Rulebook.Shelter;
import dev.hindsight.actions.policy.rulebook.Rulebook.Tier;
import dev.hindsight.actions.policy.yaml.Section;
import dev.hindsight.actions.policy.yaml.Value;
import dev.hindsight.actions.policy.yaml.YamlReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/** Makes a policy of its file's values, or names the first thing that is wrong with them. */
final class RulebookReader {

  private static final int MOST_REPLICAS = 10_000;
  private static final int MOST_RUNS = 100_000;

  private RulebookReader() {}

  static Rulebook read(String file, byte[] yaml) {
    Section top =
        YamlReader.read(file, yaml)
            .section(
                "version",
                "protected",
                "allow",
                "risks",
                "groups",
                "tiers",
                "freezes",
                "blast-radius",
                "gitops",
                "limits");
    top.get("version").number(1, 1);
    Map<String, List<PersonId>> groups = groups(top.get("groups"));
    Rulebook book =
        new Rulebook(
            shelter(top.get("protected")),
            top.get("allow").some("rule", RulebookReader::allowed),
            new RiskReader(groups).table(top.get("risks")),
            groups,
            top.get("tiers").list(RulebookReader::tier),
            top.get("freezes").list(FreezeReader::read),
            blastRadius(top.get("blast-radius")),
            top.get("gitops")
                .oneOf("word for gitops", Map.of("refuse", GitOps.REFUSE, "warn", GitOps.WARN)),
            limits(top.get("limits")));
    Contradictions.refuse(top, book);
    return book;
  }

  private static Map<String, List<PersonId>> groups(Value value) {
    Map<String, List<PersonId>> groups = new LinkedHashMap<>();
    value
        .entries()
        .forEach(
            (name, people) -> {
              if (name.equals("any")) {
                throw people.key().error("'any' already means every approver");
              }
              groups.put(name, people.some("person", person -> new PersonId(person.text())));
            });
    return groups;
  }

  private static Shelter shelter(Value value) {
    Section section = value.section("namespaces", "labels");
    return new Shelter(
        section.get("namespaces").list(Readers::pattern),
        section.get("labels").list(Readers::selector));
  }

  private static AllowRule allowed(Value value) {
    Section section = value.section("name", "actions", "namespaces", "clusters", "tiers");
    return new AllowRule(
        section.get("name").text(),
        allOr(section.get("actions"), "action", Readers::action),
        Readers.names(section.get("namespaces")),
        Readers.names(section.get("clusters")),
        allOr(section.get("tiers"), "tier", Value::text));
  }

  private static <T> Set<T> allOr(Value value, String what, Function<Value, T> item) {
    return value.isText("all") ? Set.of() : Set.copyOf(value.some(what, item));
  }

  private static Tier tier(Value value) {
    Section section =
        value.section("name", "namespaces", "labels", "clusters", "extra-approvers", "deny");
    List<NamePattern> namespaces = section.get("namespaces").list(Readers::pattern);
    List<LabelSelector> labels = section.get("labels").list(Readers::selector);
    if (namespaces.isEmpty() && labels.isEmpty()) {
      throw value.error("must name at least one namespace or label, else nothing is in the tier");
    }
    return new Tier(
        section.get("name").text(),
        namespaces,
        labels,
        Readers.names(section.get("clusters")),
        section.get("extra-approvers").number(0, 9),
        Set.copyOf(section.get("deny").list(Readers::action)));
  }

  private static BlastRadius blastRadius(Value value) {
    Section section = value.section("replicas", "share", "ready");
    return new BlastRadius(
        section.get("replicas").number(1, MOST_REPLICAS),
        Readers.percent(section.get("share")),
        section.get("ready").number(0, MOST_REPLICAS));
  }

  private static Limits limits(Value value) {
    Section section = value.section("running", "runs-per-hour");
    return new Limits(caps(section.get("running")), caps(section.get("runs-per-hour")));
  }

  private static Limits.Caps caps(Value value) {
    Section section = value.section("service", "cluster");
    return new Limits.Caps(cap(section.get("service")), cap(section.get("cluster")));
  }

  private static OptionalInt cap(Value value) {
    return value.isText("none") ? OptionalInt.empty() : OptionalInt.of(value.number(1, MOST_RUNS));
  }
}
