package dev.hindsight.knowledge.template;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds the volatile parts of a text in one pass, without regular expressions: times, ids, hashes,
 * addresses, quantities, numbers. Pure.
 */
public final class Masks {

  private static final String[] NAMED_BY = {
    "exit", "exit code", "exitcode", "status", "statuscode", "http"
  };

  private final String text;
  private final int to;
  private int end;

  private Masks(String text) {
    this.text = text;
    to = text.length();
  }

  /** The text with each volatile part replaced by what is given for its kind; null leaves it. */
  public static String replaced(String text, Function<Volatile, @Nullable String> replacement) {
    Masks masks = new Masks(text);
    StringBuilder replaced = new StringBuilder(text.length());
    int i = 0;
    while (i < masks.to) {
      Volatile found = masks.at(i);
      String instead = found == null ? null : replacement.apply(found);
      if (instead == null) {
        replaced.append(text, i, masks.end);
      } else {
        replaced.append(instead);
      }
      i = masks.end;
    }
    return replaced.toString();
  }

  /** The kind of the part that begins there, up to {@link #end}; null where it is to stay. */
  private @Nullable Volatile at(int i) {
    char c = text.charAt(i);
    end = i + 1;
    if (c == '-') {
      return suffix(i);
    }
    byte of = Chars.of(c);
    boolean begins = of != Chars.OTHER && of != Chars.SPACE && !isWord(i - 1);
    Volatile found = begins ? atBegin(i, of) : null;
    if (found == null && of == Chars.DIGIT) {
      end = Spans.digits(text, i, to);
      return isNamed(i) ? null : Volatile.NUMBER;
    }
    return found;
  }

  private @Nullable Volatile atBegin(int i, byte of) {
    if (of == Chars.DIGIT || Chars.isUpper(text.charAt(i))) {
      if (ends(Timestamps.end(text, i, to))) {
        return Volatile.TIME;
      }
    }
    if (of == Chars.DIGIT || of == Chars.HEX_LETTER || of == Chars.DELIMITER) {
      if (ends(Spans.uuid(text, i, to))) {
        return Volatile.ID;
      }
      if (ends(Spans.address(text, i, to))) {
        return Volatile.ADDRESS;
      }
      if (ends(Spans.hex(text, i, to))) {
        return Volatile.HEX;
      }
      if (ends(Spans.hash(text, i, to))) {
        return Volatile.HASH;
      }
      return ends(Spans.quantity(text, i, to)) ? Volatile.QUANTITY : null;
    }
    return ends(Spans.digest(text, i, to)) ? Volatile.HASH : null;
  }

  private @Nullable Volatile suffix(int i) {
    int first = Spans.generated(text, i + 1, to);
    int length = first - i - 1;
    if (length >= 8 && length <= 10 && Chars.at(text, first, to) == '-') {
      int second = Spans.generated(text, first + 1, to);
      if (second == first + 6 && !isWord(second)) {
        end = second;
        return Volatile.POD_SUFFIX;
      }
    }
    boolean set = (length == 9 || length == 10) && !isWord(first);
    return set && ends(first) ? Volatile.SET_SUFFIX : null;
  }

  /** Numbers that are a name rather than an amount: exit codes and statuses. */
  private boolean isNamed(int number) {
    int i = number;
    while (i > 0 && ":= ".indexOf(text.charAt(i - 1)) >= 0) {
      i--;
    }
    for (String name : NAMED_BY) {
      int start = i - name.length();
      if (i < number && start >= 0 && text.regionMatches(true, start, name, 0, name.length())) {
        return true;
      }
    }
    return false;
  }

  private boolean ends(int at) {
    end = at > 0 ? at : end;
    return at > 0;
  }

  private boolean isWord(int i) {
    return Spans.isWord(Chars.at(text, i, to));
  }
}
