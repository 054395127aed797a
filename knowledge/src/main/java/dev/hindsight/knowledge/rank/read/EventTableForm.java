package dev.hindsight.knowledge.rank.read;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rows of events, as {@code kubectl get events}, {@code kubectl events} and describe print them.
 */
final class EventTableForm implements Form {

  private static final Pattern HEADER =
      Pattern.compile(
          "\\s*(?:NAMESPACE\\s+)?LAST SEEN\\s+.*|\\s*Type\\s+Reason\\s+Age\\s+From\\s+Message\\s*"
              + "|\\s*-{3,20}\\s+-{3,20}[\\s-]{0,200}");

  /** Warning FailedScheduling 12m (x41 over 3h20m) default-scheduler 0/6 nodes are ... */
  private static final Pattern DESCRIBED =
      Pattern.compile(
          "\\s*(?<type>Normal|Warning)\\s+(?<reason>[A-Z]\\w{1,60})\\s+(?<age><unknown>|<invalid>|\\d\\w{0,12})(?:"
              + " \\(x(?<count>\\d{1,9}) over [^)]{1,20}\\))?\\s+(?<from>[\\w./,:"
              + " -]{1,100}?)\\s{2,}(?<message>\\S.*)");

  /** 5m Warning BackOff pod/checkout-1 Back-off restarting ... */
  private static final Pattern LISTED =
      Pattern.compile(
          "\\s*(?:(?<ns>[a-z0-9][\\w-]{0,62})\\s+)?(?<age><unknown>|\\d[\\dwdhms]{0,12})(?:"
              + " \\(x(?<count>\\d{1,9}) over [^)]{1,20}\\))?\\s+(?<type>Normal|Warning)\\s+"
              + "(?<reason>[A-Z]\\w{1,60})\\s+(?<object>[A-Za-z.]{1,60}/\\S{1,253})\\s+(?<message>\\S.*)");

  @Override
  public int read(Lines lines, int at, Findings found) {
    String text = lines.text(at);
    if (HEADER.matcher(text).matches()) {
      return at + 1;
    }
    return row(lines, at, lines.object(), found) ? at + 1 : at;
  }

  /** Reads one row; events of a description are about what is described. */
  static boolean row(Lines lines, int at, String about, Findings found) {
    String text = lines.text(at);
    if (text.length() > 4_000) {
      return false;
    }
    Matcher row = DESCRIBED.matcher(text);
    boolean described = row.matches();
    if (!described) {
      row = LISTED.matcher(text);
      if (!row.matches()) {
        return false;
      }
    }
    String object = described ? about : object(row.group("object"), row.group("ns"));
    String count = row.group("count");
    Events.add(
        new Events.Seen(
            lines.number(at),
            object,
            row.group("type"),
            row.group("reason"),
            count == null ? 1 : Long.parseLong(count),
            row.group("message").strip(),
            Optional.empty()),
        found);
    return true;
  }

  private static String object(String ref, @org.jspecify.annotations.Nullable String namespace) {
    int slash = ref.indexOf('/');
    String kind = Kinds.named(ref.substring(0, slash).toLowerCase(Locale.ROOT));
    return kind + " " + (namespace == null ? "" : namespace + "/") + ref.substring(slash + 1);
  }
}
