package dev.hindsight.bot.cli;

import dev.hindsight.actions.PersonId;
import java.util.function.ToIntFunction;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What every command has that works on the database of a running bot, beside it. */
final class Beside {

  @Mixin private DatabaseOptions database;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  /**
   * Beside a bot of another version too: only these modules' tables have to be there.
   *
   * @param failed what did not happen, for a trouble that is not the user's
   */
  int ask(String modules, String failed, ToIntFunction<ApplicationContext> work) {
    return run(quietly(), modules, failed, work);
  }

  /** The same where the chat is asked who somebody is, and cards are to be made anew. */
  int askWithChat(String modules, String failed, ToIntFunction<ApplicationContext> work) {
    return run(quietly().withChat(), modules, failed, work);
  }

  private int run(
      Quietly quietly, String modules, String failed, ToIntFunction<ApplicationContext> work) {
    return quietly.run(() -> Quietly.needing(database.settings(), modules), failed, work);
  }

  private Quietly quietly() {
    return ((HindsightCommand) command.root().userObject()).quietly(command);
  }

  /** Says something to whoever typed the command. */
  void say(String text) {
    command.commandLine().getOut().println(text);
    command.commandLine().getOut().flush();
  }

  /** Somebody known only by their account on this machine. */
  static PersonId osUser() {
    return new PersonId("cli:" + System.getProperty("user.name", "unknown"));
  }
}
