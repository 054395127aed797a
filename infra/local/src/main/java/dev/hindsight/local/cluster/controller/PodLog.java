package dev.hindsight.local.cluster.controller;

import dev.hindsight.local.cluster.fault.World;
import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;

/** What a container wrote: computed from its identity and run time, so nothing has to be kept. */
public final class PodLog {

  /** One line and when it was written. */
  public record Line(Instant time, String text) {}

  private static final long PERIOD_MS = 350;
  private static final Duration PRESSURE = Duration.ofSeconds(3);
  private static final List<String> STARTUP =
      List.of(
          "INFO  [main] starting %1$s",
          "INFO  [main] configuration loaded, log level info",
          "INFO  [main] connection pool ready, 8 connections",
          "INFO  [main] %1$s listening on port 8080");
  private static final List<String> PRESSED =
      List.of(
          "WARN  [gc] heap at %2$d%% after full collection, %3$dMi of %4$dMi container memory in"
              + " use",
          "WARN  [gc] allocation rate above collection rate, paused %5$d ms",
          "WARN  [http-%6$d] request took %5$d ms, waited for memory",
          "WARN  [cache] session cache holds %7$d entries, eviction cannot keep up");

  private final World world;

  public PodLog(World world) {
    this.world = world;
  }

  /**
   * The last lines of a container's present or previous run; throws IllegalStateException, with the
   * words of the kubelet, when there was none.
   */
  public List<Line> tail(JsonNode pod, String container, boolean previous, int lines, Instant now) {
    LogRun run = LogRun.of(pod, container, previous, now);
    var voice = new LogVoice(world, pod, run);
    boolean pressed = run.end().equals(now) ? isPressed(pod) : run.reason().equals("OOMKilled");
    var tail = new ArrayDeque<Line>();
    voice.lastWords().forEach(words -> tail.add(new Line(run.end(), run.end() + " " + words)));
    while (tail.size() > lines) {
      tail.removeFirst();
    }
    long last = Duration.between(run.start(), run.end()).toMillis() / PERIOD_MS;
    for (long i = last; i >= 0 && tail.size() < lines; i--) {
      line(pod, run, i, pressed, voice).ifPresent(tail::addFirst);
    }
    return List.copyOf(tail);
  }

  private boolean isPressed(JsonNode pod) {
    return world.memory().demand(Json.text(pod, "metadata", "namespace"), app(pod)) > limit(pod);
  }

  private Optional<Line> line(
      JsonNode pod, LogRun run, long index, boolean pressed, LogVoice voice) {
    Instant time = run.start().plusMillis(index * PERIOD_MS + 37);
    Instant shown = time.isAfter(run.end()) ? run.end() : time;
    var random =
        new SplittableRandom(
            Json.text(pod, "metadata", "uid").hashCode() * 31L
                + run.start().hashCode()
                + index * 1_000_003L);
    Optional<String> words =
        index < STARTUP.size()
            ? Optional.of(STARTUP.get((int) index).formatted(version(pod)))
            : pressed(pod, run, shown, pressed, random).or(() -> voice.at(shown, index, random));
    return words.map(text -> new Line(shown, shown + " " + text));
  }

  private static Optional<String> pressed(
      JsonNode pod, LogRun run, Instant time, boolean pressed, SplittableRandom random) {
    boolean late = !time.plus(PRESSURE).isBefore(run.end());
    boolean last = !time.plusMillis(PERIOD_MS).isBefore(run.end());
    if (pressed && last) {
      return Optional.of(pressed(PRESSED.getFirst(), pod, random));
    }
    return pressed && late && random.nextInt(10) < 7
        ? Optional.of(pressed(PRESSED.get(random.nextInt(PRESSED.size())), pod, random))
        : Optional.empty();
  }

  private static String pressed(String words, JsonNode pod, SplittableRandom random) {
    long limit = limit(pod) >> 20;
    int percent = 88 + random.nextInt(11);
    return words.formatted(
        "",
        percent,
        limit * percent / 100,
        limit,
        800 + random.nextInt(2_400),
        1 + random.nextInt(16),
        150_000 + random.nextInt(90_000));
  }

  private static String version(JsonNode pod) {
    String image = Json.text(container(pod), "image");
    return app(pod) + " " + image.substring(image.lastIndexOf(':') + 1);
  }

  private static String app(JsonNode pod) {
    return Json.text(pod, "metadata", "labels", Manifests.NAME_LABEL);
  }

  private static long limit(JsonNode pod) {
    return Quantity.bytes(Json.text(container(pod), "resources", "limits", "memory"));
  }

  private static JsonNode container(JsonNode pod) {
    return Json.at(pod, "spec", "containers").path(0);
  }

  /** The pod's containers in order, to name the default and to refuse unknown ones. */
  public static Optional<String> container(JsonNode pod, String wanted) {
    return Json.items(pod, "spec", "containers")
        .map(one -> Json.text(one, "name"))
        .filter(name -> wanted.isEmpty() || name.equals(wanted))
        .findFirst();
  }
}
