package dev.hindsight.prompts.template;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A prompt kept as a Markdown file: a head that declares its variables, then the parts {@code #
 * System} and {@code # User} with {@code {{variables}}} in them.
 *
 * @param hash tells versions apart: SHA-256 of the whole file
 */
public record PromptTemplate(
    String name, Set<String> variables, String system, String user, String hash) {

  private static final Pattern FILE =
      Pattern.compile(
          "(?s)---\\n"
              + "variables: (?<variables>[a-z, ]+)\\n"
              + "---\\n"
              + "+# System\\n"
              + "(?<system>.+)\\n"
              + "# User\\n"
              + "(?<user>.+)");
  private static final Pattern VARIABLE = Pattern.compile("\\{\\{([a-z]+)}}");

  /** System and user message, ready to be sent. */
  public record Rendered(String system, String user) {}

  /**
   * Reads {@code prompts/NAME.md} from the class path.
   *
   * @throws IllegalStateException when it is missing, has no head or parts, or uses other variables
   *     than it declares
   */
  public static PromptTemplate load(String name) {
    String file = "/prompts/" + name + ".md";
    try (InputStream in = PromptTemplate.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("there is no prompt " + file);
      }
      return parse(name, new String(in.readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("the prompt " + file + " cannot be read", e);
    }
  }

  /** The same for text that is at hand. */
  static PromptTemplate parse(String name, String text) {
    Matcher file = FILE.matcher(text);
    if (!file.matches()) {
      throw new IllegalStateException(
          "the prompt %s needs a head with variables, then # System and # User".formatted(name));
    }
    Set<String> declared =
        Stream.of(file.group("variables").split(",", -1))
            .map(String::strip)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> used =
        VARIABLE
            .matcher(text)
            .results()
            .map(variable -> variable.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    if (!used.equals(declared)) {
      throw new IllegalStateException(
          "the prompt %s declares %s and uses %s".formatted(name, declared, used));
    }
    return new PromptTemplate(
        name, declared, file.group("system").strip(), file.group("user").strip(), Hash.of(text));
  }

  /**
   * Fills in the variables; what stands in a value is not looked at again.
   *
   * @throws IllegalArgumentException when the values are not those declared
   */
  public Rendered render(Map<String, String> values) {
    if (!values.keySet().equals(variables)) {
      throw new IllegalArgumentException(
          "the prompt %s needs %s, not %s".formatted(name, variables, values.keySet()));
    }
    return new Rendered(fill(system, values), fill(user, values));
  }

  private static String fill(String text, Map<String, String> values) {
    return VARIABLE
        .matcher(text)
        .replaceAll(variable -> Matcher.quoteReplacement(value(variable, values)));
  }

  private static String value(MatchResult variable, Map<String, String> values) {
    return values.getOrDefault(variable.group(1), "");
  }
}
