package dev.hindsight.actions.adapter;

import java.time.Duration;
import java.util.function.Function;

/** What every outside call answers. */
public sealed interface Outcome<T> {

  /** It worked. */
  record Done<T>(T value) implements Outcome<T> {}

  /**
   * It may work later; a write may even have worked already.
   *
   * @param after the least time to wait, zero when the other side named none
   */
  record TryAgain<T>(Reason reason, String text, Duration after) implements Outcome<T> {}

  /** Trying again cannot help. */
  record GaveUp<T>(Reason reason, String text) implements Outcome<T> {}

  /** Goes on with another outside call where this one worked. */
  default <R> Outcome<R> then(Function<T, Outcome<R>> next) {
    return switch (this) {
      case Done<T>(T value) -> next.apply(value);
      case TryAgain<T>(Reason reason, String text, Duration after) ->
          new TryAgain<>(reason, text, after);
      case GaveUp<T>(Reason reason, String text) -> new GaveUp<>(reason, text);
    };
  }

  /** Converts the value where there is one. */
  default <R> Outcome<R> map(Function<T, R> convert) {
    return then(value -> new Done<>(convert.apply(value)));
  }
}
