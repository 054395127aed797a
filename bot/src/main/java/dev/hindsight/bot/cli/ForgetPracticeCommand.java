package dev.hindsight.bot.cli;

import dev.hindsight.knowledge.Practice;
import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Removes the made-up incidents, for who has seen enough of them. */
@Command(
    name = "forget-practice",
    mixinStandardHelpOptions = true,
    description = "Remove the incidents made up for practice, for good; real ones stay.")
final class ForgetPracticeCommand implements Callable<Integer> {

  @ParentCommand private HindsightCommand parent;
  @Mixin private HindsightCommand.DataOption data;

  @Override
  public Integer call() {
    try (ConfigurableApplicationContext bot = parent.quietly(data.directory())) {
      int forgotten = bot.getBean(Practice.class).forget();
      System.out.println(
          forgotten == 0
              ? "There are no practice incidents."
              : forgotten + " practice incidents are forgotten; they will not come back.");
      return 0;
    } catch (IllegalArgumentException e) {
      System.err.println("hindsight: " + e.getMessage());
      return 2;
    }
  }
}
