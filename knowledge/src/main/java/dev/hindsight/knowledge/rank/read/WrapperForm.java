package dev.hindsight.knowledge.rank.read;

import java.util.regex.Pattern;

/** What tools put around an output: it says nothing of what is wrong. */
final class WrapperForm implements Form {

  private static final int LONGEST = 1_000;

  private static final Pattern NOTHING =
      Pattern.compile(
          "(?:(?:stdout|stderr):|\\W{0,6}\\[\\d{1,12} (?:characters|lines|bytes)"
              + " .{0,200}|Command `[^`\\n"
              + "]{0,500}` (?:failed|returned)\\b.{0,80}|[-=_*#]{3,200}|Events: +<none>|No"
              + " resources found.{0,100}|No events found.{0,100}|Error from server"
              + " \\((?:NotFound\\):"
              + " (?:pods|nodes|jobs|deploy|replica|stateful)|BadRequest\\):).{0,500}|error:"
              + " (?:error from server|Metrics API not available).{0,500}|Defaulted container"
              + " .{0,300})?");

  @Override
  public int read(Lines lines, int at, Findings found) {
    // blanks at both ends and between are a pattern's slowest text
    String text = lines.text(at).strip();
    return text.length() <= LONGEST && NOTHING.matcher(text).matches() ? at + 1 : at;
  }
}
