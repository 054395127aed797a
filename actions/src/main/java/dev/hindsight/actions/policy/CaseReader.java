package dev.hindsight.actions.policy;

import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.policy.Case.Decision;
import dev.hindsight.actions.policy.Case.Expected;
import dev.hindsight.actions.policy.yaml.Section;
import dev.hindsight.actions.policy.yaml.Value;
import dev.hindsight.actions.policy.yaml.YamlReader;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads a decision table, as strictly as a policy. */
final class CaseReader {

  private static final int MANY = 1_000_000;
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final Map<String, Decision> DECISIONS =
      Map.of("allow", Decision.ALLOW, "deny", Decision.DENY, "not-now", Decision.NOT_NOW);

  private CaseReader() {}

  static List<Case> read(String file, byte[] yaml) {
    return YamlReader.read(file, yaml).section("cases").get("cases").some("case", CaseReader::one);
  }

  private static Case one(Value value) {
    Section row =
        value.section(
            "name", "at", "plan", "running", "started", "stopped", "standing", "person", "expect");
    return new Case(
        row.get("name").text(),
        FactsReader.read(row.get("plan")),
        new Moment(at(row.get("at")), row.find("stopped").map(Value::text), load(row)),
        row.find("standing").map(Value::flag).orElse(false),
        row.find("person").map(person -> new PersonId(person.text())),
        expected(row.get("expect")));
  }

  private static Instant at(Value value) {
    try {
      return OffsetDateTime.parse(value.text()).toInstant();
    } catch (DateTimeException e) {
      throw value.error("must be a time with its offset such as 2026-12-20T18:00:00+01:00");
    }
  }

  private static Load load(Section row) {
    return new Load(
        count(row, "running", "service"),
        count(row, "running", "cluster"),
        count(row, "started", "service"),
        count(row, "started", "cluster"));
  }

  private static int count(Section row, String what, String of) {
    return row.find(what)
        .flatMap(value -> value.section("service", "cluster").find(of))
        .map(value -> value.number(0, MANY))
        .orElse(0);
  }

  private static Expected expected(Value value) {
    Section section = value.section("decision", "rule", "approvers", "wait", "counts");
    Optional<Integer> approvers = section.find("approvers").map(a -> a.number(0, MANY));
    return new Expected(
        section.get("decision").oneOf("decision", DECISIONS),
        section.get("rule").text(),
        approvers.isPresent() ? OptionalInt.of(approvers.get()) : OptionalInt.empty(),
        section.find("wait").map(wait -> wait.duration(LONGEST)),
        section.find("counts").map(Value::flag));
  }
}
