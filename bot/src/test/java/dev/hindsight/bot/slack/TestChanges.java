package dev.hindsight.bot.slack;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.ChangeWish;
import dev.hindsight.actions.Changeable;
import dev.hindsight.actions.Changeable.Leavable;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanChanges.Wrong;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.PlanValue;
import dev.hindsight.actions.PlanValue.Choice;
import dev.hindsight.actions.PlanValue.Range;
import dev.hindsight.bot.incident.ChangeDesk;
import dev.hindsight.bot.slack.view.TestIncidents;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Every plan has these values; whatever is asked is remembered. */
final class TestChanges implements ChangeDesk {

  private static final PlanValue WORDS =
      new PlanValue("value", "Value of LOG_LEVEL", "warn", new Range.Words(256, false));

  private static final List<PlanValue> VALUES =
      List.of(
          new PlanValue("replicas", "Replicas", "6", new Range.Whole(1, 1000)),
          new PlanValue("memory-limit", "Memory limit of app", "512Mi", new Range.Amount("256Mi")),
          new PlanValue(
              "image",
              "Image",
              "shop/app:1.2",
              new Range.OneOf(
                  List.of(
                      new Choice("shop/app:1.2", "shop/app:1.2"),
                      new Choice("shop/app:1.1", "shop/app:1.1")))),
          WORDS);

  private final Consumer<String> asked;
  String value = WORDS.now();
  Answer answer = new Answer.Accepted("PLN-42 is changed.");

  TestChanges(Consumer<String> asked) {
    this.asked = asked;
  }

  @Override
  public Optional<Changeable> changeable(PlanId plan) {
    return Optional.of(
        new Changeable(
            plan,
            1,
            TestIncidents.HASH,
            VALUES.stream()
                .map(
                    v -> v.equals(WORDS) ? new PlanValue(v.name(), v.label(), value, v.range()) : v)
                .toList(),
            List.of(
                new Leavable(1, "Scale Deployment shop/checkout from 3 to 6 replicas"),
                new Leavable(2, "Wait 30 s"))));
  }

  @Override
  public Optional<Wrong> wrong(PlanId plan, ChangeWish wish) {
    for (PlanValue value : VALUES) {
      String given = wish.values().getOrDefault(value.name(), value.now());
      Optional<Wrong> problem = value.problem(given);
      if (problem.isPresent()) {
        return problem;
      }
    }
    return Optional.empty();
  }

  @Override
  public Optional<String> words(PlanId plan, ChangeWish wish) {
    return Optional.of("words of " + wish.values());
  }

  @Override
  public Answer change(PlanId plan, ChangeWish wish, PersonId person) {
    asked.accept("%s v%d %s %s".formatted(plan, wish.version(), wish.values(), person));
    return answer;
  }
}
