package dev.hindsight.bot.slack.view;

import dev.hindsight.bot.incident.CauseDesk;
import dev.hindsight.bot.incident.CauseDesk.Choice;
import dev.hindsight.bot.incident.CauseDesk.Choices;
import dev.hindsight.bot.slack.block.Block;
import dev.hindsight.bot.slack.block.Element;
import dev.hindsight.bot.slack.block.Modal;
import dev.hindsight.bot.slack.block.Option;
import dev.hindsight.bot.slack.block.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The window in which a person says what it was. */
public final class CauseForm {

  private CauseForm() {}

  /** One of the choices, or words; either will do. */
  public static Modal of(Choices choices) {
    return new Modal(
        ActionIds.CAUSE_FORM,
        "Cause of " + choices.ref().incident(),
        Optional.of("Keep"),
        choices.ref().toString(),
        List.of(
            Block.section(Text.plain("The bot found: " + Words.brief(choices.found(), 300))),
            new Block.Input(
                ActionIds.CAUSE_CHOICE,
                "What was it?",
                new Element.Select(ActionIds.CAUSE_CHOICE, "Choose a cause", options(choices)),
                true,
                "The likelier ones come first."),
            new Block.Input(
                ActionIds.CAUSE_WORDS,
                "Or in your own words",
                new Element.Input(ActionIds.CAUSE_WORDS, false, 100),
                true,
                "A short name that fits the next time too, such as: ledger locked.")));
  }

  private static List<Option> options(Choices choices) {
    List<Option> options = new ArrayList<>();
    for (Choice choice : choices.all()) {
      options.add(new Option(Words.brief(choice.title(), 75), choice.value()));
    }
    options.add(new Option("I do not know, but not this", CauseDesk.UNKNOWN));
    return options;
  }
}
