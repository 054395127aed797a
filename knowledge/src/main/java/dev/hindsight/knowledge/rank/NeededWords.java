package dev.hindsight.knowledge.rank;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads from a regular expression what every text has in it that matches; pure.
 *
 * <p>It knows as much of the language as the shipped patterns use. Where it meets something else,
 * nothing is said to be needed.
 */
final class NeededWords {

  /** Escapes that stand for no certain letter. */
  private static final String CLASSES = "dDsSwWhHvVRntrfae";

  /** Escapes and signs that stand for a place. */
  private static final String PLACES = "bBAzZG";

  private static final List<String> LOOKS = List.of("?=", "?!", "?<=", "?<!");

  private static final Comparator<List<String>> HARDEST_TO_MEET =
      Comparator.<List<String>>comparingInt(words -> shortest(words))
          .thenComparing(List::size, Comparator.reverseOrder());

  private final String regex;
  private int at;

  private NeededWords(String regex) {
    this.regex = regex;
  }

  /** Any match has one of these in it, whatever the case; empty where that cannot be told. */
  static List<String> of(String regex) {
    NeededWords reading = new NeededWords(regex);
    try {
      List<String> words = reading.alternatives();
      return reading.at == regex.length() ? words : List.of();
    } catch (NotRead e) {
      return List.of();
    }
  }

  /** What one item of a sequence is. */
  private sealed interface Item {
    /** One letter, always the same. */
    record Letter(char letter) implements Item {}

    /** Something that has one of these in it; nothing is known of it where there are none. */
    record Piece(List<String> words) implements Item {}

    /** A place; what is before and after it is side by side. */
    record Place() implements Item {}
  }

  private List<String> alternatives() {
    List<List<String>> branches = new ArrayList<>(List.of(sequence()));
    while (next("|")) {
      branches.add(sequence());
    }
    return branches.stream().anyMatch(List::isEmpty)
        ? List.of()
        : branches.stream().flatMap(List::stream).toList();
  }

  private List<String> sequence() {
    List<List<String>> needed = new ArrayList<>();
    StringBuilder run = new StringBuilder();
    while (at < regex.length() && "|)".indexOf(regex.charAt(at)) < 0) {
      Item item = item();
      int from = at;
      boolean sure = repeatsAtLeastOnce();
      boolean once = from == at;
      if (item instanceof Item.Letter(char letter) && sure) {
        run.append(letter);
      }
      if (!once || item instanceof Item.Piece) {
        needed.add(word(run));
      }
      if (item instanceof Item.Piece(List<String> words) && sure) {
        needed.add(words);
      }
    }
    needed.add(word(run));
    return needed.stream().filter(words -> !words.isEmpty()).max(HARDEST_TO_MEET).orElse(List.of());
  }

  /** The letters that were met side by side, if they are enough; none from then on. */
  private static List<String> word(StringBuilder run) {
    String word = run.toString();
    run.setLength(0);
    return word.length() < Grams.LENGTH ? List.of() : List.of(word);
  }

  private Item item() {
    char letter = regex.charAt(at++);
    return switch (letter) {
      case '(' -> group();
      case '[' -> letters();
      case '\\' -> escaped();
      case '^', '$' -> new Item.Place();
      case '.' -> new Item.Piece(List.of());
      case '*', '+', '?', '{' -> throw new NotRead();
      default -> certain(letter);
    };
  }

  /** Other alphabets have rules of their own for upper and lower case. */
  private static Item certain(char letter) {
    return letter < 128 ? new Item.Letter(letter) : new Item.Piece(List.of());
  }

  private Item group() {
    boolean looks = LOOKS.stream().anyMatch(this::next);
    if (!looks && next("?<")) {
      at = 1 + place('>');
    } else if (!looks && !next("?:") && !next("?>") && next("?")) {
      throw new NotRead();
    }
    List<String> words = alternatives();
    if (!next(")")) {
      throw new NotRead();
    }
    return looks ? new Item.Place() : new Item.Piece(words);
  }

  /** One of several letters. */
  private Item letters() {
    boolean _ = next("^");
    do {
      if (Stream.of("[", "&&", "\\Q").anyMatch(sign -> regex.startsWith(sign, at))) {
        throw new NotRead();
      }
      at += regex.startsWith("\\", at) ? 2 : 1;
    } while (at < regex.length() && regex.charAt(at) != ']');
    at++;
    return new Item.Piece(List.of());
  }

  private Item escaped() {
    char letter = at < regex.length() ? regex.charAt(at++) : 'Q';
    if (CLASSES.indexOf(letter) >= 0) {
      return new Item.Piece(List.of());
    }
    if (PLACES.indexOf(letter) >= 0) {
      return new Item.Place();
    }
    if (Character.isLetterOrDigit(letter)) {
      throw new NotRead();
    }
    return certain(letter);
  }

  /** Moves on past what says how often. */
  private boolean repeatsAtLeastOnce() {
    boolean sure = true;
    if (next("?") || next("*")) {
      sure = false;
    } else if (next("{")) {
      int end = place('}');
      String least = regex.substring(at, end).split(",", 2)[0];
      if (!least.matches("\\d{1,6}")) {
        throw new NotRead();
      }
      sure = Integer.parseInt(least) > 0;
      at = end + 1;
    } else if (!next("+")) {
      return true;
    }
    boolean _ = next("?") || next("+");
    return sure;
  }

  private int place(char sign) {
    int found = regex.indexOf(sign, at);
    if (found < 0) {
      throw new NotRead();
    }
    return found;
  }

  private boolean next(String sign) {
    boolean there = regex.startsWith(sign, at);
    at += there ? sign.length() : 0;
    return there;
  }

  private static int shortest(List<String> words) {
    return words.stream().mapToInt(String::length).min().orElse(0);
  }

  /** Not of the part of the language that is known here. */
  private static final class NotRead extends RuntimeException {
    private static final long serialVersionUID = 1;
  }
}
