package dev.hindsight.bot.slack.command;

import dev.hindsight.actions.ChangeWish;
import dev.hindsight.actions.Changeable;
import dev.hindsight.actions.PlanValue;
import dev.hindsight.actions.PlanValue.Choice;
import dev.hindsight.actions.PlanValue.Range;
import dev.hindsight.bot.slack.block.Option;
import dev.hindsight.bot.slack.command.Form.Field;
import dev.hindsight.bot.slack.command.Form.Input;
import dev.hindsight.bot.slack.view.Words;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A field for each value of a plan, filled in with what it is, and one for what to leave out. */
final class EditFields {

  private static final int MOST_FIELDS = 40;
  private static final int MOST_CHOICES = 100;
  private static final int MOST_BOXES = 10;
  private static final int LABEL = 75;

  private EditFields() {}

  static List<Field> of(Changeable plan) {
    return Stream.concat(
            plan.values().stream().limit(MOST_FIELDS).map(EditFields::field),
            without(plan.steps()).stream())
        .toList();
  }

  private static Field field(PlanValue value) {
    String hint = Words.brief("It is %s.".formatted(value.range().words()), 150);
    String now = value.now();
    return switch (value.range()) {
      case Range.Whole _, Range.Amount _ ->
          Field.line(value.name(), value.label(), hint, Optional.of(now));
      case Range.Words(int longest, boolean lines) ->
          new Field(
              value.name(),
              value.label(),
              hint,
              now.isEmpty(),
              new Input.Lines(lines, longest),
              Optional.of(now).filter(text -> !text.isEmpty()));
      case Range.OneOf one ->
          Field.choice(
              value.name(),
              value.label(),
              "It is one of those that are kept.",
              one.choices().stream().limit(MOST_CHOICES).map(EditFields::option).toList(),
              one.choices().stream()
                  .filter(choice -> choice.value().equals(now))
                  .map(Choice::key)
                  .findFirst());
    };
  }

  private static Option option(Choice choice) {
    return new Option(Words.brief(choice.label(), LABEL), choice.key());
  }

  private static Optional<Field> without(List<Changeable.Leavable> steps) {
    if (steps.isEmpty()) {
      return Optional.empty();
    }
    List<Option> boxes =
        steps.stream()
            .map(
                step ->
                    new Option(
                        Words.brief("%d. %s".formatted(step.number(), step.sentence()), LABEL),
                        Integer.toString(step.number())))
            .toList();
    Input input =
        boxes.size() <= MOST_BOXES ? new Input.Several(boxes) : new Input.Lines(false, 60);
    return Optional.of(
        new Field(
            ChangeWish.WITHOUT,
            "Leave out these steps",
            boxes.size() <= MOST_BOXES ? "All others stay." : "By their numbers, as 2, 3.",
            true,
            input,
            Optional.empty()));
  }
}
