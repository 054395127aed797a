package dev.hindsight.knowledge.rank.read;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something that takes a while, made when it is first asked for. */
final class Once<T> {

  private final Supplier<T> make;
  private @Nullable T made;

  Once(Supplier<T> make) {
    this.make = make;
  }

  T get() {
    if (made == null) {
      made = make.get();
    }
    return made;
  }
}
