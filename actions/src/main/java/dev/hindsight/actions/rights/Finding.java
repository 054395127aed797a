package dev.hindsight.actions.rights;

/**
 * One thing that a look at the surroundings found.
 *
 * @param text one line of plain words; what is not well also says what to do
 */
public record Finding(Level level, String text) {

  /** How it is. */
  public enum Level {
    OK,
    /** It works, and should be changed. */
    WARNING,
    /** Something does not work. */
    MISSING
  }

  /** As it should be. */
  public static Finding ok(String text) {
    return new Finding(Level.OK, text);
  }

  /** Works, and should be changed. */
  public static Finding warning(String text) {
    return new Finding(Level.WARNING, text);
  }

  /** Does not work. */
  public static Finding missing(String text) {
    return new Finding(Level.MISSING, text);
  }
}
