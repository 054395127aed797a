package dev.hindsight.bench.payloads;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Slack's forms: fields of a command, or one payload of JSON. */
final class Forms {
  static final String TYPE = "application/x-www-form-urlencoded";

  private Forms() {}

  static String encoded(JsonNode fields) {
    return fields.properties().stream()
        .map(f -> f.getKey() + "=" + encode(f.getValue().asString("")))
        .collect(Collectors.joining("&"));
  }

  static String payload(JsonNode payload) {
    return "payload=" + encode(payload.toString());
  }

  /** A request's body as JSON, whatever its encoding; a missing node when it is none. */
  static JsonNode decoded(String body) {
    if (body.startsWith("{")) {
      return parsed(body);
    }
    ObjectNode fields = JsonMapper.shared().createObjectNode();
    for (String pair : body.split("&", -1)) {
      int at = pair.indexOf('=');
      if (at > 0) {
        fields.put(pair.substring(0, at), decode(pair.substring(at + 1)));
      }
    }
    return fields.has("payload") ? parsed(fields.path("payload").asString("")) : fields;
  }

  private static JsonNode parsed(String json) {
    try {
      return JsonMapper.shared().readTree(json);
    } catch (JacksonException e) {
      return JsonMapper.shared().missingNode();
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
