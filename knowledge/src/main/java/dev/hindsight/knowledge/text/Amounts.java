package dev.hindsight.knowledge.text;

/** Addresses and hexadecimal ids, which change from time to time; pure. */
final class Amounts {

  private static final int SHORTEST_ID = 6;
  private static final int PARTS = 4;
  private static final int LONGEST_PART = 3;

  private Amounts() {}

  /** The end of the one that begins here; here where none does. */
  static int end(String text, int at, int end) {
    if (!isHex(text.charAt(at)) || (at > 0 && isWord(text.charAt(at - 1)))) {
      return at;
    }
    int address = addressEnd(text, at, end);
    return address > at ? address : idEnd(text, at, end);
  }

  private static int idEnd(String text, int from, int end) {
    boolean digits = false;
    int at = from;
    while (at < end && isHex(text.charAt(at))) {
      digits |= isDigit(text.charAt(at));
      at++;
    }
    return digits && at - from >= SHORTEST_ID && isOver(text, at, end) ? at : from;
  }

  private static int addressEnd(String text, int from, int end) {
    int at = from;
    for (int part = 0; part < PARTS; part++) {
      int digits = digitsEnd(text, at, end);
      if (digits == at || digits - at > LONGEST_PART) {
        return from;
      }
      at = digits;
      if (part < PARTS - 1) {
        if (at == end || text.charAt(at) != '.') {
          return from;
        }
        at++;
      }
    }
    int port = at < end && text.charAt(at) == ':' ? digitsEnd(text, at + 1, end) : at;
    if (port > at + 1 && isOver(text, port, end)) {
      return port;
    }
    return isOver(text, at, end) ? at : from;
  }

  private static int digitsEnd(String text, int from, int end) {
    int at = from;
    while (at < end && isDigit(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isOver(String text, int at, int end) {
    return at == end || !isWord(text.charAt(at));
  }

  private static boolean isDigit(char letter) {
    return letter >= '0' && letter <= '9';
  }

  private static boolean isHex(char letter) {
    return isDigit(letter) || (letter >= 'a' && letter <= 'f');
  }

  private static boolean isWord(char letter) {
    return isDigit(letter)
        || (letter >= 'a' && letter <= 'z')
        || (letter >= 'A' && letter <= 'Z')
        || letter == '_';
  }
}
