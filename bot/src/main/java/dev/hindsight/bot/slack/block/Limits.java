package dev.hindsight.bot.slack.block;

import java.util.ArrayList;
import java.util.List;

/** Slack's limits: what is too long is cut and says so, what is too many is counted. */
public final class Limits {

  /** Longest top-level text that can also be edited. */
  public static final int TEXT = 4_000;

  /** Blocks in a message. */
  public static final int MESSAGE_BLOCKS = 50;

  /** Blocks in a modal or Home. */
  public static final int MODAL_BLOCKS = 100;

  static final int HEADER = 150;
  static final int SECTION = 3_000;
  static final int FIELD = 2_000;
  static final int FIELDS = 10;
  static final int ACTIONS = 25;
  static final int OVERFLOW = 5;
  static final int RADIO = 10;
  static final int SELECT = 100;
  static final int PLACEHOLDER = 150;
  static final int LABEL = 75;
  static final int VALUE = 2_000;
  static final int PREFORMATTED = 2_900;
  static final int INPUT_LABEL = 2_000;
  static final int CONFIRM = 300;
  static final int CONFIRM_LABEL = 30;
  static final int MODAL_LABEL = 24;
  static final int METADATA = 3_000;

  private Limits() {}

  /** The message as Slack takes it. */
  public static Message fit(Message message) {
    return new Message(cut(message.text(), TEXT), fit(message.blocks(), MESSAGE_BLOCKS));
  }

  /** The modal as Slack takes it. */
  public static Modal fit(Modal modal) {
    whole("private_metadata", modal.metadata(), METADATA);
    return new Modal(
        modal.callbackId(),
        cut(modal.title(), MODAL_LABEL),
        modal.submit().map(label -> cut(label, MODAL_LABEL)),
        modal.metadata(),
        fit(modal.blocks(), MODAL_BLOCKS));
  }

  /** The Home as Slack takes it. */
  public static Home fit(Home home) {
    return new Home(fit(home.blocks(), MODAL_BLOCKS));
  }

  /** The text, or its beginning and how much more there is; never half a character or entity. */
  public static String cut(String text, int max) {
    if (text.length() <= max) {
      return text;
    }
    String note = "… and %,d more characters".formatted(text.length() - max);
    boolean room = max > 2 * note.length();
    int end = max - (room ? note.length() + 6 : 1);
    if (Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    int open = Math.max(text.lastIndexOf('<', end - 1), text.lastIndexOf('&', end - 1));
    int close = Math.max(text.lastIndexOf('>', end - 1), text.lastIndexOf(';', end - 1));
    if (open > close && end - open < 200) {
      end = open;
    }
    String kept = text.substring(0, end);
    return room ? kept + "… and %,d more characters".formatted(text.length() - end) : kept + "…";
  }

  private static List<Block> fit(List<Block> blocks, int max) {
    List<Block> fitted = new ArrayList<>();
    for (Block block : kept(blocks, max)) {
      fitted.add(fit(block));
    }
    if (blocks.size() > max) {
      String more = "… and %d more".formatted(blocks.size() - fitted.size());
      fitted.add(Block.context(Text.plain(more)));
    }
    return fitted;
  }

  private static Block fit(Block block) {
    return switch (block) {
      case Block.Header header -> new Block.Header(cut(header.text(), HEADER));
      case Block.Section section ->
          new Block.Section(
              section.text().map(text -> cut(text, SECTION)), texts(section.fields(), FIELDS));
      case Block.Context context -> new Block.Context(texts(context.elements(), FIELDS));
      case Block.Actions actions ->
          new Block.Actions(
              actions.blockId(),
              actions.elements().stream().limit(ACTIONS).map(Limits::fit).toList());
      case Block.Divider divider -> divider;
      case Block.RichText rich ->
          new Block.RichText(rich.parts().stream().map(Limits::fit).toList());
      case Block.Input input ->
          new Block.Input(
              input.blockId(),
              cut(input.label(), INPUT_LABEL),
              fit(input.element()),
              input.optional(),
              cut(input.hint(), INPUT_LABEL));
    };
  }

  private static Element fit(Element element) {
    whole("action_id", element.actionId(), 255);
    return switch (element) {
      case Element.Button button ->
          new Element.Button(
              button.actionId(),
              cut(button.text(), LABEL),
              whole("button value", button.value(), VALUE),
              button.style(),
              cut(button.spoken(), LABEL),
              button.confirm().map(Limits::fit),
              button.url());
      case Element.Overflow overflow ->
          new Element.Overflow(overflow.actionId(), options(overflow.options(), OVERFLOW));
      case Element.Radio radio ->
          new Element.Radio(radio.actionId(), options(radio.options(), RADIO));
      case Element.Select select ->
          new Element.Select(
              select.actionId(),
              cut(select.placeholder(), PLACEHOLDER),
              options(select.options(), SELECT));
      case Element.Input input -> input;
    };
  }

  private static Confirm fit(Confirm confirm) {
    return new Confirm(
        cut(confirm.title(), 100),
        cut(confirm.text(), CONFIRM),
        cut(confirm.confirm(), CONFIRM_LABEL),
        cut(confirm.deny(), CONFIRM_LABEL));
  }

  private static Rich fit(Rich part) {
    return switch (part) {
      case Rich.Preformatted code -> new Rich.Preformatted(cut(code.text(), PREFORMATTED));
      case Rich.Line line -> fit(line);
      case Rich.Bullets list -> new Rich.Bullets(list.lines().stream().map(Limits::fit).toList());
    };
  }

  private static Rich.Line fit(Rich.Line line) {
    return new Rich.Line(
        line.pieces().stream()
            .map(
                piece ->
                    piece instanceof Rich.Piece.Words words
                        ? new Rich.Piece.Words(cut(words.text(), SECTION), words.face())
                        : piece)
            .toList());
  }

  private static List<Option> options(List<Option> options, int max) {
    return options.stream()
        .limit(max)
        .map(o -> new Option(cut(o.text(), LABEL), whole("option value", o.value(), LABEL)))
        .toList();
  }

  private static List<Text> texts(List<Text> texts, int max) {
    List<Text> fitted = new ArrayList<>();
    for (Text text : kept(texts, max)) {
      fitted.add(cut(text, FIELD));
    }
    if (texts.size() > max) {
      fitted.add(Text.plain("… and %d more".formatted(texts.size() - fitted.size())));
    }
    return fitted;
  }

  private static Text cut(Text text, int max) {
    return switch (text) {
      case Text.Plain plain -> new Text.Plain(cut(plain.value(), max));
      case Text.Mrkdwn markup -> new Text.Mrkdwn(cut(markup.value(), max));
    };
  }

  private static <T> List<T> kept(List<T> all, int max) {
    return all.size() <= max ? all : all.subList(0, max - 1);
  }

  /** Ids cannot be cut: a long one is a mistake of ours. */
  private static String whole(String what, String value, int max) {
    if (value.length() > max) {
      throw new IllegalArgumentException(
          "%s has %d characters, Slack takes %d".formatted(what, value.length(), max));
    }
    return value;
  }
}
