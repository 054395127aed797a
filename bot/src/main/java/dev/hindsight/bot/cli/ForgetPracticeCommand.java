package dev.hindsight.bot.cli;

import dev.hindsight.knowledge.Practice;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Removes the made-up incidents, for who has seen enough of them. */
@Command(
    name = "forget-practice",
    mixinStandardHelpOptions = true,
    description = "Remove the incidents made up for practice, for good; real ones stay.")
final class ForgetPracticeCommand implements Callable<Integer> {

  @ParentCommand private HindsightCommand parent;
  @Mixin private DataOption data;
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    return parent
        .quietly(spec)
        .run(
            () -> Quietly.needing(data.settings(), "knowledge"),
            "nothing was forgotten",
            bot -> {
              int forgotten = bot.getBean(Practice.class).forget();
              System.out.println(
                  forgotten == 0
                      ? "There are no practice incidents."
                      : forgotten + " practice incidents are forgotten; they will not come back.");
              return 0;
            });
  }
}
