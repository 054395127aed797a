package dev.hindsight.bench.payloads;

import dev.hindsight.local.slack.socket.RequestSignature;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends recorded requests to the bot, signed anew.
 *
 * @param bot where it takes them
 * @param answers where response URLs point instead of to Slack
 */
record Replay(URI bot, RequestSignature signature, URI answers, Clock clock, HttpClient http) {
  private static final Duration IN_TIME = Duration.ofSeconds(3);
  private static final String RESPONSE_URL = "response_url";

  /** How the bot took one. */
  enum Outcome {
    TAKEN,
    REFUSED,
    UNACKED
  }

  /** What became of a request. */
  record Result(Recorded request, Outcome outcome, String said) {}

  Result send(Recorded request) throws InterruptedException {
    byte[] body = harmless(request).getBytes(StandardCharsets.UTF_8);
    String timestamp = Long.toString(clock.instant().getEpochSecond());
    HttpRequest signed =
        HttpRequest.newBuilder(bot)
            .timeout(IN_TIME)
            .header("Content-Type", request.contentType())
            .header("X-Slack-Request-Timestamp", timestamp)
            .header("X-Slack-Signature", signature.of(timestamp, body))
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    try {
      HttpResponse<String> answer = http.send(signed, BodyHandlers.ofString());
      Outcome outcome = answer.statusCode() == 200 ? Outcome.TAKEN : Outcome.REFUSED;
      return new Result(request, outcome, answer.statusCode() + " " + answer.body());
    } catch (HttpTimeoutException e) {
      return new Result(request, Outcome.UNACKED, "no answer within 3 s");
    } catch (IOException e) {
      return new Result(request, Outcome.UNACKED, String.valueOf(e));
    }
  }

  /** The body with answers kept on this machine. */
  private String harmless(Recorded request) {
    JsonNode decoded = request.decoded();
    if (!decoded.has(RESPONSE_URL) || !(decoded.deepCopy() instanceof ObjectNode mine)) {
      return request.body();
    }
    mine.put(RESPONSE_URL, answers.toString());
    if (!request.contentType().startsWith(Forms.TYPE)) {
      return mine.toString();
    }
    return request.body().startsWith("payload=") ? Forms.payload(mine) : Forms.encoded(mine);
  }
}
