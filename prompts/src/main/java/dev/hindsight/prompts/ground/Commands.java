package dev.hindsight.prompts.ground;

import dev.hindsight.prompts.Fact;
import dev.hindsight.prompts.Facts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks that a command is made of known words, and of names and numbers that the engine itself
 * read and the step cites; pure. What strangers wrote gives it no word.
 */
public final class Commands {

  private static final int LONGEST = 200;

  /** No quote, variable, substitution, redirection, list, glob, comment or line end. */
  private static final Pattern SIGNS = Pattern.compile("[A-Za-z0-9 _.,:=/|+-]+");

  private static final Pattern ADDRESS = Pattern.compile("://|(?i:\\bwww\\.)");
  private static final Pattern SECRET = Pattern.compile("(?i)secret|passw|token|credential|apikey");
  private static final Pattern DOWN_TO_NOTHING =
      Pattern.compile("(?:replicas|desired-count|desired-capacity|min-size|max-size)[= ]+0\\b");

  private final Facts facts;

  public Commands(Facts facts) {
    this.facts = facts;
  }

  /** Why it may not be shown; empty when it may. */
  public Optional<String> objection(String command, List<Integer> cited) {
    if (command.isEmpty() || command.length() > LONGEST) {
      return Optional.of("it has %d characters".formatted(command.length()));
    }
    if (!SIGNS.matcher(command).matches()) {
      return Optional.of("it has signs that do more than name things");
    }
    if (ADDRESS.matcher(command).find() || SECRET.matcher(command).find()) {
      return Optional.of("it has an address or asks for a secret");
    }
    Set<String> names = names(cited);
    return Stream.of(command.split("\\|", -1))
        .flatMap(part -> part(words(part), names).stream())
        .findFirst();
  }

  private static Optional<String> part(List<String> words, Set<String> names) {
    if (words.isEmpty() || !CommandWords.PROGRAMS.contains(words.getFirst())) {
      return Optional.of("it runs no program that is known here");
    }
    return words.stream()
        .skip(1)
        .filter(word -> !borneOut(word, names))
        .findFirst()
        .map("“%s” is neither a known word nor in its facts"::formatted);
  }

  /** A path is only one that was read; "pod/NAME" and "app=NAME" are put together. */
  private static boolean borneOut(String word, Set<String> names) {
    if (names.contains(word) || CommandWords.KNOWN.contains(word)) {
      return true;
    }
    List<String> parts = List.of(word.split("[=,/]", -1));
    return parts.size() > 1
        && parts.stream().allMatch(p -> names.contains(p) || CommandWords.KNOWN.contains(p));
  }

  /** As they are written: another case is another object. */
  private Set<String> names(List<Integer> cited) {
    return cited.stream()
        .flatMap(number -> facts.find(number).stream())
        .filter(fact -> !(fact instanceof Fact.Quoted))
        .flatMap(fact -> Tokens.offered(fact.said()))
        .flatMap(word -> Stream.concat(Stream.of(word), Stream.of(word.split("[=,/]", -1))))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toSet());
  }

  private static List<String> words(String part) {
    return Stream.of(part.split(" ")).filter(word -> !word.isEmpty()).toList();
  }

  /** What in it takes something away, in words for the top of a script. */
  public static List<String> destroys(String command) {
    List<String> found = new ArrayList<>();
    for (String part : command.split("\\|", -1)) {
      words(part).stream()
          .filter(
              word ->
                  CommandWords.DESTROYING.contains(word.toLowerCase(Locale.ROOT))
                      || Stream.of("delete-", "terminate-", "purge-", "stop-", "reboot-")
                          .anyMatch(word::startsWith))
          .forEach(found::add);
    }
    if (DOWN_TO_NOTHING.matcher(command).find()) {
      found.add("scale to 0");
    }
    return found.stream().distinct().toList();
  }
}
