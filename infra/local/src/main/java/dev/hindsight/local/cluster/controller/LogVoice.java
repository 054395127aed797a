package dev.hindsight.local.cluster.controller;

import dev.hindsight.local.cluster.fault.FaultRecord;
import dev.hindsight.local.cluster.fault.World;
import dev.hindsight.local.cluster.store.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;

/** What one pod has to say at one moment, given what was wrong with its service then. */
final class LogVoice {

  private static final int SELDOM = 14;

  private final World world;
  private final JsonNode pod;
  private final LogRun run;
  private final String app;
  private final List<FaultRecord> faults;
  private final Optional<Instant> hangsSince;
  private final Optional<String> probeFailure;

  LogVoice(World world, JsonNode pod, LogRun run) {
    this.world = world;
    this.pod = pod;
    this.run = run;
    this.app = Json.text(pod, "metadata", "labels", Manifests.NAME_LABEL);
    this.faults = world.records().of(Json.text(pod, "metadata", "namespace"), app);
    this.hangsSince = world.hangs().since(pod, run.start());
    this.probeFailure = Probes.failure(pod, "readinessProbe");
  }

  /** Empty where it is silent. */
  Optional<String> at(Instant time, long index, SplittableRandom random) {
    if (hangsSince.filter(since -> time.isAfter(since)).isPresent()) {
      return index % SELDOM == 0 ? Optional.of(blocked(time)) : Optional.empty();
    }
    if (world.registry().exit(PodFacts.image(pod)).isPresent()) {
      return Optional.empty();
    }
    if (probeFailure.isPresent()) {
      return withoutTraffic(index);
    }
    return Optional.of(serving(time, random));
  }

  /** The lines at the very end of a run that is over. */
  List<String> lastWords() {
    return switch (run.exitCode()) {
      case 0, 137 -> List.of();
      case 143 ->
          List.of(
              "INFO  [main] received SIGTERM, finishing open requests",
              "INFO  [main] %s stopped".formatted(app));
      default ->
          world
              .registry()
              .exit(PodFacts.image(pod))
              .map(exit -> CrashStories.of(app, exit))
              .orElse(List.of("ERROR [main] exiting with code " + run.exitCode()));
    };
  }

  private String blocked(Instant time) {
    Instant since = hangsSince.orElse(time);
    long seconds = Duration.between(since, time).toSeconds();
    return FaultLines.blocked(since.getEpochSecond(), seconds);
  }

  /** It runs and answers, but nobody sends it requests except the kubelet. */
  private Optional<String> withoutTraffic(long index) {
    boolean asked = probeFailure.orElse("").contains("404");
    if (asked && index % 6 == 0) {
      String path =
          Json.text(
              Json.at(pod, "spec", "containers").path(0), "readinessProbe", "httpGet", "path");
      return Optional.of(
          "INFO  [http-%d] GET %s 404 in 0 ms agent=kube-probe/1.33"
              .formatted(1 + index % 16, path));
    }
    return index % 20 == 0
        ? Optional.of("INFO  [scheduler] ready for work, 0 requests in the last minute")
        : Optional.empty();
  }

  private String serving(Instant time, SplittableRandom random) {
    for (FaultRecord fault : faults) {
      Optional<String> line = fault.covers(time) ? of(fault, random) : Optional.empty();
      if (line.isPresent()) {
        return line.get();
      }
    }
    Optional<FaultRecord> herring =
        faults.stream().filter(one -> RedHerrings.of(one) == RedHerrings.Trace.WARNING).findFirst();
    return herring.isPresent() && random.nextInt(25) == 0
        ? FaultLines.herring(herring.get().seed())
        : Requests.line(app, random);
  }

  private Optional<String> of(FaultRecord fault, SplittableRandom random) {
    int often = fault.isMajor() ? 7 : 4;
    if (random.nextInt(10) >= often) {
      return Optional.empty();
    }
    return switch (fault.fault()) {
      case SLOW ->
          Optional.of(FaultLines.queue(fault.seed(), Requests.request(app, random), random));
      case DEPENDENCY_DOWN ->
          Optional.of(
              random.nextInt(3) == 0
                  ? FaultLines.failed(Requests.request(app, random), random)
                  : FaultLines.call(fault.seed(), fault.detail("dependency"), random));
      default -> Optional.empty();
    };
  }
}
