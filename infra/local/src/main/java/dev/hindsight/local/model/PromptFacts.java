package dev.hindsight.local.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The numbered facts as they stand in a prompt, read the way a careful reader would. */
record PromptFacts(List<Line> lines) {

  private static final Pattern LINE = Pattern.compile("\\[(\\d+)] (\\w+)(?:, (.+?))?: (.*)");
  private static final Pattern POINTER = Pattern.compile("\\[(\\d+)]");
  private static final Pattern FRAME = Pattern.compile("(?s)begin (\\w+)\\n(.*)\\nend \\1");

  /**
   * One fact.
   *
   * @param kind "cause", "known", "seen" or "quoted"
   * @param about what stands between the kind and the colon; may be empty
   */
  record Line(int number, String kind, String about, String text) {}

  static PromptFacts of(String prompt) {
    Matcher frame = FRAME.matcher(prompt);
    return new PromptFacts(frame.find() ? read(frame.group(2)) : List.of());
  }

  /** With what tools found since. */
  PromptFacts and(List<String> found) {
    return new PromptFacts(
        Stream.concat(lines.stream(), found.stream().flatMap(text -> read(text).stream()))
            .toList());
  }

  private static List<Line> read(String text) {
    List<Line> lines = new ArrayList<>();
    for (String raw : text.split("\n", -1)) {
      Matcher line = LINE.matcher(raw);
      if (line.matches()) {
        String about = Optional.ofNullable(line.group(3)).orElse("");
        lines.add(new Line(Integer.parseInt(line.group(1)), line.group(2), about, line.group(4)));
      }
    }
    return lines;
  }

  Stream<Line> kind(String kind) {
    return lines.stream().filter(line -> line.kind().equals(kind));
  }

  /** The lines that a cause rests on. */
  Stream<Line> behind(Line cause) {
    String rests =
        cause.text().replaceFirst("(?s).* Rests on ", "").replaceFirst(" Against it.*", "");
    return rests.equals(cause.text())
        ? Stream.empty()
        : POINTER
            .matcher(rests)
            .results()
            .map(m -> Integer.parseInt(m.group(1)))
            .flatMap(n -> lines.stream().filter(line -> line.number() == n));
  }
}
