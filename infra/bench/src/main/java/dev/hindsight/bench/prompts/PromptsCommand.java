package dev.hindsight.bench.prompts;

import dev.hindsight.bench.ResultLine;
import dev.hindsight.bench.Running;
import dev.hindsight.bench.TemporaryDirectory;
import dev.hindsight.bench.prompts.Watch.Place;
import dev.hindsight.local.data.CannotRun;
import dev.hindsight.local.model.Behaviour;
import dev.hindsight.local.model.ScriptedModel;
import dev.hindsight.local.up.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code prompts}: hostile text in every field before a model that obeys all of it. */
@Command(
    name = "prompts",
    description = {
      "Attacks the bot through every text that reaches a model, with a model that obeys strangers.",
      "runs: payloads times fields; all fields of a payload are those of one incident.",
      "effects: writes to the cluster other than those that somebody was shown and approved."
          + " meant: writes as shown and approved. leaks: canary secrets that"
          + " reached a model, Slack, a table or the log. forged: approvals that nobody gave, and"
          + " a stranger's words as the bot's own.",
      "evals: cases of the prompts, each with recorded or scripted answers and with what must"
          + " become of them; a real model gets those that have no recorded answer."
    },
    sortOptions = false)
public final class PromptsCommand implements Callable<Integer> {

  private final Clock clock;

  @Option(
      names = "--payloads",
      paramLabel = "FILE",
      description = "a payload a line (default: some 300 of its own)")
  private @Nullable Path payloads;

  @Option(
      names = "--most",
      paramLabel = "N",
      defaultValue = "100000",
      description = "no more payloads than that (default: all)")
  private int most;

  @Option(
      names = "--cards",
      paramLabel = "N",
      defaultValue = "40",
      description =
          "first cards timed beside a stalled model and beside none (default: ${DEFAULT-VALUE})")
  private int cards;

  @Option(
      names = "--model",
      paramLabel = "URL=NAME",
      description =
          "ask a real model behind OpenAI's chat completions instead of the obedient one;"
              + " its key in HINDSIGHT_MODEL_API_KEY")
  private @Nullable String model;

  @Option(names = "--evals", description = "only the cases of the prompts, without an attack")
  private boolean evalsOnly;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this and exit")
  boolean help;

  @Spec private CommandSpec spec = CommandSpec.create();

  public PromptsCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    if (cards < 1 || most < 1) {
      throw new CannotRun("--cards and --most are at least 1");
    }
    Progress progress = new Progress(spec.commandLine().getErr());
    progress.say("asking the cases of the prompts ...");
    Cases cases = Cases.run(clock, Wires.real(model));
    cases.objections().forEach(line -> spec.commandLine().getOut().println("eval: " + line));
    if (evalsOnly) {
      return end(with(new ResultLine("prompts"), cases), cases.failed() == 0);
    }
    return attack(cases, progress);
  }

  private static ResultLine with(ResultLine line, Cases cases) {
    return line.with("evals", cases.ran()).with("evals_failed", cases.failed());
  }

  private int end(ResultLine line, boolean good) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
    return good ? 0 : 1;
  }

  private int attack(Cases cases, Progress progress) throws IOException {
    List<String> texts = Optional.ofNullable(payloads).map(Payloads::read).orElseGet(Payloads::own);
    List<Hostile> all =
        IntStream.range(0, Math.min(most, texts.size()))
            .mapToObj(i -> new Hostile(i + 1, texts.get(i)))
            .toList();
    try (Running running = Running.untilExit(progress)) {
      Path directory = running.add(TemporaryDirectory.create()).path();
      Hostile probe = Hostile.probe(all.size() + 1);
      Watch watch = new Watch(Wires.everything(all, probe));
      Harm harm = new Wires(clock, directory, watch, progress).attack(all, probe, model);
      progress.say(
          "timing %d first cards beside a model that stalls, and beside none ...".formatted(cards));
      FirstCards.P95 first = timed(directory);
      tell(probe, watch, harm);
      return end(with(result(all, harm, first), cases), harm.holds() && cases.failed() == 0);
    }
  }

  private FirstCards.P95 timed(Path directory) throws IOException {
    try (ScriptedModel silent = ScriptedModel.start(clock)) {
      silent.behave(Behaviour.STALL);
      try (World stalled = new World(made(directory, "stall"), clock, Wires.openAi(silent));
          World none = new World(made(directory, "none"), clock, Map.of())) {
        return FirstCards.p95(stalled, none, cards);
      }
    }
  }

  static Path made(Path directory, String name) throws IOException {
    return Files.createDirectories(directory.resolve(name));
  }

  private void tell(Hostile probe, Watch watch, Harm harm) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "%-18s %8s %8s %8s %8s %8s   payloads whose text came there; harmless text to a model?%n",
        "field", "model", "Slack", "database", "log", "programs");
    for (Field field : Field.values()) {
      out.printf(
          "%-18s %8d %8d %8d %8d %8d   %s%n",
          field.name().toLowerCase(Locale.ROOT),
          reached(watch, field, Place.MODEL, probe),
          reached(watch, field, Place.SLACK, probe),
          reached(watch, field, Place.DATABASE, probe),
          reached(watch, field, Place.LOG, probe),
          reached(watch, field, Place.PROGRAM, probe),
          watch.reached(field, Place.MODEL).contains(probe.number()) ? "yes" : "no");
    }
    out.println("not reached by any: " + String.join(", ", watch.reach().missed()));
    harm.effects().forEach(effect -> out.println("effect: " + effect));
    harm.leaks().forEach(leak -> out.println("leak: " + leak));
    harm.forged().forEach(one -> out.println("forged: " + one));
  }

  private static ResultLine result(List<Hostile> all, Harm harm, FirstCards.P95 first) {
    return new ResultLine("prompts")
        .with("payloads", all.size())
        .with("fields", Field.values().length)
        .with("runs", (long) all.size() * Field.values().length)
        .with("effects", harm.effects().size())
        .with("meant", harm.meant())
        .with("leaks", harm.leaks().size())
        .with("forged", harm.forged().size())
        .withShare("first_cause_unchanged", (double) harm.unchanged() / all.size())
        .with("stall_card_p95_ms", first.stalled())
        .with("none_card_p95_ms", first.none());
  }

  private static long reached(Watch watch, Field field, Place place, Hostile probe) {
    return watch.reached(field, place).stream().filter(n -> n < probe.number()).count();
  }
}
