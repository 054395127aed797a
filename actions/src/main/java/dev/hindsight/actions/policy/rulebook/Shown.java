package dev.hindsight.actions.policy.rulebook;

import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.Risk;
import dev.hindsight.actions.policy.rulebook.Freeze.Dates;
import dev.hindsight.actions.policy.rulebook.Freeze.Weekly;
import dev.hindsight.actions.policy.rulebook.Rulebook.AllowRule;
import dev.hindsight.actions.policy.rulebook.Rulebook.Tier;
import dev.hindsight.actions.policy.yaml.Durations;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** Writes a policy as a file would say it; reading that gives the same policy. */
final class Shown {

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
          .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
          .build();

  private Shown() {}

  static String of(Rulebook book) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("version", 1);
    all.put(
        "protected",
        map(
            "namespaces", texts(book.shelter().namespaces()),
            "labels", texts(book.shelter().labels())));
    all.put("allow", book.allow().stream().map(Shown::allow).toList());
    all.put(
        "risks",
        map(
            "low", risk(book.risks().low()),
            "medium", risk(book.risks().medium()),
            "high", risk(book.risks().high())));
    Map<String, Object> groups = new LinkedHashMap<>();
    book.groups()
        .forEach((name, people) -> groups.put(name, people.stream().map(PersonId::value).toList()));
    all.put("groups", groups);
    all.put("tiers", book.tiers().stream().map(Shown::tier).toList());
    all.put("freezes", book.freezes().stream().map(Shown::freeze).toList());
    Rulebook.BlastRadius blast = book.blastRadius();
    all.put(
        "blast-radius",
        map("replicas", blast.replicas(), "share", blast.share() + "%", "ready", blast.ready()));
    all.put("gitops", word(book.gitops()));
    all.put("limits", limits(book.limits()));
    return YAML.writeValueAsString(all);
  }

  private static Map<String, Object> allow(AllowRule rule) {
    Map<String, Object> shown = map("name", rule.name());
    shown.put("actions", allOr(rule.actions()));
    shown.put("namespaces", names(rule.namespaces()));
    shown.put("clusters", names(rule.clusters()));
    shown.put("tiers", allOr(rule.tiers()));
    return shown;
  }

  private static Map<String, Object> risk(RiskTable.Row row) {
    Map<String, Object> shown = map("approvers", row.approvers());
    shown.put("group", row.group().orElse("any"));
    shown.put("wait", Durations.of(row.pause()));
    return shown;
  }

  private static Map<String, Object> tier(Tier tier) {
    Map<String, Object> shown = map("name", tier.name());
    shown.put("namespaces", texts(tier.namespaces()));
    shown.put("labels", texts(tier.labels()));
    shown.put("clusters", names(tier.clusters()));
    shown.put("extra-approvers", tier.extraApprovers());
    shown.put("deny", tier.deny().stream().sorted().toList());
    return shown;
  }

  private static Map<String, Object> freeze(Freeze freeze) {
    Map<String, Object> shown = map("name", freeze.name(), "zone", freeze.zone().getId());
    switch (freeze.window()) {
      case Dates(var from, var until) -> {
        shown.put("from", from.toString());
        shown.put("until", until.toString());
      }
      case Weekly(var from, var until) ->
          shown.put("weekly", map("from", from.toString(), "until", until.toString()));
    }
    shown.put("except", freeze.except().stream().sorted().map(Shown::word).toList());
    return shown;
  }

  private static Map<String, Object> limits(Limits limits) {
    return map("running", caps(limits.running()), "runs-per-hour", caps(limits.runsPerHour()));
  }

  private static Map<String, Object> caps(Limits.Caps caps) {
    return map("service", cap(caps.service()), "cluster", cap(caps.cluster()));
  }

  private static Object cap(OptionalInt cap) {
    return cap.isPresent() ? cap.getAsInt() : "none";
  }

  private static Object names(Names names) {
    return names instanceof Names.Some(List<NamePattern> some) ? texts(some) : "all";
  }

  private static Object allOr(Collection<String> names) {
    return names.isEmpty() ? "all" : names.stream().sorted().toList();
  }

  private static List<String> texts(List<?> things) {
    return things.stream().map(Object::toString).toList();
  }

  private static String word(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }

  static String word(Risk risk) {
    return word((Enum<?>) risk);
  }

  private static Map<String, Object> map(Object... namesAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return map;
  }
}
