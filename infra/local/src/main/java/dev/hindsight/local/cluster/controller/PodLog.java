package dev.hindsight.local.cluster.controller;

import dev.hindsight.local.cluster.fault.World;
import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import tools.jackson.databind.JsonNode;

/** What a container wrote: computed from its identity and run time, so nothing has to be kept. */
public final class PodLog {

  /** One line and when it was written. */
  public record Line(Instant time, String text) {}

  private record Run(Instant start, Instant end, boolean pressed) {}

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
    Run run = run(pod, container, previous, now);
    long last = Duration.between(run.start(), run.end()).toMillis() / PERIOD_MS;
    long first = Math.max(0, last - lines + 1);
    return LongStream.rangeClosed(first, last).mapToObj(i -> line(pod, run, i)).toList();
  }

  private Run run(JsonNode pod, String container, boolean previous, Instant now) {
    JsonNode status =
        Json.items(pod, "status", "containerStatuses")
            .filter(one -> Json.text(one, "name").equals(container))
            .findFirst()
            .orElseThrow(() -> waiting(pod, container, "ContainerCreating"));
    JsonNode running = Json.at(status, "state", "running");
    if (!previous && !running.isMissingNode()) {
      return new Run(Json.time(running, "startedAt"), now, isPressed(pod));
    }
    JsonNode ended = Json.at(status, "state", "terminated");
    if (previous || ended.isMissingNode()) {
      ended = Json.at(status, "lastState", "terminated");
    }
    if (ended.isMissingNode()) {
      throw previous
          ? new IllegalStateException(
              "previous terminated container \"%s\" in pod \"%s\" not found"
                  .formatted(container, Json.text(pod, "metadata", "name")))
          : waiting(pod, container, Json.text(status, "state", "waiting", "reason"));
    }
    boolean killed = Json.text(ended, "reason").equals("OOMKilled");
    return new Run(Json.time(ended, "startedAt"), Json.time(ended, "finishedAt"), killed);
  }

  private static IllegalStateException waiting(JsonNode pod, String container, String reason) {
    String why =
        switch (reason) {
          case "ErrImagePull", "ImagePullBackOff" -> "trying and failing to pull image";
          default -> reason;
        };
    return new IllegalStateException(
        "container \"%s\" in pod \"%s\" is waiting to start: %s"
            .formatted(container, Json.text(pod, "metadata", "name"), why));
  }

  private boolean isPressed(JsonNode pod) {
    return world.demand(Json.text(pod, "metadata", "namespace"), app(pod)) > limit(pod);
  }

  private Line line(JsonNode pod, Run run, long index) {
    Instant time = run.start().plusMillis(index * PERIOD_MS + 37);
    Instant shown = time.isAfter(run.end()) ? run.end() : time;
    var random =
        new SplittableRandom(
            Json.text(pod, "metadata", "uid").hashCode() * 31L
                + run.start().hashCode()
                + index * 1_000_003L);
    return new Line(shown, shown + " " + words(pod, run, index, shown, random));
  }

  private String words(JsonNode pod, Run run, long index, Instant time, SplittableRandom random) {
    if (index < STARTUP.size()) {
      return STARTUP.get((int) index).formatted(version(pod));
    }
    boolean late = !time.plus(PRESSURE).isBefore(run.end());
    boolean last = !time.plusMillis(PERIOD_MS).isBefore(run.end());
    if (run.pressed() && last) {
      return pressed(PRESSED.getFirst(), pod, random);
    }
    if (run.pressed() && late && random.nextInt(10) < 7) {
      return pressed(PRESSED.get(random.nextInt(PRESSED.size())), pod, random);
    }
    return Requests.line(app(pod), random);
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
