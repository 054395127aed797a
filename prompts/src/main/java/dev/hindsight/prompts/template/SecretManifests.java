package dev.hindsight.prompts.template;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Empties the data of Kubernetes Secrets, whatever their keys are called. */
final class SecretManifests implements UnaryOperator<String> {

  private static final String PLACEHOLDER = SecretPattern.placeholder("kubernetes-secret");
  private static final Pattern KIND =
      Pattern.compile("\\bkind\\\\{0,3}\"?:\\s{0,3}\\\\{0,3}\"?Secret\\b(?!List)");
  private static final Pattern OBJECT = Pattern.compile("(?m)^(?:---|[ ]{0,8}- apiVersion:)");
  private static final Pattern DATA = Pattern.compile("(?m)^([ ]{0,64})(?:string)?[dD]ata:[ ]*$");
  private static final Pattern ENTRY =
      Pattern.compile("^([ ]{0,80})[\\w.-]{1,253}:[ ]+([^\\s].*)$");
  private static final Pattern JSON_DATA =
      Pattern.compile(
          "\\\\{0,3}\"(?:stringData|data)\\\\{0,3}\"\\s{0,3}:\\s{0,3}\\{([^{}]{0,65536}+)}");
  private static final Pattern JSON_VALUE =
      Pattern.compile("(:\\s{0,3}\\\\{0,3}\")(?!\\[redacted:)([^\"\\\\]{1,65536}+)");

  @Override
  public String apply(String text) {
    if (!KIND.matcher(text).find()) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    Matcher object = OBJECT.matcher(text);
    int start = 0;
    while (object.find()) {
      out.append(emptied(text.substring(start, object.start())));
      start = object.start();
    }
    return out.append(emptied(text.substring(start))).toString();
  }

  private static String emptied(String object) {
    if (!KIND.matcher(object).find()) {
      return object;
    }
    String json =
        JSON_DATA
            .matcher(object)
            .replaceAll(data -> Matcher.quoteReplacement(values(data.group())));
    return yaml(json);
  }

  private static String values(String data) {
    return JSON_VALUE.matcher(data).replaceAll("$1" + Matcher.quoteReplacement(PLACEHOLDER));
  }

  private static String yaml(String object) {
    if (!DATA.matcher(object).find()) {
      return object;
    }
    StringBuilder out = new StringBuilder(object.length());
    int inside = -1; // the indent of the data that is being passed through
    for (String line : object.split("(?<=\n)", -1)) {
      Matcher data = DATA.matcher(line.stripTrailing());
      int indent = line.length() - line.stripLeading().length();
      if (data.matches()) {
        inside = indent;
      } else if (!line.isBlank() && indent <= inside) {
        inside = -1;
      } else if (inside >= 0) {
        line = value(line);
      }
      out.append(line);
    }
    return out.toString();
  }

  /** An entry keeps its key; a further line of a long one loses all. */
  private static String value(String line) {
    String text = line.stripTrailing();
    String end = line.substring(text.length());
    Matcher entry = ENTRY.matcher(text);
    if (entry.matches()) {
      boolean opens = entry.group(2).matches("[|>][+-]?");
      return opens ? line : text.substring(0, entry.start(2)) + PLACEHOLDER + end;
    }
    return text.isEmpty() || text.endsWith(":")
        ? line
        : " ".repeat(text.length() - text.stripLeading().length()) + PLACEHOLDER + end;
  }
}
