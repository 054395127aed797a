package dev.hindsight.bot.slack.command;

import dev.hindsight.bot.slack.block.Option;
import java.util.List;
import java.util.Optional;

/**
 * A window for what a verb takes; sending it is the same command, confirmed.
 *
 * @param typed what was given already
 * @param submit the label of the button that sends it
 * @param intro what will happen, plain
 */
public record Form(Typed typed, String title, String submit, String intro, List<Field> fields) {

  public Form {
    fields = List.copyOf(fields);
  }

  /**
   * Something to fill in.
   *
   * @param name under which the verb reads it
   * @param given what was given already
   */
  public record Field(
      String name,
      String label,
      String hint,
      boolean optional,
      Input input,
      Optional<String> given) {

    static Field text(String name, String label, String hint, Optional<String> given) {
      return new Field(name, label, hint, false, new Input.Lines(true, 2_500), given);
    }

    static Field line(String name, String label, String hint, Optional<String> given) {
      return new Field(name, label, hint, false, new Input.Lines(false, 150), given);
    }

    static Field choice(
        String name, String label, String hint, List<Option> options, Optional<String> given) {
      return new Field(name, label, hint, false, new Input.Choice(options), given);
    }

    Field maybe() {
      return new Field(name, label, hint, true, input, given);
    }
  }

  /** How something is filled in. */
  public sealed interface Input {

    /** By writing. */
    record Lines(boolean many, int longest) implements Input {}

    /** By choosing one of these. */
    record Choice(List<Option> options) implements Input {
      public Choice {
        options = List.copyOf(options);
      }
    }

    /** By choosing any of these. */
    record Several(List<Option> options) implements Input {
      public Several {
        options = List.copyOf(options);
      }
    }

    /** By choosing somebody. */
    record Person() implements Input {}
  }
}
