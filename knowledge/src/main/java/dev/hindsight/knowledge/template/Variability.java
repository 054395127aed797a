package dev.hindsight.knowledge.template;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Decides whether the words met in one place are values of a variable: how many there are, how they
 * look, and how much of the line around them stays the same.
 */
final class Variability {

  private static final int ENOUGH = 4;
  private static final int ENOUGH_WITH_OTHERS = 3;
  private static final int MANY_LINES = 6;
  private static final int ENOUGH_OF_SHORT_LINES = 8;
  private static final int ENOUGH_AT_THE_BEGIN = 10;
  private static final int CONSTANTS_COUNT_LESS = 3;
  private static final int LONG = 3;
  private static final int SHORT_VERB = 5;
  private static final int MOST_KNOWN = 50_000;

  /** Words that were values before, each with the word in front of it. */
  private final Set<Long> known = new HashSet<>();

  /** Whether this place varies, where all else is the same in all of these. */
  boolean varies(List<Shape> shapes, int place, boolean alsoValues) {
    Shape first = shapes.getFirst();
    int around = around(first, place);
    if (around == 0 || shapes.stream().anyMatch(shape -> !shape.kind(place).canVary())) {
      return false;
    }
    int distinct = shapes.size();
    if (distinct > 1 && areNames(shapes, place, around)) {
      return true;
    }
    if (alsoValues) {
      return around >= LONG || distinct >= ENOUGH_WITH_OTHERS;
    }
    if (distinct > 1 && shapes.stream().allMatch(s -> known.contains(inContext(s, place)))) {
      return true;
    }
    return distinct >= enough(shapes, place, around);
  }

  private static int enough(List<Shape> shapes, int place, int around) {
    int enough = around < 2 ? ENOUGH_OF_SHORT_LINES : ENOUGH;
    if (isFirst(shapes.getFirst(), place)) {
      enough = Math.max(enough, ENOUGH_AT_THE_BEGIN);
    }
    long constants = shapes.stream().filter(s -> isConstant(s.word(place))).count();
    boolean mostly = constants * 2 > shapes.size() && !isSet(shapes.getFirst(), place);
    return mostly ? enough * CONSTANTS_COUNT_LESS : enough;
  }

  /**
   * Whether the words of a place that is set from outside vary, where other such places may too.
   *
   * @param distinct how many different ones there are
   */
  static boolean varies(List<Shape> shapes, int place, int distinct) {
    boolean words = false;
    boolean names = true;
    for (Shape shape : shapes) {
      Kind kind = shape.kind(place);
      if (kind == Kind.FLAG || kind == Kind.DELIMITER) {
        return false;
      }
      words |= kind.canVary();
      names &= kind == Kind.NAME || kind == Kind.VALUE;
    }
    boolean many =
        distinct >= ENOUGH || (distinct >= ENOUGH_WITH_OTHERS && shapes.size() >= MANY_LINES);
    return words && distinct > 1 && (names || many);
  }

  void remember(Shape shape, int place) {
    if (known.size() < MOST_KNOWN && shape.kind(place).canVary()) {
      known.add(inContext(shape, place));
    }
  }

  /**
   * Whether the place is one that is set from outside: key=value, in quotes or brackets, a name.
   */
  static boolean isSet(Shape shape, int i) {
    if (!shape.kind(i).canVary()) {
      return false;
    }
    return shape.kind(i) == Kind.NAME
        || shape.isChar(i - 1, '=')
        || isBetween(shape, i, '"', '"')
        || isBetween(shape, i, '\'', '\'')
        || isBetween(shape, i, '[', ']');
  }

  private static boolean isBetween(Shape shape, int i, char open, char close) {
    return shape.isChar(i - 1, open) && shape.isChar(i + 1, close);
  }

  /** How many words stay the same around a place. */
  static int around(Shape shape, int place) {
    int words = 0;
    for (int i = 0; i < shape.size(); i++) {
      words += i != place && shape.isTelling(i) ? 1 : 0;
    }
    return words;
  }

  /**
   * In a line that says enough without them, compound identifiers are names of things too; but
   * capitals alone may as well be states.
   */
  private static boolean areNames(List<Shape> shapes, int place, int around) {
    boolean capitals = true;
    for (Shape shape : shapes) {
      boolean name = shape.kind(place) == Kind.NAME;
      if (!name && (around <= LONG || !WordLook.isIdentifier(shape.word(place)))) {
        return false;
      }
      capitals &= !name && isCapitals(shape.word(place));
    }
    return !capitals;
  }

  private static boolean isCapitals(String word) {
    return word.chars().noneMatch(Character::isLowerCase);
  }

  private static boolean isFirst(Shape shape, int place) {
    for (int i = 0; i < place; i++) {
      if (shape.kind(i) != Kind.DELIMITER) {
        return false;
      }
    }
    return true;
  }

  /** Constants of a program in capitals, and verbs that say what is or was done. */
  private static boolean isConstant(String word) {
    boolean verb = word.length() > SHORT_VERB && (word.endsWith("ed") || word.endsWith("ing"));
    return verb || isCapitals(word);
  }

  private static long inContext(Shape shape, int place) {
    int i = place - 1;
    while (i >= 0 && shape.kind(i) == Kind.DELIMITER) {
      i--;
    }
    long before = i < 0 ? 0 : shape.hash(i);
    return Hashes.mixed(before) ^ shape.hash(place);
  }
}
