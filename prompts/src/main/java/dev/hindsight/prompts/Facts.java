package dev.hindsight.prompts;

import dev.hindsight.prompts.template.Hash;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All that may be told of one incident: numbered lines, redacted by whoever made them.
 *
 * @param all each number once, in any order
 */
public record Facts(List<Fact> all) {

  /**
   * @throws IllegalArgumentException when a number is used twice
   */
  public Facts {
    all = List.copyOf(all);
    Set<Integer> numbers = new HashSet<>();
    for (Fact fact : all) {
      if (!numbers.add(fact.number())) {
        throw new IllegalArgumentException("two facts have the number " + fact.number());
      }
    }
  }

  /** As many of them as a prompt has room for, the most telling. */
  public Facts fitting() {
    return new Facts(Room.within(all, Room.BYTES));
  }

  public Optional<Fact> find(int number) {
    return all.stream().filter(fact -> fact.number() == number).findFirst();
  }

  /** The causes, best first as they were given. */
  public List<Fact.Cause> causes() {
    return all.stream().filter(Fact.Cause.class::isInstance).map(Fact.Cause.class::cast).toList();
  }

  /** One line each: {@code [3] seen, Pod shop/checkout-1: ...}. */
  public String text() {
    return all.stream()
        .map(fact -> "[%d] %s".formatted(fact.number(), fact.line()))
        .collect(Collectors.joining("\n"));
  }

  /** The same for the same facts, whenever they were found; in hexadecimal. */
  public String hash() {
    return Hash.of(text());
  }
}
