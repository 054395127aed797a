package dev.hindsight.prompts;

import java.util.List;
import java.util.function.Function;

/**
 * Something a model may look at; it changes nothing.
 *
 * @param argument what its one argument means; empty where it takes none
 * @param read gives lines, redacted; may throw: {@link OutOfOrder} says why, anything else does not
 */
public record Tool(
    String name, String description, String argument, Function<String, List<String>> read) {

  /** A tool cannot tell anything now; its words say why, and are ours. */
  public static final class OutOfOrder extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public OutOfOrder(String words) {
      super(words);
    }
  }
}
