package dev.hindsight.bench.chaos.replica;

import dev.hindsight.actions.executor.FailPoint;
import dev.hindsight.local.data.CannotRun;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A running {@link ExecutorProcess}: told what to do, stopped, continued, ended and killed. */
public final class Replica implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final String name;
  private final Process process;
  private final Path log;
  private final Path hits;
  private final PrintWriter orders;
  private final BlockingQueue<String> said = new LinkedBlockingQueue<>();

  Replica(String name, Process process, Path log, Path hits) {
    this.name = name;
    this.process = process;
    this.log = log;
    this.hits = hits;
    this.orders = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
    Thread.ofVirtual().name(name).start(this::listen);
  }

  private void listen() {
    try (BufferedReader out =
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        PrintWriter kept = new PrintWriter(log.toFile(), StandardCharsets.UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.startsWith(ExecutorProcess.SAYS)) {
          said.add(line.substring(ExecutorProcess.SAYS.length()));
        } else {
          kept.println(line);
          kept.flush();
        }
      }
    } catch (IOException e) {
      said.add("silent: " + e);
    }
  }

  /** The name under which it takes tasks and connects to the database. */
  public String name() {
    return name;
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Waits until all is set up and nothing runs yet. */
  public Replica awaitReady() throws InterruptedException {
    expect("ready");
    return this;
  }

  /** Takes tasks from now on. */
  public Replica go() throws InterruptedException {
    orders.println("go");
    expect("going");
    return this;
  }

  /** It dies at that place. */
  public void arm(FailPoint point, int hit) throws InterruptedException {
    orders.println("arm " + point.place() + ":" + hit);
    // may die before it answers
    var _ = said.poll(1, TimeUnit.SECONDS);
  }

  /** It dies at whichever of these places it passes first. */
  public void aim(Set<FailPoint> points) throws InterruptedException {
    orders.println(
        "aim " + points.stream().map(FailPoint::place).sorted().collect(Collectors.joining(" ")));
    // may die before it answers
    var _ = said.poll(1, TimeUnit.SECONDS);
  }

  /** At which of these places it died, having been told to. */
  public FailPoint diedAt(Set<FailPoint> points) {
    return places()
        .reduce((_, last) -> last)
        .filter(points::contains)
        .orElseThrow(() -> new CannotRun("%s died by itself:%n%s".formatted(name, tail())));
  }

  /** It takes a person's vote; answers what it said. */
  public String approve(long plan, String hash, String person) throws InterruptedException {
    orders.println("approve %d %s %s".formatted(plan, hash, person));
    return heard();
  }

  private void expect(String word) throws InterruptedException {
    String heard = heard();
    if (!heard.equals(word)) {
      throw new CannotRun("%s said '%s' instead of '%s'\n%s".formatted(name, heard, word, tail()));
    }
  }

  private String heard() throws InterruptedException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < until) {
      String heard = said.poll(50, TimeUnit.MILLISECONDS);
      if (heard != null) {
        return heard;
      }
      if (!process.isAlive() && said.isEmpty()) {
        break;
      }
    }
    throw new CannotRun("%s says nothing\n%s".formatted(name, tail()));
  }

  /** As {@code kill -9} does it. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** {@code STOP}, {@code CONT} or {@code TERM}. */
  public void signal(String signal) {
    try {
      int code =
          new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
      if (code != 0) {
        throw new CannotRun("kill -%s answered %d".formatted(signal, code));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends it in good order and waits for that. */
  void leave() throws InterruptedException {
    orders.close();
    var _ = process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Whether it ended within that time. */
  public boolean ended(Duration within) throws InterruptedException {
    return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** How often it passed each fail point; also of a dead one. */
  public Map<FailPoint, Integer> hits() {
    Map<FailPoint, Integer> counts = new EnumMap<>(FailPoint.class);
    places().forEach(place -> counts.merge(place, 1, Integer::sum));
    return counts;
  }

  /** What it passed, in order. */
  private Stream<FailPoint> places() {
    try {
      List<String> lines = Files.exists(hits) ? Files.readAllLines(hits) : List.of();
      return lines.stream().map(Replica::named);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FailPoint named(String place) {
    return Stream.of(FailPoint.values())
        .filter(point -> point.place().equals(place))
        .findFirst()
        .orElseThrow();
  }

  /** The end of its log. */
  public String tail() {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
    } catch (IOException e) {
      return "(no log: " + e + ")";
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      var _ = process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
