package dev.hindsight.bot.cli;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.Remediation;
import dev.hindsight.actions.Stop;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The stop switch without Slack: whoever can read the settings may press it. */
final class StopCommand {

  private StopCommand() {}

  private static int press(Beside bot, Function<Remediation, Answer> what) {
    return bot.ask(
        "actions",
        "nothing was changed",
        context -> {
          Answer answer = what.apply(context.getBean(Remediation.class));
          bot.say(answer.text());
          return answer instanceof Answer.Accepted ? 0 : 1;
        });
  }

  /** Stops all runs until resumed. */
  @Command(
      name = "stop-all",
      mixinStandardHelpOptions = true,
      description = "Stop all runs, now and until resume-all; works without Slack.")
  static final class All implements Callable<Integer> {

    @Mixin private Beside bot;

    @Option(
        names = "--reason",
        description = "Why; kept in the audit log.",
        defaultValue = "stopped on the command line")
    private String reason;

    @Override
    public Integer call() {
      return press(bot, remediation -> remediation.stopAll(Beside.osUser(), reason));
    }
  }

  /** Lifts the stop. */
  @Command(
      name = "resume-all",
      mixinStandardHelpOptions = true,
      description = "Say who stopped all runs and why, and lift that stop.")
  static final class Resume implements Callable<Integer> {

    @Mixin private Beside bot;

    @Option(
        names = "--reason",
        description = "Why; kept in the audit log.",
        defaultValue = "resumed on the command line")
    private String reason;

    @Override
    public Integer call() {
      return press(bot, this::lift);
    }

    /** What is lifted is what is said here, and no stop that comes meanwhile. */
    private Answer lift(Remediation remediation) {
      Optional<Stop> stop = remediation.stopped();
      stop.ifPresent(it -> bot.say("%s (%s)".formatted(it.sentence(), it.at())));
      return stop.map(it -> remediation.resume(Beside.osUser(), reason, it.at()))
          .orElseGet(() -> new Answer.Refused(Answer.Reason.WRONG_STATE, "Nothing is stopped."));
    }
  }
}
