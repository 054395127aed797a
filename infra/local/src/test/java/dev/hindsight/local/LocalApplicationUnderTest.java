package dev.hindsight.local;

import dev.hindsight.local.up.Wiring;
import java.time.Clock;
import java.util.Arrays;

/** The command line with another bot, whose class is the first argument. */
public final class LocalApplicationUnderTest {

  private LocalApplicationUnderTest() {}

  public static void main(String[] args) {
    Wiring wiring = new Wiring(Clock.systemUTC(), args[0]);
    System.exit(
        LocalApplication.commandLine(wiring).execute(Arrays.copyOfRange(args, 1, args.length)));
  }
}
