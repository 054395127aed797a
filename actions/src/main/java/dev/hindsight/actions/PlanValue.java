package dev.hindsight.actions;

import dev.hindsight.actions.PlanChanges.Wrong;
import dev.hindsight.actions.action.Quantities;
import dev.hindsight.actions.plan.PlanJson;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One value of a plan that a person may change.
 *
 * @param name by which it is given; no other value of the plan has it
 * @param label what it is, for people
 * @param now as the plan has it
 */
public record PlanValue(String name, String label, String now, Range range) {

  /** What it may be. */
  public sealed interface Range {

    /** What can be given, in words that end a sentence. */
    String words();

    /** Whether it can be this. */
    boolean has(String value);

    /** A whole number. */
    record Whole(int least, int most) implements Range {

      @Override
      public String words() {
        return "a whole number from %d to %d".formatted(least, most);
      }

      @Override
      public boolean has(String value) {
        return value.matches("\\d{1,9}")
            && Integer.parseInt(value) >= least
            && Integer.parseInt(value) <= most;
      }
    }

    /** An amount as Kubernetes writes it, of the size of this one. */
    record Amount(String like) implements Range {

      @Override
      public String words() {
        return ("an amount such as %s, at least a tenth and at most ten times of that, no finer"
                + " than thousandths")
            .formatted(like);
      }

      @Override
      public boolean has(String value) {
        Optional<BigDecimal> amount = Quantities.value(value);
        Optional<BigDecimal> known = Quantities.value(like);
        return amount.isPresent()
            && known.isPresent()
            && !Quantities.tooFine(amount.get())
            && amount.get().signum() > 0
            && amount.get().multiply(BigDecimal.TEN).compareTo(known.get()) >= 0
            && amount.get().compareTo(known.get().multiply(BigDecimal.TEN)) <= 0;
      }
    }

    /** One of what exists. */
    record OneOf(List<Choice> choices) implements Range {

      public OneOf {
        choices = List.copyOf(choices);
      }

      @Override
      public String words() {
        return choices.isEmpty()
            ? "nothing else: nothing else is known"
            : choices.stream().map(Choice::value).collect(Collectors.joining(", ", "one of ", ""));
      }

      @Override
      public boolean has(String value) {
        return choices.stream().anyMatch(choice -> choice.value().equals(value));
      }
    }

    /** Words. */
    record Words(int longest, boolean lines) implements Range {

      // what was taken out of what somebody typed must not be written in its place
      private static final String TAKEN_OUT = "[redacted:";

      @Override
      public String words() {
        return "at most %d characters%s, without secrets"
            .formatted(longest, lines ? "" : " on one line");
      }

      @Override
      public boolean has(String value) {
        return value.length() <= longest
            && !value.contains(TAKEN_OUT)
            && (lines || value.chars().noneMatch(each -> each == '\n' || each == '\r'));
      }
    }
  }

  /** Something that can be chosen. */
  public record Choice(String value, String label) {

    private static final int SHORT = 60;

    /** The value, or where that is long a short text that stands for exactly it. */
    public String key() {
      return value.length() <= SHORT ? value : "#" + PlanJson.sha256(value).substring(0, 32);
    }
  }

  /** The same under another name. */
  public PlanValue named(String other, String said) {
    return new PlanValue(other, said, now, range);
  }

  /**
   * What is meant by what was given, as the plan has it where it is the same in other signs: a
   * choice may be named by its key, and a text is kept as it is.
   */
  public String meant(String given) {
    String bare = given.strip();
    return switch (range) {
      case Range.Whole _ -> bare.replaceFirst("^0+(?=[0-9])", "");
      case Range.Amount _ ->
          Quantities.canonical(bare).equals(Quantities.canonical(now)) ? now : bare;
      case Range.Words _ -> bare.equals(now.strip()) ? now : given;
      case Range.OneOf(List<Choice> choices) ->
          choices.stream()
              .filter(choice -> choice.key().equals(bare))
              .map(Choice::value)
              .findFirst()
              .orElse(bare);
    };
  }

  /** Why it cannot be this; empty where it can. */
  public Optional<Wrong> problem(String wished) {
    return range.has(wished)
        ? Optional.empty()
        : Optional.of(
            new Wrong(name, "%s is %s.".formatted(label, range.words()), "That does not fit."));
  }
}
