package dev.hindsight.knowledge.template;

/** What a piece of a line is to a template. */
enum Kind {
  /** Punctuation: never varies. */
  DELIMITER('d'),
  /** An ordinary word. */
  WORD('w'),
  /** A path or a qualified name: a thing's name rather than a word. */
  NAME('n'),
  /** A word with a number in brackets behind it. */
  INDEXED('i'),
  /** True or false and their kin: too telling to be masked. */
  FLAG('f'),
  /** What varies by its look: a number, a time, an address, an id. */
  VALUE('*');

  private static final Kind[] ALL = values();

  private final char letter;

  Kind(char letter) {
    this.letter = letter;
  }

  /** As it is kept in a database. */
  char letter() {
    return letter;
  }

  static Kind of(char letter) {
    for (Kind kind : ALL) {
      if (kind.letter == letter) {
        return kind;
      }
    }
    throw new IllegalArgumentException("no kind of token: " + letter);
  }

  /** Whether it can turn out to be a variable once enough others were met in its place. */
  boolean canVary() {
    return this == WORD || this == NAME || this == INDEXED;
  }
}
