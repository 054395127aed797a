package dev.hindsight.actions.policy.rulebook;

import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.policy.rulebook.RiskTable.Row;
import dev.hindsight.actions.policy.yaml.Section;
import dev.hindsight.actions.policy.yaml.Value;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads who must agree: more risk never needs fewer people, and a group can be asked that many. */
record RiskReader(Map<String, List<PersonId>> groups) {

  private static final int MOST = 9;
  private static final Duration LONGEST = Duration.ofDays(1);

  RiskTable table(Value value) {
    Section section = value.section("low", "medium", "high");
    Row low = row(section.get("low"), 0);
    // Above low nobody decides alone, whatever a file says.
    Row medium = row(section.get("medium"), Math.max(1, low.approvers()));
    return new RiskTable(low, medium, row(section.get("high"), medium.approvers()));
  }

  private Row row(Value value, int least) {
    Section section = value.section("approvers", "group", "wait");
    int approvers = section.get("approvers").number(least, MOST);
    return new Row(
        approvers, group(section.get("group"), approvers), section.get("wait").duration(LONGEST));
  }

  private Optional<String> group(Value value, int approvers) {
    if (value.isText("any")) {
      return Optional.empty();
    }
    String name = value.text();
    List<PersonId> people = groups.get(name);
    if (people == null) {
      throw value.error("there is no group '%s' under 'groups'".formatted(name));
    }
    if (people.size() < approvers) {
      throw value.error(
          "group '%s' has %d people, %d must agree".formatted(name, people.size(), approvers));
    }
    return Optional.of(name);
  }
}
