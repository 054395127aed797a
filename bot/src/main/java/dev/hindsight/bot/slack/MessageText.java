package dev.hindsight.bot.slack;

import com.slack.api.model.Attachment;
import com.slack.api.model.Field;
import com.slack.api.model.Message;
import com.slack.api.util.json.GsonFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The words of a message of anybody's, without Slack's markup. */
final class MessageText {

  private static final Pattern LINK = Pattern.compile("<([^|<>\\s]++)(?:\\|([^<>]*+))?>");

  private MessageText() {}

  /** Text and attachments; the blocks only where those say nothing. */
  static String of(Message message) {
    List<String> parts = new ArrayList<>();
    parts.add(Objects.toString(message.getText(), ""));
    Optional.ofNullable(message.getAttachments()).orElse(List.of()).stream()
        .map(MessageText::words)
        .forEach(parts::add);
    String all = joined(parts.stream());
    return plain(all.isBlank() ? blocks(message) : all);
  }

  private static String words(Attachment attachment) {
    List<Field> fields = Optional.ofNullable(attachment.getFields()).orElse(List.of());
    String words =
        joined(
            Stream.concat(
                Stream.of(attachment.getPretext(), attachment.getTitle(), attachment.getText()),
                fields.stream().map(field -> field.getTitle() + ": " + field.getValue())));
    return words.isBlank() ? Objects.toString(attachment.getFallback(), "") : words;
  }

  private static String blocks(Message message) {
    if (message.getBlocks() == null) {
      return "";
    }
    String json = GsonFactory.createSnakeCase().toJson(message.getBlocks());
    List<String> found = new ArrayList<>();
    collect(JsonMapper.shared().readTree(json), found);
    return joined(found.stream());
  }

  private static void collect(JsonNode node, List<String> found) {
    if (node.path("text").isString()) {
      found.add(node.path("text").asString());
    }
    node.forEach(child -> collect(child, found));
  }

  private static String joined(Stream<String> parts) {
    return parts.filter(part -> part != null && !part.isBlank()).collect(Collectors.joining("\n"));
  }

  /** Slack's markup as the words it stands for. */
  static String plain(String markup) {
    return LINK.matcher(markup)
        .replaceAll(link -> Matcher.quoteReplacement(word(link.group(1), link.group(2))))
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }

  /** The same for what is read as a command, in which a person is whoever was mentioned. */
  static String typed(String markup) {
    return plain(markup.replaceAll("<@([UW][A-Z0-9]{1,20})(?:\\|[^<>]*)?>", "&lt;@$1&gt;"));
  }

  /** Addresses stay whole, since a label can say anything; names are what people read. */
  private static String word(String target, @Nullable String label) {
    boolean address = target.matches("(?:https?|mailto|tel):.*");
    return address || label == null ? target : label;
  }
}
