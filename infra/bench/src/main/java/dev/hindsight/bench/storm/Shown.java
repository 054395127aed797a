package dev.hindsight.bench.storm;

import dev.hindsight.local.slack.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads off a channel what it says of each incident: its own card, else its line in a storm. */
final class Shown {

  /** As in "INC-7 SEV2 · checkout: container out of memory · open". */
  private static final Pattern LINE =
      Pattern.compile("(INC-\\d+) (SEV\\d) · .* · (open|acknowledged|resolved)");

  private static final Pattern CARD = Pattern.compile("^(?:Resolved: )?(SEV\\d) ");
  private static final Pattern NUMBER = Pattern.compile("\\b(INC-\\d+)\\b");

  private final Map<String, String> states = new HashMap<>();

  /** The states, such as "SEV2 open", by incident. */
  static Map<String, String> of(List<Message> roots, List<Message> replies) {
    Shown shown = new Shown();
    replies.forEach(reply -> shown.lines(reply.blocks()));
    roots.stream().filter(root -> isCard(root.text())).forEach(shown::card);
    return shown.states;
  }

  private static boolean isCard(String text) {
    return CARD.matcher(text).find() && !isStorm(text);
  }

  /** Whether it is the one message of a storm. */
  static boolean isStorm(String text) {
    return text.matches("(?s)SEV\\d storm( over)?: .*");
  }

  private void lines(JsonNode node) {
    if (node.path("type").asString("").equals("rich_text_section")) {
      StringBuilder line = new StringBuilder();
      node.path("elements").forEach(piece -> line.append(piece.path("text").asString("")));
      Matcher found = LINE.matcher(line);
      if (found.matches()) {
        states.put(found.group(1), found.group(2) + " " + found.group(3));
      }
    }
    node.forEach(this::lines);
  }

  private void card(Message card) {
    Matcher severity = CARD.matcher(card.text());
    Matcher number = NUMBER.matcher(card.text());
    if (severity.find() && number.find()) {
      states.put(number.group(1), severity.group(1) + " " + state(card));
    }
  }

  private static String state(Message card) {
    if (card.text().startsWith("Resolved: ")) {
      return "resolved";
    }
    return card.blocks().toString().contains("acknowledged by") ? "acknowledged" : "open";
  }

  /** How many of these moments lie in the fullest second. */
  static int most(List<Instant> moments) {
    List<Instant> sorted = moments.stream().sorted().toList();
    int most = 0;
    for (int first = 0, last = 0; last < sorted.size(); last++) {
      while (!sorted.get(first).plus(Duration.ofSeconds(1)).isAfter(sorted.get(last))) {
        first++;
      }
      most = Math.max(most, last - first + 1);
    }
    return most;
  }
}
