package dev.hindsight.knowledge.rank.read;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One field of a JSON document of which the rest is not there, as somebody cites it. */
final class FragmentForm implements Form {

  private static final Pattern FIELD =
      Pattern.compile(
          "\\s{0,80}\"(?<key>[\\w./@-]{1,100})\"\\s{0,4}:\\s{0,4}"
              + "(?:\"(?<text>[^\"\\\\]{1,1000})\"|(?<plain>true|false|-?\\d[\\d.eE+-]{0,30})),?\\s*");

  @Override
  public int read(Lines lines, int at, Findings found) {
    if (lines.text(at).indexOf('"') < 0) {
      return at;
    }
    Matcher field = FIELD.matcher(lines.text(at));
    if (!field.matches()) {
      return at;
    }
    String value = field.group("text") == null ? field.group("plain") : field.group("text");
    found.add(lines.number(at), lines.object(), lines.kind(), field.group("key") + ": " + value);
    return at + 1;
  }
}
