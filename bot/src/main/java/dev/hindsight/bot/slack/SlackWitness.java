package dev.hindsight.bot.slack;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import okhttp3.Interceptor;
import okhttp3.Response;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads in every answer of Slack's what its clock is and which rights the bot lacks. */
final class SlackWitness implements Interceptor {

  private static final long LOOKED_AT = 4_096;

  private final SlackLink link;

  SlackWitness(SlackLink link) {
    this.link = link;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    Optional.ofNullable(response.header("Date"))
        .flatMap(SlackWitness::time)
        .ifPresent(link::theirTime);
    String path = chain.request().url().encodedPath();
    if (response.code() == 200 && path.contains("/api/")) {
      witness(path.substring(path.lastIndexOf('/') + 1), response.peekBody(LOOKED_AT).string());
    }
    return response;
  }

  private void witness(String method, String body) {
    // an answer that says no is short; a long one may be cut here and is no failure
    Optional<JsonNode> refusal = read(body).filter(node -> !node.path("ok").asBoolean(true));
    String error = refusal.map(node -> node.path("error").asString("")).orElse("");
    if (error.equals("missing_scope")) {
      link.trouble(
          method,
          "%s lacks the right %s: add it to the app (./hindsight slack manifest) and install it again; what waits is sent then."
              .formatted(method, refusal.get().path("needed").asString("(unnamed)")));
    } else if (error.isEmpty()) {
      link.fine(method);
    }
  }

  private static Optional<JsonNode> read(String body) {
    try {
      return Optional.of(JsonMapper.shared().readTree(body));
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> time(String date) {
    try {
      return Optional.of(
          ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
