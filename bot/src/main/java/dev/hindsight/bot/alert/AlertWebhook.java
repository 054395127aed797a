package dev.hindsight.bot.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where alerts come in: 202 only after commit, before any work. */
@RestController
class AlertWebhook {

  private static final Logger log = LoggerFactory.getLogger(AlertWebhook.class);

  private final Map<String, AlertSource> sources;
  private final SourceTokens tokens;
  private final AlertIntake intake;
  private final JsonMapper json;
  private final int limit;

  AlertWebhook(
      List<AlertSource> sources,
      SourceTokens tokens,
      AlertIntake intake,
      JsonMapper json,
      AlertSettings settings) {
    this.sources = sources.stream().collect(Collectors.toMap(AlertSource::name, s -> s));
    this.tokens = tokens;
    this.intake = intake;
    this.json = json;
    this.limit = Math.toIntExact(settings.maxBody().toBytes());
  }

  /** Takes one webhook body of a known source. */
  @PostMapping("/alerts/{source}")
  ResponseEntity<?> receive(@PathVariable String source, HttpServletRequest request)
      throws IOException {
    AlertSource reader = sources.get(source);
    if (!tokens.accepts(source, token(request)) || reader == null) {
      return problem(
          HttpStatus.UNAUTHORIZED,
          "Unknown source or wrong token: send 'Authorization: Bearer TOKEN', or the token as the"
              + " password of basic authentication, with the token in the file that"
              + " hindsight.alerts.token-files names for this source.");
    }
    byte[] body = request.getInputStream().readNBytes(limit + 1);
    if (body.length > limit) {
      return problem(
          HttpStatus.CONTENT_TOO_LARGE,
          "The body is larger than %d bytes: send fewer alerts at once (Alertmanager: max_alerts) or raise hindsight.alerts.max-body."
              .formatted(limit));
    }
    return keep(source, reader, body);
  }

  private ResponseEntity<?> keep(String source, AlertSource reader, byte[] body) {
    try {
      JsonNode parsed = json.readTree(body);
      Optional<AlertSource.Notice> notice = reader.notice(parsed);
      if (notice.isPresent()) {
        log.warn("{}: {}", source, notice.get().log());
        return ResponseEntity.accepted().body(Map.of("accepted", 0, "note", notice.get().answer()));
      }
      int changed = intake.keep(source, reader.read(parsed));
      return ResponseEntity.accepted().body(Map.of("accepted", changed));
    } catch (JacksonException e) {
      return problem(
          HttpStatus.BAD_REQUEST, "The body is not JSON: " + firstLine(e.getOriginalMessage()));
    } catch (UnreadableAlerts e) {
      return problem(
          HttpStatus.BAD_REQUEST,
          "The body is JSON, but not what %s sends: %s.".formatted(source, e.getMessage()));
    } catch (DataAccessException | TransactionException e) {
      log.warn(
          "Alerts from {} were refused with 503, the sender will retry: {}", source, e.toString());
      return problem(
          HttpStatus.SERVICE_UNAVAILABLE, "Nothing was kept: the database does not answer. Retry.");
    }
  }

  /** SNS can send no header of its own, but a password that stands in the endpoint's URL. */
  private static String token(HttpServletRequest request) {
    String header = Optional.ofNullable(request.getHeader("Authorization")).orElse("");
    if (header.startsWith("Basic ")) {
      return password(header.substring(6).strip());
    }
    return header.startsWith("Bearer ") ? header.substring(7).strip() : "";
  }

  private static String password(String encoded) {
    try {
      String pair = new String(Base64.getDecoder().decode(encoded), UTF_8);
      return pair.substring(pair.indexOf(':') + 1);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String detail) {
    ResponseEntity.BodyBuilder answer = ResponseEntity.status(status);
    if (status == HttpStatus.UNAUTHORIZED) {
      // without the challenge SNS does not send the password
      answer.header("WWW-Authenticate", "Basic realm=\"hindsight\"");
    }
    if (status == HttpStatus.SERVICE_UNAVAILABLE) {
      answer.header("Retry-After", "5");
    }
    return answer.body(ProblemDetail.forStatusAndDetail(status, detail));
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("unreadable");
  }
}
