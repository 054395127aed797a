package dev.hindsight.bot.cli;

import dev.hindsight.actions.PlanStatus;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which plan exactly somebody read, shown by how its hash begins. */
final class SeenHash {

  private static final int PREFIX = 8;

  @Option(
      names = "--hash",
      paramLabel = "HASH",
      description = "The first 8 or more characters of the plan's SHA-256 (default: asked for).")
  private Optional<String> hash = Optional.empty();

  /** Why this is not the plan that was read; empty when its hash begins so. */
  Optional<String> differs(PlanStatus plan) {
    Optional<String> typed =
        hash.or(SeenHash::typed).map(text -> text.strip().toLowerCase(Locale.ROOT));
    if (typed.isEmpty()) {
      return Optional.of("It takes --hash with the first %d characters.".formatted(PREFIX));
    }
    return typed.get().length() >= PREFIX && plan.hash().startsWith(typed.get())
        ? Optional.empty()
        : Optional.of(
            "\"%s\" is not how the SHA-256 of %s begins (%d characters at least)."
                .formatted(PlanPage.clean(typed.get()), plan.id(), PREFIX));
  }

  private static Optional<String> typed() {
    return Signature.console()
        .map(
            console ->
                console.readLine("Type the first %d characters of the SHA-256 above: ", PREFIX));
  }
}
