package dev.hindsight.actions;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.hindsight.actions.action.Quantities;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What may be wished of one value of a playbook's plan: within bounds, or from a closed list.
 *
 * @param least a number or an amount as Kubernetes writes it
 * @param most the same
 */
public record WishRange(
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> least,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> most,
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @JsonSetter(nulls = Nulls.AS_EMPTY, contentNulls = Nulls.FAIL)
        List<String> oneOf) {

  public WishRange {
    oneOf = List.copyOf(oneOf);
    if (most.isEmpty() == oneOf.isEmpty() || (least.isPresent() && most.isEmpty())) {
      throw new IllegalArgumentException("a value has a most, and maybe a least, or oneOf");
    }
    least.ifPresent(WishRange::amount);
    most.ifPresent(WishRange::amount);
    if (least.isPresent() && amount(least.get()).compareTo(amount(most.orElseThrow())) > 0) {
      throw new IllegalArgumentException(
          "least is above most: %s, %s".formatted(least.get(), most.get()));
    }
  }

  private static BigDecimal amount(String text) {
    return Quantities.value(text)
        .orElseThrow(() -> new IllegalArgumentException("no number and no amount: " + text));
  }

  /** Whether it may be this. */
  public boolean has(String value) {
    if (!oneOf.isEmpty()) {
      return oneOf.contains(value);
    }
    Optional<BigDecimal> amount = Quantities.value(value);
    return amount.isPresent()
        && !Quantities.tooFine(amount.get())
        && amount.get().compareTo(amount(most.orElseThrow())) <= 0
        && least.filter(bound -> amount.get().compareTo(amount(bound)) < 0).isEmpty();
  }

  /** What it may be, in words. */
  public String words() {
    return oneOf.isEmpty()
        ? least.map(bound -> bound + " to ").orElse("up to ") + most.orElseThrow()
        : String.join(" or ", oneOf);
  }
}
