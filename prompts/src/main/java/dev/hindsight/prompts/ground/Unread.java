package dev.hindsight.prompts.ground;

import java.util.List;
import java.util.Optional;

/**
 * The rule about other languages: the check reads English, so an approval in another one, which a
 * stranger's line bears out word for word, would pass unread. A name or two of such a line may be
 * told, a phrase may not.
 */
final class Unread {

  private static final int MOST_IN_A_ROW = 2;

  private Unread() {}

  static Optional<String> objection(List<String> words, Cited cited) {
    int all = 0;
    int row = 0;
    for (String word : words) {
      if (otherLetters(word) && !cited.own().contains(Tokens.lower(word))) {
        return Optional.of("“%s” has letters that no English word has".formatted(word));
      }
      boolean unread = unread(word, cited);
      all += unread ? 1 : 0;
      row = unread ? row + 1 : 0;
      if (row > MOST_IN_A_ROW) {
        return Optional.of("it repeats a phrase of a stranger's that cannot be read");
      }
    }
    return Rule.unless(2 * all <= words.size(), "most of its words cannot be read");
  }

  /** Neither English prose nor a word that the engine uses or has read off an object. */
  private static boolean unread(String word, Cited cited) {
    String lower = Tokens.lower(word);
    return Tokens.plain(word)
        && !Lexicon.known(lower)
        && cited.trusted().stream().noneMatch(trusted -> Tokens.form(trusted, lower));
  }

  private static boolean otherLetters(String word) {
    return word.codePoints().anyMatch(c -> c > 127 && Character.isLetter(c));
  }
}
