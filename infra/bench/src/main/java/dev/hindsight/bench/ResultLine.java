package dev.hindsight.bench;

import java.util.Locale;
import java.util.StringJoiner;

/** A bench's last line, for programs: plain numbers with a dot, whatever the locale. */
public final class ResultLine {

  private final StringJoiner pairs = new StringJoiner(" ", "RESULT ", "");

  public ResultLine(String bench) {
    pairs.add("bench=" + bench);
  }

  /** A count, or a whole number of the unit in the key's name. */
  public ResultLine with(String key, long value) {
    pairs.add(key + "=" + value);
    return this;
  }

  /** A measure, to a tenth. */
  public ResultLine with(String key, double value) {
    pairs.add("%s=%s".formatted(key, String.format(Locale.ROOT, "%.1f", value)));
    return this;
  }

  /**
   * A share or an error from 0 to 1, to a thousandth; {@code na} where there was nothing to ask.
   */
  public ResultLine withShare(String key, double value) {
    pairs.add(key + "=" + (Double.isNaN(value) ? "na" : String.format(Locale.ROOT, "%.3f", value)));
    return this;
  }

  @Override
  public String toString() {
    return pairs.toString();
  }
}
