package dev.hindsight.bench.payloads;

import dev.hindsight.local.data.CannotRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One recorded request.
 *
 * @param name its file
 * @param kind what its directory is called
 * @param contentType of the request
 * @param body as it came, empty for a skeleton that only knows keys and types
 * @param decoded the same as JSON
 */
record Recorded(String name, String kind, String contentType, String body, JsonNode decoded) {

  /**
   * Reads every JSON file of the directories in a directory.
   *
   * @throws CannotRun when there is none, or one is no such file
   */
  static List<Recorded> in(Path directory) {
    try (Stream<Path> files = Files.walk(directory, 2)) {
      List<Recorded> all =
          files
              .filter(f -> f.getFileName().toString().endsWith(".json"))
              .filter(f -> !directory.equals(f.getParent()))
              .sorted()
              .map(Recorded::read)
              .toList();
      if (all.stream().noneMatch(Recorded::isRequest)) {
        throw new CannotRun("%s has no recorded requests in its directories".formatted(directory));
      }
      return all;
    } catch (IOException e) {
      throw new CannotRun("%s cannot be read: %s".formatted(directory, e));
    }
  }

  private static Recorded read(Path file) {
    try {
      JsonNode json = JsonMapper.shared().readTree(file.toFile());
      // two names up: the walk begins at the directory of directories
      String kind = file.getName(file.getNameCount() - 2).toString();
      return json.path("body").isString()
          ? new Recorded(
              file.getFileName().toString(),
              kind,
              json.path("content_type").asString("application/json"),
              json.path("body").asString(""),
              json.path("decoded"))
          : new Recorded(file.getFileName().toString(), kind, "", "", json);
    } catch (JacksonException e) {
      throw new CannotRun("%s is no JSON: %s".formatted(file, e.getOriginalMessage()));
    }
  }

  boolean isRequest() {
    return !body.isEmpty();
  }

  /** What Slack would have sent by HTTP; empty for a socket's own frames. */
  Optional<Recorded> byHttp() {
    if (!decoded.has("envelope_id")) {
      String type = decoded.path("type").asString("");
      boolean frame = List.of("hello", "disconnect").contains(type) && !decoded.has("event");
      return frame ? Optional.empty() : Optional.of(this);
    }
    JsonNode payload = decoded.path("payload");
    return switch (decoded.path("type").asString("")) {
      case "events_api" -> Optional.of(json(payload));
      case "slash_commands" -> Optional.of(form(Forms.encoded(payload), payload));
      default -> Optional.of(form(Forms.payload(payload), payload));
    };
  }

  private Recorded json(JsonNode payload) {
    return new Recorded(name, kind, "application/json", payload.toString(), payload);
  }

  private Recorded form(String form, JsonNode payload) {
    return new Recorded(name, kind, Forms.TYPE, form, payload);
  }
}
