package dev.hindsight.bot.slack;

import com.slack.api.bolt.App;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where Slack's signed requests come in: commands, buttons and events at one address. */
@RestController
@Conditional(SlackSwitch.On.class)
@ConditionalOnProperty(name = "hindsight.slack.mode", havingValue = "http")
class SlackEndpoint {

  static final String PATH = "/slack/events";

  private static final Logger LOG = LoggerFactory.getLogger(SlackEndpoint.class);
  private static final int LIMIT = 1_000_000;

  private final BoltApp bolt;
  private final Signature signature;
  private final Handlers handlers;
  private volatile @Nullable App app;

  SlackEndpoint(BoltApp bolt, Signature signature, Handlers handlers) {
    this.bolt = bolt;
    this.signature = signature;
    this.handlers = handlers;
  }

  /** Knows Slack before the first request, which has three seconds for everything. */
  @EventListener(ApplicationReadyEvent.class)
  void warmUp() {
    try {
      app();
      LOG.info("Slack may send to {}", PATH);
    } catch (Exception e) {
      LOG.warn("Slack did not answer ({}); asked again at the first request", e.toString());
    }
  }

  /** Nothing is parsed, kept or done before the signature is known to be right. */
  @PostMapping(PATH)
  ResponseEntity<byte[]> receive(HttpServletRequest request) throws IOException {
    byte[] body = request.getInputStream().readNBytes(LIMIT + 1);
    if (body.length > LIMIT) {
      return ResponseEntity.status(413).build();
    }
    Optional<String> sent = header(request, "X-Slack-Signature");
    if (!signature.fits(header(request, "X-Slack-Request-Timestamp"), sent, body)) {
      LOG.warn("A request to {} is not signed by Slack, or not now; refused", PATH);
      return ResponseEntity.status(401).build();
    }
    return answer(request, new String(body, StandardCharsets.UTF_8));
  }

  /**
   * What is replayed is read again and done once: events and all that people do have keys of their
   * own, which are in what is signed.
   */
  private ResponseEntity<byte[]> answer(HttpServletRequest request, String body) {
    try {
      return answer(run(request, body));
    } catch (Exception e) {
      LOG.error("A request from Slack could not be taken", e);
      return ResponseEntity.status(503).build();
    }
  }

  private Response run(HttpServletRequest request, String body) throws Exception {
    App ready = app();
    Request<?> parsed =
        new SlackRequestParser(ready.config())
            .parse(
                SlackRequestParser.HttpRequest.builder()
                    .requestUri(request.getRequestURI())
                    .queryString(Map.of())
                    .requestBody(body)
                    .headers(new RequestHeaders(headers(request)))
                    .remoteAddress(request.getRemoteAddr())
                    .build());
    if (parsed == null) {
      // Slack may have sent something newer than we are: again would be no better
      LOG.warn("Slack sent something that nobody here knows; acknowledged, nothing done");
      return Response.ok();
    }
    try {
      return ready.run(parsed);
    } catch (Exception e) {
      return handlers.failed(parsed, e);
    }
  }

  private synchronized App app() throws Exception {
    App ready = app;
    if (ready == null) {
      ready = bolt.make();
      app = ready;
    }
    return ready;
  }

  private static Optional<String> header(HttpServletRequest request, String name) {
    return Optional.ofNullable(request.getHeader(name));
  }

  private static Map<String, List<String>> headers(HttpServletRequest request) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    Collections.list(request.getHeaderNames())
        .forEach(name -> headers.put(name, Collections.list(request.getHeaders(name))));
    return headers;
  }

  private static ResponseEntity<byte[]> answer(Response response) {
    ResponseEntity.BodyBuilder answer = ResponseEntity.status(response.getStatusCode());
    if (response.getBody() == null || response.getBody().isEmpty()) {
      return answer.build();
    }
    return answer
        .contentType(MediaType.parseMediaType(response.getContentType()))
        .body(response.getBody().getBytes(StandardCharsets.UTF_8));
  }
}
