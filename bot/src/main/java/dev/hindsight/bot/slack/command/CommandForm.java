package dev.hindsight.bot.slack.command;

import dev.hindsight.bot.slack.block.Block;
import dev.hindsight.bot.slack.block.Element;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.block.Modal;
import dev.hindsight.bot.slack.block.Text;
import dev.hindsight.bot.slack.command.Form.Field;
import dev.hindsight.bot.slack.view.ActionIds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The window of a command: what is missing, and what was given already filled in. */
public final class CommandForm {

  private CommandForm() {}

  /** Shown until it is known what to ask. */
  public static Modal loading(String title) {
    return shown(title, List.of(Block.section(Text.plain("Loading …"))));
  }

  /** The window for a reply; one that asks nothing shows it. */
  public static Modal of(String title, Reply reply) {
    return switch (reply) {
      case Reply.Fill(Form form) -> of(form);
      case Reply.Say(Message message) -> shown(title, blocks(message));
      case Reply.Refused(Message message) -> shown(title, blocks(message));
      case Reply.Post(Message message) -> shown(title, blocks(message));
      case Reply.Ask ask -> shown(title, List.of(Block.section(Text.mrkdwn(ask.what()))));
      case Reply.Wrong(_, String problem, _) ->
          shown(title, List.of(Block.section(Text.plain(problem + " Nothing was done."))));
    };
  }

  /** The window that asks. */
  public static Modal of(Form form) {
    List<Block> blocks = new ArrayList<>();
    if (!form.intro().isBlank()) {
      blocks.add(Block.section(Text.plain(form.intro())));
    }
    form.fields().forEach(field -> blocks.add(input(field)));
    return new Modal(
        ActionIds.COMMAND_FORM, form.title(), Optional.of(form.submit()), metadata(form), blocks);
  }

  private static Modal shown(String title, List<Block> blocks) {
    return new Modal(ActionIds.COMMAND_FORM, title, Optional.empty(), "", blocks);
  }

  private static List<Block> blocks(Message message) {
    return message.blocks().isEmpty()
        ? List.of(Block.section(Text.mrkdwn(message.text())))
        : message.blocks();
  }

  private static Block input(Field field) {
    return new Block.Input(
        field.name(), field.label(), element(field), field.optional(), field.hint());
  }

  private static Element element(Field field) {
    return switch (field.input()) {
      case Form.Input.Lines(boolean many, int longest) ->
          new Element.Input(field.name(), many, longest, field.given());
      case Form.Input.Choice(var options) ->
          new Element.Select(field.name(), "Choose one", options, field.given());
      case Form.Input.Several(var options) -> new Element.Checkboxes(field.name(), options);
      case Form.Input.Person _ ->
          new Element.Person(field.name(), "Choose somebody", field.given());
    };
  }

  /** The names of its fields, and the command with what is no field of it: ids only. */
  private static String metadata(Form form) {
    List<String> names = form.fields().stream().map(Field::name).toList();
    return names.stream().collect(Collectors.joining(","))
        + "\n"
        + form.typed().without(names).again();
  }

  /** What a window carried. */
  public static Sent read(String metadata) {
    String[] parts = metadata.split("\n", 2);
    return new Sent(Arrays.asList(parts[0].split(",")), parts.length == 2 ? parts[1] : "");
  }

  /**
   * What a window carried.
   *
   * @param fields the names of its fields
   * @param typed the command that it completes
   */
  public record Sent(List<String> fields, String typed) {

    public Sent {
      fields = List.copyOf(fields);
    }

    /** The block at which a problem with this is shown: Slack takes none that is not there. */
    public String block(String field) {
      return fields.contains(field) ? field : fields.getFirst();
    }
  }
}
