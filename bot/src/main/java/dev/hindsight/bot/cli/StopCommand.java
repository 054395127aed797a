package dev.hindsight.bot.cli;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.Remediation;
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
      description = "Lift the stop again.")
  static final class Resume implements Callable<Integer> {

    @Mixin private Beside bot;

    @Option(
        names = "--reason",
        description = "Why; kept in the audit log.",
        defaultValue = "resumed on the command line")
    private String reason;

    @Override
    public Integer call() {
      return press(bot, remediation -> remediation.resume(Beside.osUser(), reason));
    }
  }
}
