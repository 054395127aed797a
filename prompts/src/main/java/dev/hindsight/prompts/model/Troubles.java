package dev.hindsight.prompts.model;

import com.fasterxml.jackson.core.JacksonException;
import com.openai.errors.OpenAIServiceException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Says in a sentence why a model gave no answer; never what it or its server said. */
final class Troubles {

  private static final String UNREADABLE = "The model's answer could not be read.";

  private Troubles() {}

  /** The most telling of all that went wrong on the way. */
  static String sentence(Throwable failure, Duration deadline) {
    return Stream.iterate(failure, e -> e != null, Throwable::getCause)
        .limit(20)
        .flatMap(e -> Kind.of(e).stream().map(kind -> Map.entry(kind, e)))
        .min(Map.Entry.comparingByKey())
        .map(found -> sentence(found.getKey(), found.getValue(), deadline))
        .orElse(UNREADABLE);
  }

  /** The most telling first. */
  private enum Kind {
    REFUSED,
    TOO_LONG,
    LATE,
    AWAY,
    BROKE_OFF;

    static Optional<Kind> of(Throwable failure) {
      return switch (failure) {
        case OpenAIServiceException _ -> Optional.of(REFUSED);
        case ByteCap.TooLong _ -> Optional.of(TOO_LONG);
        case InterruptedIOException _ -> Optional.of(LATE);
        case ConnectException _, UnknownHostException _ -> Optional.of(AWAY);
        case JacksonException _ -> Optional.empty();
        case IOException _ -> Optional.of(BROKE_OFF);
        default -> Optional.empty();
      };
    }
  }

  private static String sentence(Kind kind, Throwable failure, Duration deadline) {
    return switch (kind) {
      case REFUSED -> refused(((OpenAIServiceException) failure).statusCode());
      case TOO_LONG -> "The model's answer was too long.";
      case LATE -> "The model did not answer in " + words(deadline) + ".";
      case AWAY -> "The model could not be reached.";
      case BROKE_OFF -> "The model's answer broke off.";
    };
  }

  private static String refused(int status) {
    return switch (status) {
      case 401, 403 -> "The model's server refused our key (%d).".formatted(status);
      case 404 -> "The model's server does not know this model (404).";
      case 429 -> "The model's server has too much to do (429).";
      default ->
          status >= 200 && status < 300
              ? UNREADABLE
              : "The model's server failed (%d).".formatted(status);
    };
  }

  private static String words(Duration deadline) {
    return deadline.toMillis() % 1000 == 0
        ? deadline.toSeconds() + " s"
        : deadline.toMillis() + " ms";
  }
}
