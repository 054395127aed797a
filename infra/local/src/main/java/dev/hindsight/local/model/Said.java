package dev.hindsight.local.model;

import java.util.List;

/** What a model answers. */
public sealed interface Said {

  /** How many tokens it takes, roughly. */
  default int tokens() {
    return switch (this) {
      case Words(String text) -> text.length() / 4;
      case Calls(List<Call> calls) -> calls.size() * 20;
    };
  }

  /** Words, in whatever form was asked for. */
  record Words(String text) implements Said {}

  /** It wants tools to be called before it speaks. */
  record Calls(List<Call> calls) implements Said {

    public Calls {
      calls = List.copyOf(calls);
    }
  }

  /**
   * One wish.
   *
   * @param arguments a JSON object
   */
  record Call(String tool, String arguments) {}
}
