package dev.hindsight.bot.incident.text;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a line is about: an address, an object of the cluster, a file, a class of exceptions. */
final class Named {

  private static final int LONGEST = 80;

  private static final List<Pattern> PLACES =
      List.of(
          Pattern.compile("\\bimage \"([^\"\\s]+)\""),
          Pattern.compile("\\blookup ([\\w][\\w.-]*\\w)"),
          Pattern.compile(
              "\\b((?:pod|deployment|service|job|node|replicaset|statefulset|daemonset|configmap"
                  + "|secret)s?/[a-z0-9][\\w./-]*\\w)",
              Pattern.CASE_INSENSITIVE),
          Pattern.compile("\\b((?:configmaps?|secrets?|pods?|nodes?) \"[\\w./-]+\")"),
          Pattern.compile("https?://([\\w.-]+(?::\\d+)?)"),
          Pattern.compile(
              "(?<![\\w.])((?!\\w+\\.(?:java|go|py|js|ts|rb|kt|scala):)[a-zA-Z][\\w.-]*:\\d{2,5}"
                  + "|\\d{1,3}(?:\\.\\d{1,3}){3}(?::\\d{2,5})?)(?!\\w)"),
          Pattern.compile("\\b(?:relation|table|column|constraint|database|key) \"([^\"]+)\""),
          Pattern.compile("(?<![\\w/:])(/[\\w][\\w.-]*(?:/[\\w.-]+)+)"),
          Pattern.compile("\\b(?:[a-z][\\w$]*\\.)*([A-Z]\\w*(?:Exception|Error))\\b"));

  private Named() {}

  static Optional<String> in(String line) {
    return PLACES.stream()
        .map(place -> place.matcher(line))
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .map(name -> name.length() <= LONGEST ? name : name.substring(0, LONGEST - 1) + "…")
        .findFirst();
  }
}
