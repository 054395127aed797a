package dev.hindsight.actions.aws;

import static dev.hindsight.actions.aws.Answers.text;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.Observation.Kind;
import dev.hindsight.actions.action.AwsKind;
import dev.hindsight.actions.action.Live;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Lambda functions: state, last change, errors and throttles, logs. */
@Component
class FunctionEye implements Eye {

  private static final String NAMESPACE = "AWS/Lambda";

  /** Like 2026-03-01T03:00:00.123+0000. */
  private static final DateTimeFormatter CHANGED =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXX");

  @Override
  public AwsKind kind() {
    return AwsKind.FUNCTION;
  }

  @Override
  public List<Told> state(Live live, Instant now) {
    JsonNode configuration = live.object().path("Configuration");
    String reserved = text(live.object(), "/Concurrency/ReservedConcurrentExecutions");
    String why = text(configuration, "/StateReason");
    List<Told> told = new ArrayList<>();
    told.add(
        Told.of(
            live.ref(),
            Kind.WORKLOAD,
            "%s is %s, last update %s: %s, timeout %s s, memory %s MB, reserved concurrency %s%s"
                .formatted(
                    live.ref().display(),
                    Answers.or(text(configuration, "/State")),
                    Answers.or(text(configuration, "/LastUpdateStatus")),
                    text(configuration, "/Runtime"),
                    text(configuration, "/Timeout"),
                    text(configuration, "/MemorySize"),
                    reserved.isEmpty() ? Answers.NONE : reserved,
                    why.isEmpty() ? "" : ": " + why)));
    told.add(changed(live.ref(), configuration, now, "code or configuration"));
    return told;
  }

  /** When the function, or a version of it, became what it is. */
  static Told changed(ObjectRef ref, JsonNode configuration, Instant now, String what) {
    Optional<Instant> at = time(text(configuration, "/LastModified"));
    return new Told(
        ref,
        Kind.ROLLOUT,
        "deployment (current, %s): %s of %s".formatted(Happened.ago(at, now), what, ref.display()),
        at);
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text, CHANGED).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  @Override
  public List<Ask> asks(Live live, Instant now) {
    return List.of(LogTail.ask(live.ref(), "/aws/lambda/" + live.ref().name(), now));
  }

  @Override
  public List<Gauge> gauges(Live live) {
    return gauges(Map.of("FunctionName", live.ref().name()));
  }

  static List<Gauge> gauges(Map<String, String> own) {
    return List.of(
        Gauge.of(NAMESPACE, "Throttles", "Sum", Gauge.Scale.FAULTS, own),
        Gauge.of(NAMESPACE, "Errors", "Sum", Gauge.Scale.FAULTS, own),
        Gauge.of(NAMESPACE, "Invocations", "Sum", Gauge.Scale.COUNT, own),
        Gauge.of(NAMESPACE, "Duration", "Maximum", Gauge.Scale.MILLISECONDS, own),
        Gauge.of(NAMESPACE, "ConcurrentExecutions", "Maximum", Gauge.Scale.COUNT, own));
  }
}
