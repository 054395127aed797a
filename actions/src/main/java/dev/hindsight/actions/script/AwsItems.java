package dev.hindsight.actions.script;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.AwsCall;
import dev.hindsight.actions.action.AwsKind;
import dev.hindsight.actions.action.AwsPlace;
import dev.hindsight.actions.action.AwsService;
import dev.hindsight.actions.plan.Plan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a script with steps in AWS does before the first of them and after the last. */
final class AwsItems {

  private static final long PATIENCE = 900;

  private AwsItems() {}

  /** Whose credentials these are is asked before anything else. */
  static List<Item> accounts(Plan plan) {
    Map<String, AwsPlace> places = new LinkedHashMap<>();
    Stream.concat(plan.actions().stream().map(Action::target).map(t -> t.object()), watched(plan))
        .flatMap(object -> AwsPlace.of(object).stream())
        .forEach(place -> places.putIfAbsent(place.account(), place));
    List<Item> items = new ArrayList<>();
    places
        .values()
        .forEach(place -> items.add(account(number("0", items.size() + 1, places.size()), place)));
    return items;
  }

  private static Item account(String number, AwsPlace place) {
    return new Item.Look(
        number,
        "The credentials are those of account " + place.account(),
        new AwsLook(
            place.region(),
            AwsCall.of(AwsService.STS, "GetCallerIdentity", _ -> {}),
            "Account",
            place.account(),
            place.account()),
        0);
  }

  /** The objects whose health tells whether it helped, each until it is well. */
  static List<Item> watches(Plan plan, boolean back) {
    List<Item> items = new ArrayList<>();
    watched(plan)
        .forEach(
            object -> {
              List<AwsLook> looks = AwsWatch.of(plan, object, back);
              looks.forEach(
                  look ->
                      items.add(
                          new Item.Look(
                              "v" + (items.size() + 1),
                              Line.of("Verify that %s is well".formatted(object.display())),
                              look,
                              PATIENCE)));
              if (looks.isEmpty()) {
                items.add(
                    new Item.Stays(
                        "v" + (items.size() + 1),
                        "Look yourself whether %s is well: the plan does not name its ARN"
                            .formatted(object.display())));
              }
            });
    return items;
  }

  private static Stream<ObjectRef> watched(Plan plan) {
    return plan.watched().stream().filter(AwsItems::inAws);
  }

  /** Of a kind of AWS and in an account. */
  static boolean inAws(ObjectRef object) {
    return AwsKind.of(object).isPresent() && AwsPlace.of(object).isPresent();
  }

  private static String number(String label, int n, int all) {
    return all == 1 ? label : label + "." + n;
  }
}
