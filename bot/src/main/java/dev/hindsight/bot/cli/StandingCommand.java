package dev.hindsight.bot.cli;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.policy.rulebook.NamePattern;
import dev.hindsight.actions.policy.standing.Standing;
import dev.hindsight.actions.policy.standing.StandingDesk;
import dev.hindsight.actions.policy.standing.StandingDesk.Wish;
import dev.hindsight.actions.policy.standing.StandingId;
import dev.hindsight.actions.policy.standing.Terms;
import dev.hindsight.bot.incident.TokenDesk;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import org.springframework.boot.convert.DurationStyle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Approvals in advance, over the database of a running bot. */
@Command(
    name = "standing",
    mixinStandardHelpOptions = true,
    description = "Approvals in advance: bound to a playbook, its targets, a time and a rate.",
    subcommands = {
      StandingCommand.Listing.class,
      StandingCommand.Ask.class,
      StandingCommand.Grant.class,
      StandingCommand.Revoke.class
    })
final class StandingCommand {

  private static final String FAILED = "it is not known whether anything was recorded; list tells";

  private StandingCommand() {}

  /** Somebody does something with one, once they showed who they are. */
  private static int act(
      Beside bot, Signature signature, BiFunction<StandingDesk, PersonId, Answer> deed) {
    return bot.askWithChat(
        "actions,bot",
        FAILED,
        context -> {
          Optional<String> nobody = signature.missing(context.getBean(TokenDesk.class));
          if (nobody.isPresent()) {
            return Act.refused(bot, nobody.get());
          }
          return told(bot, deed.apply(context.getBean(StandingDesk.class), signature.person()));
        });
  }

  private static int told(Beside bot, Answer answer) {
    bot.say(PlanPage.clean(answer.text()));
    return answer instanceof Answer.Accepted ? 0 : 1;
  }

  /** Lists all. */
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "All standing approvals, also those that are over.")
  static final class Listing implements Callable<Integer> {

    @Mixin private Beside bot;

    @Override
    public Integer call() {
      return bot.ask(
          "actions",
          "the standing approvals could not be read",
          context -> {
            context.getBean(StandingDesk.class).list().forEach(one -> bot.say(line(one)));
            return 0;
          });
    }

    private static String line(Standing one) {
      return PlanPage.clean(
          "%s %s: %s; asked for by %s (%s), given by %s of %d; hash %s"
              .formatted(
                  one.id(),
                  one.state(),
                  one.terms().sentence(),
                  one.requestedBy(),
                  one.reason(),
                  one.by(),
                  one.needed(),
                  one.hash()));
    }
  }

  /** Gives one that somebody else asked for. */
  @Command(
      name = "grant",
      mixinStandardHelpOptions = true,
      description = "Give a standing approval that somebody else asked for.")
  static final class Grant implements Callable<Integer> {

    @Mixin private Beside bot;
    @Mixin private Signature signature;

    @Parameters(paramLabel = "SA-7", description = "The standing approval.")
    private String id;

    @Option(names = "--hash", required = true, description = "What list says of its terms.")
    private String hash;

    @Override
    public Integer call() {
      return act(bot, signature, (desk, person) -> desk.grant(StandingId.of(id), hash, person));
    }
  }

  /** Asks for one. */
  @Command(
      name = "ask",
      mixinStandardHelpOptions = true,
      description = "Ask for a standing approval; others must grant it.")
  static final class Ask implements Callable<Integer> {

    @Mixin private Beside bot;
    @Mixin private Signature signature;

    @Option(names = "--playbook", required = true, description = "Its name.")
    private String playbook;

    @Option(names = "--cluster", required = true, description = "The cluster's identity.")
    private String cluster;

    @Option(
        names = "--namespace",
        defaultValue = "",
        description = "Exactly this one; none for nodes.")
    private String namespace;

    @Option(names = "--kind", defaultValue = "Deployment", description = "Exactly this kind.")
    private String kind;

    @Option(names = "--name", required = true, description = "A name, or a beginning and '*'.")
    private String name;

    @Option(names = "--runs", required = true, description = "How many runs, 1 to 100.")
    private int runs;

    @Option(names = "--per", defaultValue = "DAY", description = "${COMPLETION-CANDIDATES}.")
    private Terms.Rate per = Terms.Rate.DAY;

    @Option(names = "--for", required = true, description = "How long, such as 30d; at most 90d.")
    private String length;

    @Option(names = "--reason", required = true, description = "Why; kept in the audit log.")
    private String reason;

    @Override
    public Integer call() {
      return act(bot, signature, (desk, person) -> desk.ask(wish(), person, reason));
    }

    private Wish wish() {
      Duration time = DurationStyle.detectAndParse(length);
      return new Wish(playbook, cluster, namespace, kind, new NamePattern(name), runs, per, time);
    }
  }

  /** Takes one back. */
  @Command(
      name = "revoke",
      mixinStandardHelpOptions = true,
      description = "Take a standing approval back, for good; no run starts by it any more.")
  static final class Revoke implements Callable<Integer> {

    @Mixin private Beside bot;

    @Parameters(paramLabel = "SA-7", description = "The standing approval.")
    private String id;

    @Option(names = "--reason", required = true, description = "Why; kept in the audit log.")
    private String reason;

    @Override
    public Integer call() {
      // Always safe, so no token: whoever can reach the database may.
      return bot.ask(
          "actions",
          FAILED,
          context ->
              told(
                  bot,
                  context
                      .getBean(StandingDesk.class)
                      .revoke(StandingId.of(id), Beside.osUser(), reason)));
    }
  }
}
