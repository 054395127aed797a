package dev.hindsight.bot.cli;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.policy.rulebook.NamePattern;
import dev.hindsight.actions.policy.standing.Standing;
import dev.hindsight.actions.policy.standing.StandingDesk;
import dev.hindsight.actions.policy.standing.StandingDesk.Wish;
import dev.hindsight.actions.policy.standing.StandingId;
import dev.hindsight.actions.policy.standing.Terms;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import org.springframework.boot.convert.DurationStyle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

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

  @ParentCommand private PolicyCommand policy;

  private int ask(DataOption data, CommandSpec spec, ToIntFunction<StandingDesk> question) {
    return policy
        .parent()
        .quietly(spec)
        .run(
            () -> Quietly.needing(data.settings(), "actions"),
            "nothing was changed",
            bot -> question.applyAsInt(bot.getBean(StandingDesk.class)));
  }

  private static int told(Answer answer) {
    System.out.println(answer.text());
    return answer instanceof Answer.Accepted ? 0 : 1;
  }

  private static PersonId user() {
    return new PersonId("cli:" + System.getProperty("user.name", "unknown"));
  }

  /** Lists all. */
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "All standing approvals, also those that are over.")
  static final class Listing implements Callable<Integer> {

    @ParentCommand private StandingCommand standing;
    @Mixin private DataOption data;
    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
      return standing.ask(
          data,
          spec,
          desk -> {
            desk.list().forEach(Listing::print);
            return 0;
          });
    }

    private static void print(Standing one) {
      System.out.printf(
          "%s %s: %s; asked for by %s (%s), given by %s of %d; hash %s%n",
          one.id(),
          one.state(),
          one.terms().sentence(),
          one.requestedBy(),
          one.reason(),
          one.by(),
          one.needed(),
          one.hash());
    }
  }

  /** Gives one that somebody else asked for. */
  @Command(
      name = "grant",
      mixinStandardHelpOptions = true,
      description = "Give a standing approval that somebody else asked for.")
  static final class Grant implements Callable<Integer> {

    @ParentCommand private StandingCommand standing;
    @Mixin private DataOption data;
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "SA-7", description = "The standing approval.")
    private String id;

    @Option(names = "--hash", required = true, description = "What list says of its terms.")
    private String hash;

    @Override
    public Integer call() {
      return standing.ask(data, spec, desk -> told(desk.grant(StandingId.of(id), hash, user())));
    }
  }

  /** Asks for one. */
  @Command(
      name = "ask",
      mixinStandardHelpOptions = true,
      description = "Ask for a standing approval; others must grant it.")
  static final class Ask implements Callable<Integer> {

    @ParentCommand private StandingCommand standing;
    @Mixin private DataOption data;
    @Spec private CommandSpec spec = CommandSpec.create();

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
      return standing.ask(data, spec, desk -> told(desk.ask(wish(), user(), reason)));
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

    @ParentCommand private StandingCommand standing;
    @Mixin private DataOption data;
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "SA-7", description = "The standing approval.")
    private String id;

    @Option(names = "--reason", required = true, description = "Why; kept in the audit log.")
    private String reason;

    @Override
    public Integer call() {
      return standing.ask(data, spec, desk -> told(desk.revoke(StandingId.of(id), user(), reason)));
    }
  }
}
