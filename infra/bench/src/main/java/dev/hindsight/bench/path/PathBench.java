package dev.hindsight.bench.path;

import dev.hindsight.bench.PeakMemory;
import dev.hindsight.bench.Running;
import dev.hindsight.bench.TemporaryDirectory;
import dev.hindsight.local.data.CannotRun;
import dev.hindsight.local.data.DataFiles;
import dev.hindsight.local.up.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * The two measurements, each in a temporary world of its own.
 *
 * @param home the built tree
 */
record PathBench(Path home, Clock clock, Progress progress) {

  Measured run(PathSettings settings) throws IOException, InterruptedException {
    progress.say("starting ./hindsight up afresh and waiting for its first card ...");
    Duration firstCard = firstCard();
    progress.say("it came after %d ms".formatted(firstCard.toMillis()));
    return incidents(settings, firstCard);
  }

  private Duration firstCard() throws IOException, InterruptedException {
    try (Running running = Running.untilExit(progress)) {
      return new FirstCard(home.resolve("hindsight"), clock).measure(running);
    }
  }

  private Measured incidents(PathSettings settings, Duration firstCard)
      throws IOException, InterruptedException {
    try (Running running = Running.untilExit(progress)) {
      Path data = running.add(TemporaryDirectory.create()).path();
      running.add(() -> keepLog(new DataFiles(data).botLog()));
      PracticeWorld world = running.add(new PracticeWorld(settings, data, clock, progress));
      world.start();
      long bot = world.botPid();
      KeptCauses kept = running.add(KeptCauses.in(world.database()));
      List<Outcome> outcomes = new Load(settings, world, kept, clock, progress).run();
      if (world.botPid() != bot) {
        throw new CannotRun("the bot crashed on the way, see " + log());
      }
      return new Measured(
          firstCard, outcomes, world.openings().answered(), PeakMemory.ofProcess(bot));
    }
  }

  /** The bot's log of the last run, for a look at what was slow. */
  Path log() {
    return home.resolve("target/bench-path-bot.log");
  }

  private void keepLog(Path log) throws IOException {
    if (Files.exists(log)) {
      Files.createDirectories(home.resolve("target"));
      Files.copy(log, log(), StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
