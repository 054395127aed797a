package dev.hindsight.bench.practice;

import dev.hindsight.bench.TemporaryDirectory;
import dev.hindsight.bench.causes.Case;
import dev.hindsight.bench.causes.CaseFile;
import dev.hindsight.local.up.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tools.jackson.databind.node.ObjectNode;

/** Plays many scenarios, as many at a time as there are processors; the order stays. */
record Troupe(Progress progress) {

  private static final int TELL_EVERY = 100;

  /** Takes each case as it is written, in order. */
  interface Scribe {
    void write(String json) throws IOException;
  }

  private record Played(Case one, String json) {}

  List<Case> play(String what, List<Scenario> scenarios, Scribe scribe)
      throws IOException, InterruptedException {
    int processors = Runtime.getRuntime().availableProcessors();
    try (ExecutorService threads = Executors.newFixedThreadPool(processors)) {
      Queue<Future<Played>> under = new ArrayDeque<>();
      scenarios.forEach(one -> under.add(threads.submit(() -> play(one))));
      List<Case> cases = new ArrayList<>();
      while (!under.isEmpty()) {
        Played played = got(under.remove());
        cases.add(played.one());
        scribe.write(played.json());
        if (cases.size() % TELL_EVERY == 0 || under.isEmpty()) {
          progress.say("%s: %d of %d".formatted(what, cases.size(), scenarios.size()));
        }
      }
      return cases;
    }
  }

  private static Played play(Scenario scenario) throws IOException {
    try (var scratch = TemporaryDirectory.create()) {
      ObjectNode json = Stage.play(scenario, scratch.path());
      return new Played(CaseFile.read(json), json.toString());
    }
  }

  private static Played got(Future<Played> one) throws InterruptedException {
    try {
      return one.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a practice world failed: " + e.getCause(), e);
    }
  }

  /** Where cases are not kept. */
  static Scribe nowhere() {
    return _ -> {};
  }

  /** A place beside a file. */
  static Path beside(Path file, String suffix) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return file.resolveSibling(
        dot < 0 ? name + suffix : name.substring(0, dot) + suffix + name.substring(dot));
  }
}
