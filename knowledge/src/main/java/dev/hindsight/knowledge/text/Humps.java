package dev.hindsight.knowledge.text;

/** Where the pieces of a word in one piece begin; pure. */
final class Humps {

  private Humps() {}

  /**
   * The end of the piece that begins there: before a capital after small letters, or before the
   * last capital of several that a small letter follows.
   */
  static int next(String word, int from) {
    if (from >= word.length()) {
      return word.length();
    }
    int before = word.codePointAt(from);
    int at = from + Character.charCount(before);
    while (at < word.length()) {
      int here = word.codePointAt(at);
      int after = at + Character.charCount(here);
      if (isCapital(here)
          && (isSmall(before)
              || isNumber(before)
              || (isCapital(before)
                  && after < word.length()
                  && isSmall(word.codePointAt(after))))) {
        return at;
      }
      before = here;
      at = after;
    }
    return word.length();
  }

  private static boolean isCapital(int letter) {
    return letter < 128
        ? letter >= 'A' && letter <= 'Z'
        : Character.getType(letter) == Character.UPPERCASE_LETTER;
  }

  private static boolean isSmall(int letter) {
    return letter < 128
        ? letter >= 'a' && letter <= 'z'
        : Character.getType(letter) == Character.LOWERCASE_LETTER;
  }

  static boolean isNumber(int letter) {
    if (letter < 128) {
      return letter >= '0' && letter <= '9';
    }
    return switch (Character.getType(letter)) {
      case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
      default -> false;
    };
  }
}
