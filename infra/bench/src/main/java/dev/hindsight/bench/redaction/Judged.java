package dev.hindsight.bench.redaction;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What redaction made of one sample.
 *
 * @param kept secrets that are still there, whole
 * @param partly secrets of which a long part is still there
 * @param wrong what was taken out and is no secret
 */
record Judged(Sample sample, List<String> kept, List<String> partly, List<String> wrong) {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\[redacted:[a-z-]+]");

  /** What may go with a secret: a user's name, a prefix, the rest of a header. */
  private static final int BESIDE = 80;

  private static final int LONG_PART = 12;

  static Judged of(Sample sample, String redacted) {
    List<String> kept = sample.secrets().stream().filter(redacted::contains).toList();
    List<String> partly =
        sample.secrets().stream()
            .filter(secret -> !kept.contains(secret) && isPartlyIn(redacted, secret))
            .toList();
    return new Judged(sample, kept, partly, wrong(sample, redacted));
  }

  private static boolean isPartlyIn(String redacted, String secret) {
    for (int i = 0; i + LONG_PART <= secret.length(); i++) {
      if (redacted.contains(secret.substring(i, i + LONG_PART))) {
        return true;
      }
    }
    return false;
  }

  private static List<String> wrong(Sample sample, String redacted) {
    List<String> wrong = new ArrayList<>();
    for (String taken : taken(sample.text(), redacted)) {
      int secret =
          sample.secrets().stream()
              .filter(s -> taken.contains(s) || s.contains(taken))
              .mapToInt(s -> Math.min(s.length(), taken.length()))
              .sum();
      if (secret == 0 || taken.length() - secret > Math.max(BESIDE, secret)) {
        wrong.add(taken);
      }
    }
    return wrong;
  }

  /** What stood where placeholders are, found by the text between them. */
  private static List<String> taken(String text, String redacted) {
    List<String> taken = new ArrayList<>();
    Matcher placeholder = PLACEHOLDER.matcher(redacted);
    int read = 0;
    int from = 0;
    while (placeholder.find()) {
      if (text.startsWith(placeholder.group(), from + placeholder.start() - read)) {
        continue; // it was there before
      }
      from += placeholder.start() - read;
      read = placeholder.end();
      int to = end(text, redacted, from, read);
      taken.add(text.substring(Math.min(from, text.length()), to));
      from = to;
    }
    return taken;
  }

  private static int end(String text, String redacted, int from, int read) {
    Matcher next = PLACEHOLDER.matcher(redacted);
    boolean more = next.find(read);
    String between = redacted.substring(read, more ? next.start() : redacted.length());
    int found = more ? text.indexOf(between, from) : text.length() - between.length();
    return Math.clamp(found, Math.min(from, text.length()), text.length());
  }
}
