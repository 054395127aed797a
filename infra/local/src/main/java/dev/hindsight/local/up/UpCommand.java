package dev.hindsight.local.up;

import dev.hindsight.local.data.CannotRun;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code up}: everything on this machine, until Ctrl-C. */
@Command(
    name = "up",
    description = "Starts PostgreSQL, a local Slack, a practice cluster and the bot; Ctrl-C stops.",
    sortOptions = false)
public final class UpCommand implements Callable<Integer> {

  private static final int SOFTWARE_ERROR = 70;

  private final Wiring wiring;
  @Mixin private UpOptions options = new UpOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  public UpCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws InterruptedException {
    options.check();
    Progress progress = new Progress(spec.commandLine().getOut());
    try {
      String ended = LocalRun.untilItEnds(options, wiring, progress);
      progress.say(ended + " ended unexpectedly: start everything again with ./hindsight up");
      return SOFTWARE_ERROR;
    } catch (IOException e) {
      throw new CannotRun("cannot write to %s: %s".formatted(options.data.directory(), e), e);
    }
  }
}
