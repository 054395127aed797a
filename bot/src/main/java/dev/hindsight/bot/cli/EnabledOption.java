package dev.hindsight.bot.cli;

import dev.hindsight.actions.rights.EnabledActions;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which actions are to be run. */
final class EnabledOption {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--actions",
      split = ",",
      paramLabel = "NAME",
      description = "Only these actions, of docs/actions.md (default: all).")
  private List<String> names = List.of();

  EnabledActions actions() {
    return chosen(EnabledActions::of);
  }

  EnabledActions aws() {
    return chosen(EnabledActions::aws);
  }

  private EnabledActions chosen(Function<List<String>, EnabledActions> family) {
    try {
      return family.apply(names.stream().map(String::strip).toList());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          command.commandLine(), "--actions: " + String.valueOf(e.getMessage()), e);
    }
  }
}
