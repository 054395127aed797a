package dev.hindsight.prompts.model;

import com.anthropic.errors.AnthropicServiceException;
import com.openai.errors.OpenAIServiceException;
import dev.hindsight.prompts.model.bedrock.BedrockFailed;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import tools.jackson.core.JacksonException;

/** Reads out of an exception why a model gave no answer; never what it or its server said. */
final class Troubles {

  static final String UNREADABLE = "The model's answer could not be read.";
  private static final int DEEPEST = 20;

  private Troubles() {}

  /** The most telling of all that went wrong on the way. */
  static ModelFailed of(Throwable failure, Duration deadline) {
    Optional<ModelFailed> known =
        chain(failure)
            .filter(ModelFailed.class::isInstance)
            .map(ModelFailed.class::cast)
            .findFirst();
    return known.orElseGet(
        () -> {
          Trouble trouble =
              chain(failure)
                  .flatMap(e -> kind(e).stream())
                  .min(Comparator.naturalOrder())
                  .orElse(Trouble.UNREADABLE);
          int status = chain(failure).flatMapToInt(e -> status(e).stream()).findFirst().orElse(0);
          return new ModelFailed(trouble, sentence(trouble, status, deadline), failure);
        });
  }

  /** What went wrong on the way, without anybody's words. */
  static String classes(Throwable failure) {
    return chain(failure)
        .map(e -> e.getClass().getSimpleName())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static Stream<Throwable> chain(Throwable failure) {
    return Stream.iterate(failure, e -> e != null, Throwable::getCause).limit(DEEPEST);
  }

  private static OptionalInt status(Throwable failure) {
    return switch (failure) {
      case OpenAIServiceException e -> OptionalInt.of(e.statusCode());
      case AnthropicServiceException e -> OptionalInt.of(e.statusCode());
      case BedrockFailed e -> OptionalInt.of(e.status());
      case Refused e -> OptionalInt.of(e.status());
      default -> OptionalInt.empty();
    };
  }

  private static Optional<Trouble> kind(Throwable failure) {
    OptionalInt status = status(failure);
    if (status.isPresent()) {
      return Optional.of(kind(status.getAsInt()));
    }
    return switch (failure) {
      case ByteCap.TooLong _ -> Optional.of(Trouble.TOO_LONG);
      case InterruptedIOException _, HttpTimeoutException _, TimeoutException _ ->
          Optional.of(Trouble.LATE);
      case ConnectException _, UnknownHostException _, SSLException _ -> Optional.of(Trouble.AWAY);
      case JacksonException _ -> Optional.empty();
      case IOException _ -> Optional.of(Trouble.BROKE_OFF);
      default -> Optional.empty();
    };
  }

  private static Trouble kind(int status) {
    return switch (status) {
      case 401, 403 -> Trouble.FORBIDDEN;
      case 404 -> Trouble.UNKNOWN;
      case 429 -> Trouble.BUSY;
      case 502 -> Trouble.CUT_OFF;
      case 504 -> Trouble.GIVEN_UP;
      default ->
          status >= 500 ? Trouble.FAILED : status >= 300 ? Trouble.REJECTED : Trouble.UNREADABLE;
    };
  }

  private static String sentence(Trouble trouble, int status, Duration deadline) {
    return switch (trouble) {
      case FORBIDDEN -> "The model's server refused our key (%d).".formatted(status);
      case UNKNOWN -> "The model's server does not know this model (404).";
      case BUSY -> "The model's server has too much to do (429).";
      case REJECTED -> "The model's server did not take the question (%d).".formatted(status);
      case FAILED, CUT_OFF, GIVEN_UP -> "The model's server failed (%d).".formatted(status);
      case TOO_LONG -> "The model's answer was too long.";
      case LATE -> "The model did not answer in " + words(deadline) + ".";
      case AWAY -> "The model could not be reached.";
      case BROKE_OFF -> "The model's answer broke off.";
      case DECLINED -> "The model refused to answer.";
      case UNREADABLE, RESTING, OVER_CAP -> UNREADABLE;
    };
  }

  private static String words(Duration deadline) {
    return deadline.toMillis() % 1000 == 0
        ? deadline.toSeconds() + " s"
        : deadline.toMillis() + " ms";
  }
}
