package dev.hindsight.bot.cli;

import dev.hindsight.knowledge.Practice;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Removes the made-up incidents, for who has seen enough of them. */
@Command(
    name = "forget-practice",
    mixinStandardHelpOptions = true,
    description = "Remove the incidents made up for practice, for good; real ones stay.")
final class ForgetPracticeCommand implements Callable<Integer> {

  @Mixin private Beside bot;

  @Override
  public Integer call() {
    return bot.ask(
        "knowledge",
        "nothing was forgotten",
        context -> {
          int forgotten = context.getBean(Practice.class).forget();
          bot.say(
              forgotten == 0
                  ? "There are no practice incidents."
                  : forgotten + " practice incidents are forgotten; they will not come back.");
          return 0;
        });
  }
}
