package dev.hindsight.bench.payloads;

import dev.hindsight.bench.ResultLine;
import dev.hindsight.local.data.CannotRun;
import dev.hindsight.local.up.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/**
 * {@code payloads}: recorded requests of Slack through the bot, and the local Slack's own shape.
 */
@Command(
    name = "payloads",
    description =
        "Sends recorded requests of Slack, signed anew, through the running bot: none may raise an"
            + " error or stay unacknowledged. Then holds what the local Slack itself sends against"
            + " their keys and types. Takes about a minute.",
    sortOptions = false)
public final class PayloadsCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "DIR",
      description = "directories by kind, in them JSON files with content_type, body and decoded")
  private Path directory = Path.of("");

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this and exit")
  boolean help;

  @Spec private CommandSpec spec = CommandSpec.create();
  private final Clock clock;

  public PayloadsCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!Files.isDirectory(directory)) {
      throw new CannotRun("%s is no directory".formatted(directory));
    }
    List<Recorded> recorded = Recorded.in(directory);
    Progress progress = new Progress(spec.commandLine().getErr());
    PayloadsBench.Seen seen = new PayloadsBench(clock, progress).replay(recorded);
    List<JsonNode> own = OwnDeliveries.all(clock);
    ShapeCheck check = new ShapeCheck(recorded);
    List<String> mismatches = check.mismatches(own);
    progress.say(
        "the local Slack sent %d requests, something is known of %d of their kinds"
            .formatted(own.size(), check.known(own)));
    return tell(seen, mismatches);
  }

  private int tell(PayloadsBench.Seen seen, List<String> mismatches) {
    PrintWriter out = spec.commandLine().getOut();
    List<Replay.Result> bad =
        seen.results().stream().filter(r -> r.outcome() != Replay.Outcome.TAKEN).toList();
    bad.forEach(r -> out.printf("%s %s: %s%n", r.outcome(), r.request().name(), r.said()));
    seen.thrown().forEach(line -> out.println("the bot failed: " + line));
    seen.alarms().forEach(line -> out.println("the bot says: " + line));
    mismatches.forEach(m -> out.println("shape: " + m));
    long unacked = bad.stream().filter(r -> r.outcome() == Replay.Outcome.UNACKED).count();
    long errors = bad.size() - unacked + seen.thrown().size();
    out.println(
        new ResultLine("payloads")
            .with("requests", seen.results().size())
            .with("errors", errors)
            .with("unacked", unacked)
            .with("shape_mismatches", mismatches.size())
            .with("alarms", seen.alarms().size()));
    out.flush();
    return errors + unacked + mismatches.size() == 0 ? 0 : 1;
  }
}
