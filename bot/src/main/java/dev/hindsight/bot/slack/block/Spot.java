package dev.hindsight.bot.slack.block;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** A place in a message or view, and what is wrong there. */
record Spot(JsonNode node, String pointer, List<Problem> problems) {

  private static final Pattern UNZONED =
      Pattern.compile("<!date\\^(?![^>]*\\|[^>|]* (UTC|GMT|[A-Z]{2,5}|[+-]\\d\\d:?\\d\\d)>)");

  Spot at(String field) {
    return new Spot(node.path(field), pointer + "/" + field, problems);
  }

  String type() {
    return string("type");
  }

  String string(String field) {
    return node.path(field).asString("");
  }

  void wrong(String what) {
    problems.add(new Problem(pointer, what));
  }

  /** Every element of an array that must have so many. */
  void each(String field, int min, int max, Consumer<Spot> rule) {
    Spot array = at(field);
    int size = array.node.size();
    if (!array.node.isArray() && (min > 0 || !array.node.isMissingNode())) {
      array.wrong("must be an array");
    } else if (size < min || size > max) {
      array.wrong("has %d items, takes %d to %d".formatted(size, min, max));
    }
    for (int i = 0; i < size; i++) {
      rule.accept(new Spot(array.node.path(i), array.pointer + "/" + i, problems));
    }
  }

  /** A string that must be there. */
  void needs(String field, int max) {
    if (string(field).isBlank()) {
      at(field).wrong("is missing or empty");
    }
    mayHave(field, max);
  }

  /** A string that may be there. */
  void mayHave(String field, int max) {
    if (string(field).length() > max) {
      at(field).wrong("has %,d characters, takes %,d".formatted(string(field).length(), max));
    }
  }

  void oneOf(String field, Set<String> allowed) {
    if (!allowed.contains(string(field))) {
      at(field).wrong("must be one of " + allowed);
    }
  }

  /** A text object that must be there. */
  void needsText(String field, int max, Set<String> types) {
    at(field).isText(max, types);
  }

  /** A text object is here. */
  void isText(int max, Set<String> types) {
    oneOf("type", types);
    needs("text", max);
    if (type().equals("mrkdwn")) {
      zones();
    }
  }

  /** Whoever reads the words instead of the moment must know the zone. */
  void zones() {
    if (UNZONED.matcher(string("text")).find()) {
      at("text").wrong("has a moment whose words do not name its zone");
    }
  }

  /** A text object that may be there. */
  void mayHaveText(String field, int max, Set<String> types) {
    if (node.has(field)) {
      needsText(field, max, types);
    }
  }
}
