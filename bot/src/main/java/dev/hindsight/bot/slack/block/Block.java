package dev.hindsight.bot.slack.block;

import java.util.List;
import java.util.Optional;

/** One block of a message or modal. */
public sealed interface Block {

  /** The title. */
  record Header(Text text) implements Block {}

  /** A paragraph, up to ten fields in two columns, or both. */
  record Section(Optional<Text> text, List<Text> fields) implements Block {

    public Section {
      fields = List.copyOf(fields);
    }
  }

  /** Small print. */
  record Context(List<Text> elements) implements Block {

    public Context {
      elements = List.copyOf(elements);
    }
  }

  /** A row of buttons and menus. */
  record Actions(String blockId, List<Element> elements) implements Block {

    public Actions {
      elements = List.copyOf(elements);
    }
  }

  /** A line across. */
  record Divider() implements Block {}

  /** Rich text. */
  record RichText(List<Rich> parts) implements Block {

    public RichText {
      parts = List.copyOf(parts);
    }
  }

  /** A field of a modal. */
  record Input(String blockId, String label, Element element, boolean optional, String hint)
      implements Block {}

  /** A title of plain words. */
  static Block header(String text) {
    return new Header(Text.plain(text));
  }

  /** A paragraph. */
  static Block section(Text text) {
    return new Section(Optional.of(text), List.of());
  }

  /** Fields in two columns. */
  static Block fields(List<Text> fields) {
    return new Section(Optional.empty(), fields);
  }

  /** Rich text of these parts. */
  static Block rich(List<Rich> parts) {
    return new RichText(parts);
  }

  /** A line of small print. */
  static Block context(Text text) {
    return new Context(List.of(text));
  }
}
