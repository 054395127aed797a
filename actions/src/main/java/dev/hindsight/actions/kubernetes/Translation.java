package dev.hindsight.actions.kubernetes;

import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.adapter.Outcome.GaveUp;
import dev.hindsight.actions.adapter.Outcome.TryAgain;
import dev.hindsight.actions.adapter.Reason;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The one place where the API server's refusals and silences become reasons and plain words. */
final class Translation {

  private static final int LONGEST_MESSAGE = 300;
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

  private final UnaryOperator<String> redactor;

  Translation(UnaryOperator<String> redactor) {
    this.redactor = redactor;
  }

  static <T> Outcome<T> notConfigured(String text) {
    return new GaveUp<>(Reason.NOT_CONFIGURED, text);
  }

  /** Nothing was sent: the next token may come from the file or program all the same. */
  <T> Outcome<T> withoutToken(RuntimeException e) {
    return again(
        Reason.UNREACHABLE,
        "there is no token for the cluster: " + redactor.apply(String.valueOf(e.getMessage())));
  }

  static <T> Outcome<T> garbled(Request request) {
    return again(
        Reason.GARBLED, "the cluster's answer about %s is not JSON".formatted(request.what()));
  }

  <T> Outcome<T> of(Request request, IOException e) {
    return e instanceof InterruptedIOException
        ? again(
            Reason.TIMEOUT, "the cluster did not answer in time about %s".formatted(request.what()))
        : again(
            Reason.UNREACHABLE,
            "the cluster cannot be reached: " + redactor.apply(String.valueOf(e.getMessage())));
  }

  <T> Outcome<T> of(Request request, int code, @Nullable String retryAfter, String body) {
    String said = message(body);
    String what = request.what();
    return switch (code) {
      case 401 -> gaveUp(Reason.FORBIDDEN, "the cluster does not accept the bot's credentials");
      case 403 -> forbidden(request, said);
      case 404, 410 -> gaveUp(Reason.GONE, "%s: not found".formatted(what));
      case 409 -> again(Reason.CONFLICT, "%s changed at the same moment".formatted(what));
      case 400, 422 ->
          admission(said)
              ? gaveUp(Reason.ADMISSION, "an admission rule of the cluster refused: " + said)
              : gaveUp(Reason.INVALID, "the cluster finds the request invalid: " + said);
      case 429 -> throttled(request, retryAfter, said);
      default ->
          code >= 500
              ? again(
                  Reason.SERVER_ERROR, "the cluster has an error (%d): %s".formatted(code, said))
              : gaveUp(Reason.INVALID, "the cluster answered %d: %s".formatted(code, said));
    };
  }

  private static <T> Outcome<T> forbidden(Request request, String said) {
    if (said.contains("exceeded quota")) {
      return gaveUp(Reason.QUOTA, "a quota of the namespace is used up: " + said);
    }
    if (admission(said)) {
      return gaveUp(Reason.ADMISSION, "an admission rule of the cluster refused: " + said);
    }
    if (said.contains("must support resize")) {
      return gaveUp(
          Reason.INVALID,
          "the storage class of %s does not allow its volumes to grow".formatted(request.what()));
    }
    return gaveUp(Reason.FORBIDDEN, lack(request, said));
  }

  private static String lack(Request request, String said) {
    boolean self = request.as().isEmpty() || said.contains("cannot impersonate");
    return "%s lacks the right (RBAC verb %s) for %s: %s"
        .formatted(
            self ? "the bot" : request.as().get() + ", for whom the bot acts,",
            said.contains("cannot impersonate") ? "impersonate" : request.verb(),
            request.what(),
            said);
  }

  private static boolean admission(String said) {
    return said.contains("admission webhook") || said.contains("ValidatingAdmissionPolicy");
  }

  private static <T> Outcome<T> throttled(
      Request request, @Nullable String retryAfter, String said) {
    Duration wait =
        Optional.ofNullable(retryAfter)
            .filter(s -> s.matches("\\d{1,5}"))
            .map(s -> Duration.ofSeconds(Long.parseLong(s)))
            .orElse(Duration.ZERO);
    Duration pause = wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    return said.contains("disruption budget")
        ? new TryAgain<>(
            Reason.DISRUPTION_BUDGET,
            "a PodDisruptionBudget does not allow the %s now: %s".formatted(request.what(), said),
            pause)
        : new TryAgain<>(Reason.THROTTLED, "the cluster asks to slow down", pause);
  }

  private static <T> Outcome<T> again(Reason reason, String text) {
    return new TryAgain<>(reason, text, Duration.ZERO);
  }

  private static <T> Outcome<T> gaveUp(Reason reason, String text) {
    return new GaveUp<>(reason, text);
  }

  /** The message of a {@code Status}, or the start of whatever came instead, redacted. */
  private String message(String body) {
    String said;
    try {
      JsonNode status = JsonMapper.shared().readTree(body);
      JsonNode cause = status.at("/details/causes/0");
      boolean budget = Json.text(cause, "/reason").equals("DisruptionBudget");
      said = Json.text(status, "/message") + (budget ? " " + Json.text(cause, "/message") : "");
    } catch (JacksonException e) {
      said = body.strip();
    }
    // Redacted before it is cut: half a secret is not recognised any more.
    String clean = redactor.apply(said);
    String line = clean.isBlank() ? "no reason given" : clean.replaceAll("\\s+", " ");
    return line.length() > LONGEST_MESSAGE ? line.substring(0, LONGEST_MESSAGE) + "…" : line;
  }
}
