package dev.hindsight.bot.slack.agent;

import dev.hindsight.bot.slack.block.Block;
import dev.hindsight.bot.slack.block.BlockJson;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.block.Text;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer as messages that a stream takes: each at most 12,000 characters and 50 blocks, nothing
 * left out.
 */
final class Pages {

  private static final int CHARACTERS = 10_000;
  private static final int BLOCKS = 40;
  private static final int SECTION = 2_900;

  private Pages() {}

  static List<List<Block>> of(Message message) {
    List<List<Block>> pages = new ArrayList<>();
    List<Block> page = new ArrayList<>();
    int length = 0;
    for (Block block : blocks(message)) {
      int more = letters(JsonMapper.shared().readTree(BlockJson.of(List.of(block))));
      if (!page.isEmpty() && (length + more > CHARACTERS || page.size() >= BLOCKS)) {
        pages.add(List.copyOf(page));
        page.clear();
        length = 0;
      }
      page.add(block);
      length += more;
    }
    pages.add(List.copyOf(page));
    return pages;
  }

  /** The characters that Slack counts. */
  private static int letters(JsonNode node) {
    int sum = node.path("text").asString("").length();
    for (JsonNode child : node) {
      sum += letters(child);
    }
    return sum;
  }

  private static List<Block> blocks(Message message) {
    return message.blocks().isEmpty()
        ? sections(message.text()).stream().<Block>map(p -> Block.section(Text.mrkdwn(p))).toList()
        : message.blocks();
  }

  /** By lines; a line that is too long alone is cut where a word ends. */
  static List<String> sections(String text) {
    List<String> sections = new ArrayList<>();
    StringBuilder section = new StringBuilder();
    for (String line : text.split("\n", -1)) {
      for (String part : parts(line)) {
        if (!section.isEmpty() && section.length() + 1 + part.length() > SECTION) {
          sections.add(section.toString());
          section.setLength(0);
        }
        section.append(section.isEmpty() ? "" : "\n").append(part);
      }
    }
    sections.add(section.toString());
    return sections.stream().filter(s -> !s.isBlank()).toList();
  }

  private static List<String> parts(String line) {
    List<String> parts = new ArrayList<>();
    String rest = line;
    while (rest.length() > SECTION) {
      int space = rest.lastIndexOf(' ', SECTION);
      int end = space > 0 ? space : SECTION;
      parts.add(rest.substring(0, end));
      rest = rest.substring(end);
    }
    parts.add(rest);
    return parts;
  }
}
