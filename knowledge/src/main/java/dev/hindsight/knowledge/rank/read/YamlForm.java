package dev.hindsight.knowledge.rank.read;

import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** One YAML document of a mapping; comments are people's notes and stay as lines. */
final class YamlForm implements Form {

  private static final YAMLMapper YAML = YAMLMapper.builder().build();
  private static final int MOST_LINES = 6_000;
  private static final int FEWEST_LINES = 3;

  private static final Pattern KEY = Pattern.compile("(?:- )?[a-z][\\w.-]{0,100}:(?: .*)?");
  private static final Pattern GOES_ON =
      Pattern.compile("(?:\\s.*|- .*|-|#.*|)|[\\w.'\"/-]{1,200}:(?: .*)?");
  private static final Pattern TAG = Pattern.compile("!!python/\\S{1,200}");
  private static final Pattern NOTE = Pattern.compile("(?:.*\\s)?#\\s+\\S.{3,}");

  @Override
  public int read(Lines lines, int at, Findings found) {
    if (lines.text(at).strip().equals("---")) {
      return at + 1;
    }
    if (lines.kind().equals("log")
        || lines.kind().equals("alert")
        || !KEY.matcher(lines.text(at)).matches()) {
      return at;
    }
    if (!lines.budget().isLeft()) {
      return at;
    }
    int end = at + 1;
    while (end < Math.min(lines.size(), at + MOST_LINES) && goesOn(lines.text(end))) {
      end++;
    }
    if (end - at < FEWEST_LINES) {
      return at;
    }
    Lines part = lines.part(at, end);
    if (parsed(part, found)) {
      return end;
    }
    // the next line will try most of it again
    part.all().forEach(line -> lines.budget().parsed(line.text().length()));
    return at;
  }

  private static boolean goesOn(String text) {
    return !text.startsWith("---")
        && !text.startsWith("apiVersion:")
        && !text.startsWith("stdout:")
        && !text.startsWith("stderr:")
        && GOES_ON.matcher(text).matches();
  }

  private static boolean parsed(Lines part, Findings found) {
    StringBuilder text = new StringBuilder();
    part.all().forEach(line -> text.append(TAG.matcher(line.text()).replaceAll("")).append('\n'));
    try {
      JsonNode node = YAML.readTree(text.toString());
      if (!node.isContainer()) {
        return false;
      }
      new Document(part, found).read(node);
      notes(part, found);
      return true;
    } catch (JacksonException _) {
      return false;
    }
  }

  private static void notes(Lines part, Findings found) {
    part.all().stream()
        .filter(line -> NOTE.matcher(line.text()).matches())
        .forEach(
            line -> {
              String note = line.text().substring(line.text().indexOf('#') + 1).strip();
              found.add(line.number(), line.object(), "note", note);
            });
  }
}
