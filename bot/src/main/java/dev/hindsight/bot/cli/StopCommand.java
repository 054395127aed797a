package dev.hindsight.bot.cli;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.Remediation;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** The stop switch without Slack: whoever can read the data directory may press it. */
final class StopCommand {

  private StopCommand() {}

  private static int press(
      HindsightCommand parent,
      HindsightCommand.DataOption data,
      BiFunction<Remediation, PersonId, Answer> what) {
    try (ConfigurableApplicationContext bot = parent.quietly(data.directory())) {
      PersonId person = new PersonId("cli:" + System.getProperty("user.name", "unknown"));
      Answer answer = what.apply(bot.getBean(Remediation.class), person);
      System.out.println(answer.text());
      return answer instanceof Answer.Accepted ? 0 : 1;
    } catch (IllegalArgumentException e) {
      System.err.println("hindsight: " + e.getMessage());
      return 2;
    }
  }

  /** Stops all runs until resumed. */
  @Command(
      name = "stop-all",
      mixinStandardHelpOptions = true,
      description = "Stop all runs, now and until resume-all; works without Slack.")
  static final class All implements Callable<Integer> {

    @ParentCommand private HindsightCommand parent;
    @Mixin private HindsightCommand.DataOption data;

    @Option(
        names = "--reason",
        description = "Why; kept in the audit log.",
        defaultValue = "stopped on the command line")
    private String reason;

    @Override
    public Integer call() {
      return press(parent, data, (remediation, person) -> remediation.stopAll(person, reason));
    }
  }

  /** Lifts the stop. */
  @Command(
      name = "resume-all",
      mixinStandardHelpOptions = true,
      description = "Lift the stop again.")
  static final class Resume implements Callable<Integer> {

    @ParentCommand private HindsightCommand parent;
    @Mixin private HindsightCommand.DataOption data;

    @Option(
        names = "--reason",
        description = "Why; kept in the audit log.",
        defaultValue = "resumed on the command line")
    private String reason;

    @Override
    public Integer call() {
      return press(parent, data, (remediation, person) -> remediation.resume(person, reason));
    }
  }
}
