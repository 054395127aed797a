package dev.hindsight.bot.cli;

import dev.hindsight.actions.PersonId;
import dev.hindsight.bot.incident.TokenDesk;
import java.io.Console;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Who acts on a plan, shown by their personal token. */
final class Signature {

  @Option(
      names = "--as",
      required = true,
      paramLabel = "PERSON",
      description = "Your user id in the chat, such as U012ABC.")
  private String person;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "Your personal token, in a file only you can read (default: asked for).")
  private Optional<Path> file = Optional.empty();

  PersonId person() {
    return new PersonId(person);
  }

  /** Why it cannot be shown who this is; empty when it is. */
  Optional<String> missing(TokenDesk tokens) {
    Optional<String> token = file.map(TokenFile::read).or(Signature::typedToken);
    return token.isEmpty()
        ? Optional.of("It takes your token: --token-file FILE, or a terminal to ask for it.")
        : tokens.present(person(), token.get());
  }

  private static Optional<String> typedToken() {
    return console().map(c -> c.readPassword("Your token: ")).map(String::new);
  }

  static Optional<Console> console() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal);
  }
}
