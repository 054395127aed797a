package dev.hindsight.actions.rights;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import dev.hindsight.actions.action.AwsCondition;
import dev.hindsight.actions.action.AwsGrant;
import dev.hindsight.actions.action.AwsKind;
import dev.hindsight.actions.action.AwsPlace;
import dev.hindsight.actions.action.ReadsAws;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the bot must be allowed in one account of AWS.
 *
 * @param changing a statement for each right or set of rights that actions need
 * @param reading to look at the objects of these actions before and after a change
 */
public record AwsRights(List<Statement> changing, List<Statement> reading) {

  public AwsRights {
    changing = List.copyOf(changing);
    reading = List.copyOf(reading);
  }

  /**
   * The rights of these actions in these places, which are one account's.
   *
   * <p>Actions that need the same rights share their statement: to take it from one of them would
   * otherwise take nothing. What holds under a condition is a statement of its own.
   */
  public static AwsRights of(EnabledActions enabled, List<AwsPlace> places) {
    Map<Set<AwsGrant>, List<String>> needed = new LinkedHashMap<>();
    Set<AwsKind> kinds = new LinkedHashSet<>();
    for (EnabledActions.Enabled action : enabled.actions()) {
      places.stream()
          .flatMap(place -> AwsGrant.of(action.type(), place).stream())
          .collect(
              groupingBy(
                  AwsGrant::condition,
                  LinkedHashMap::new,
                  Collectors.toCollection(LinkedHashSet::new)))
          .values()
          .forEach(
              grants -> needed.computeIfAbsent(grants, _ -> new ArrayList<>()).add(action.name()));
      kinds.add(Objects.requireNonNull(action.type().getAnnotation(ReadsAws.class)).value());
    }
    return new AwsRights(
        needed.entrySet().stream().map(one -> changing(one.getKey(), one.getValue())).toList(),
        reading(kinds, places));
  }

  /**
   * The same in these regions of an account.
   *
   * @throws IllegalArgumentException where that is no account's number or no region's name
   */
  public static AwsRights of(EnabledActions enabled, String account, Collection<String> regions) {
    return of(
        enabled, regions.stream().distinct().map(region -> new AwsPlace(account, region)).toList());
  }

  /** All of them, those for reading last. */
  public List<Statement> all() {
    return Stream.concat(changing.stream(), reading.stream()).toList();
  }

  private static Statement changing(Set<AwsGrant> grants, List<String> actions) {
    AwsCondition condition = grants.iterator().next().condition();
    return new Statement(
        actions.stream().map(AwsRights::camel).collect(joining("And"))
            + (condition.only().containsKey(AwsCondition.PASSED_TO) ? "PassingRoles" : ""),
        actions,
        grants.stream().map(AwsGrant::permission).distinct().toList(),
        grants.stream().map(AwsGrant::resource).distinct().toList(),
        condition);
  }

  private static List<Statement> reading(Set<AwsKind> kinds, List<AwsPlace> places) {
    List<AwsReading> wanted =
        AwsReading.ALL.stream()
            .filter(one -> one.kinds().stream().anyMatch(kinds::contains))
            .toList();
    List<AwsReading> narrow =
        wanted.stream().filter(Predicate.not(AwsReading::everywhere)).toList();
    List<Statement> statements = new ArrayList<>();
    if (!narrow.isEmpty()) {
      // a call is about its own service's objects whatever else stands beside them
      statements.add(
          new Statement(
              "ReadObjects",
              List.of(),
              permissions(narrow),
              places.stream()
                  .flatMap(place -> narrow.stream().map(one -> place.arn(one.on())))
                  .distinct()
                  .toList()));
    }
    statements.add(
        new Statement(
            "ReadWhereAwsTakesNoResource",
            List.of(),
            permissions(wanted.stream().filter(AwsReading::everywhere).toList()),
            List.of("*")));
    return statements;
  }

  private static List<String> permissions(List<AwsReading> some) {
    return some.stream().map(AwsReading::permission).distinct().toList();
  }

  private static String camel(String name) {
    return Arrays.stream(name.split("-", -1))
        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
        .collect(joining());
  }
}
