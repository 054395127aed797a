package dev.hindsight.bot.slack.block;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Rich text as the JSON that Slack reads. */
final class RichJson {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private RichJson() {}

  static ArrayNode parts(List<Rich> parts) {
    ArrayNode array = NODES.arrayNode();
    parts.forEach(part -> array.add(part(part)));
    return array;
  }

  private static ObjectNode part(Rich part) {
    return switch (part) {
      case Rich.Line line -> line(line);
      case Rich.Preformatted code ->
          list(
              "rich_text_preformatted",
              NODES.arrayNode().add(words(code.text(), Rich.Face.NORMAL)));
      case Rich.Bullets bullets -> {
        ArrayNode lines = NODES.arrayNode();
        bullets.lines().forEach(each -> lines.add(line(each)));
        yield list("rich_text_list", lines).put("style", "bullet");
      }
    };
  }

  private static ObjectNode line(Rich.Line line) {
    ArrayNode pieces = NODES.arrayNode();
    for (Rich.Piece piece : line.pieces()) {
      pieces.add(
          switch (piece) {
            case Rich.Piece.Words words -> words(words.text(), words.face());
            case Rich.Piece.Link link ->
                typed("link").put("url", link.url()).put("text", link.text());
            case Rich.Piece.Moment moment -> moment(moment.at());
          });
    }
    return list("rich_text_section", pieces);
  }

  private static ObjectNode moment(Instant at) {
    return typed("date")
        .put("timestamp", at.getEpochSecond())
        .put("format", "{date_short_pretty} at {time}")
        .put("fallback", UTC.format(at));
  }

  private static ObjectNode words(String text, Rich.Face face) {
    ObjectNode node = typed("text").put("text", text.isEmpty() ? " " : text);
    if (face != Rich.Face.NORMAL) {
      node.set("style", NODES.objectNode().put(face.name().toLowerCase(Locale.ROOT), true));
    }
    return node;
  }

  private static ObjectNode list(String type, ArrayNode elements) {
    ObjectNode node = typed(type);
    node.set("elements", elements);
    return node;
  }

  private static ObjectNode typed(String type) {
    return NODES.objectNode().put("type", type);
  }
}
