package dev.hindsight.bot.incident.text;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Which service a text is about, as far as it says so; empty strings where it does not. */
public record Subject(String service, String namespace) {

  private static final String NAME = "([a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)";
  private static final Pattern NAMESPACE =
      Pattern.compile("\\b(?:namespace|ns)[\"']?\\s*[=:]\\s*[\"']?" + NAME + "|\\s-n\\s+" + NAME);
  private static final Pattern POD_PATH =
      Pattern.compile("\\b(?:pods?|deployments?)[/ ]\"?" + NAME + "/" + NAME);
  private static final List<Pattern> SERVICE =
      List.of(
          Pattern.compile(
              "\\b(?:deployment|service|app|app_kubernetes_io_name|statefulset)[\"']?"
                  + "\\s*[=:]\\s*[\"']?"
                  + NAME),
          Pattern.compile("\\b(?:deployment|deploy|service|svc|statefulset)(?:\\.apps)?/" + NAME),
          Pattern.compile("\\b([a-z](?:[a-z0-9-]{0,50}?[a-z0-9])?)-[0-9a-z]{8,10}-[0-9a-z]{5}\\b"));

  /**
   * Reads the text.
   *
   * @param known services that something is open about
   */
  public static Subject of(String text, Collection<String> known) {
    Matcher path = POD_PATH.matcher(text);
    Optional<String> inPath = path.find() ? Optional.of(path.group(1)) : Optional.empty();
    return new Subject(
        SERVICE.stream()
            .flatMap(pattern -> first(pattern, text).stream())
            .findFirst()
            .or(() -> known.stream().filter(name -> isWord(name, text)).findFirst())
            .orElse(""),
        first(NAMESPACE, text).or(() -> inPath).orElse(""));
  }

  private static Optional<String> first(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .flatMap(
            found ->
                IntStream.rangeClosed(1, found.groupCount())
                    .mapToObj(found::group)
                    .filter(Objects::nonNull))
        .findFirst();
  }

  private static boolean isWord(String name, String text) {
    return Pattern.compile("(?<![\\w-])" + Pattern.quote(name) + "(?![\\w-])").matcher(text).find();
  }
}
