package dev.hindsight.bot.cli;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.Remediation;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The stop switch without Slack: whoever can read the data directory may press it. */
final class StopCommand {

  private StopCommand() {}

  /** Beside a bot of another version too: only what a stop is made of has to be there. */
  private static int press(
      HindsightCommand parent,
      DataOption data,
      CommandSpec spec,
      BiFunction<Remediation, PersonId, Answer> what) {
    return parent
        .quietly(spec)
        .run(
            () -> Quietly.needing(data.settings(), "actions"),
            "nothing was changed",
            bot -> {
              PersonId person = new PersonId("cli:" + System.getProperty("user.name", "unknown"));
              Answer answer = what.apply(bot.getBean(Remediation.class), person);
              System.out.println(answer.text());
              return answer instanceof Answer.Accepted ? 0 : 1;
            });
  }

  /** Stops all runs until resumed. */
  @Command(
      name = "stop-all",
      mixinStandardHelpOptions = true,
      description = "Stop all runs, now and until resume-all; works without Slack.")
  static final class All implements Callable<Integer> {

    @ParentCommand private HindsightCommand parent;
    @Mixin private DataOption data;
    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
        names = "--reason",
        description = "Why; kept in the audit log.",
        defaultValue = "stopped on the command line")
    private String reason;

    @Override
    public Integer call() {
      return press(
          parent, data, spec, (remediation, person) -> remediation.stopAll(person, reason));
    }
  }

  /** Lifts the stop. */
  @Command(
      name = "resume-all",
      mixinStandardHelpOptions = true,
      description = "Lift the stop again.")
  static final class Resume implements Callable<Integer> {

    @ParentCommand private HindsightCommand parent;
    @Mixin private DataOption data;
    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
        names = "--reason",
        description = "Why; kept in the audit log.",
        defaultValue = "resumed on the command line")
    private String reason;

    @Override
    public Integer call() {
      return press(parent, data, spec, (remediation, person) -> remediation.resume(person, reason));
    }
  }
}
