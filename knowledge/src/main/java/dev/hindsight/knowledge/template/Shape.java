package dev.hindsight.knowledge.template;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/** A template's pieces; two with the same key are the same. Immutable. */
final class Shape {

  static final String WILDCARD = "<*>";
  static final String INDEX = "(<*>)";

  private final Kind[] kinds;
  private final String[] words;
  private final long[] hashes;
  private final boolean[] spaced;
  private final BitSet learned;
  private final long key;

  private Shape(Kind[] kinds, String[] words, boolean[] spaced, BitSet learned) {
    this.kinds = kinds;
    this.words = words;
    this.spaced = spaced;
    this.learned = learned;
    hashes = new long[kinds.length];
    long sum = kinds.length;
    for (int i = 0; i < kinds.length; i++) {
      hashes[i] = hash(kinds[i], words[i]);
      sum += Hashes.at(i, hashes[i]);
    }
    key = sum;
  }

  static Shape of(Tokens tokens) {
    int size = tokens.size();
    Kind[] kinds = new Kind[size];
    String[] words = new String[size];
    boolean[] spaced = new boolean[size];
    for (int i = 0; i < size; i++) {
      kinds[i] = tokens.kind(i);
      words[i] = tokens.word(i);
      spaced[i] = i > 0 && tokens.spaced(i);
    }
    return new Shape(kinds, words, spaced, new BitSet());
  }

  /**
   * From the form in which it is kept: a letter for the kind, a blank or not, the word.
   *
   * @throws IllegalArgumentException when it was not written by {@link #kept}
   */
  static Shape of(List<String> kept) {
    int size = kept.size();
    Kind[] kinds = new Kind[size];
    String[] words = new String[size];
    boolean[] spaced = new boolean[size];
    BitSet learned = new BitSet();
    if (size > Tokens.MOST || kept.stream().anyMatch(piece -> piece.length() < 3)) {
      throw new IllegalArgumentException("not a template: " + kept);
    }
    for (int i = 0; i < size; i++) {
      String piece = kept.get(i);
      learned.set(i, piece.charAt(0) == '?');
      kinds[i] = learned.get(i) ? Kind.VALUE : Kind.of(piece.charAt(0));
      spaced[i] = piece.charAt(1) == ' ';
      words[i] = piece.substring(2);
    }
    return new Shape(kinds, words, spaced, learned);
  }

  /** What {@link #of(List)} reads. */
  List<String> kept() {
    List<String> kept = new ArrayList<>(size());
    for (int i = 0; i < size(); i++) {
      char kind = learned.get(i) ? '?' : kinds[i].letter();
      kept.add("" + kind + (spaced[i] ? ' ' : '.') + words[i]);
    }
    return kept;
  }

  int size() {
    return kinds.length;
  }

  long key() {
    return key;
  }

  /** The same on every machine. */
  String id() {
    return String.format(Locale.ROOT, "%016x", Hashes.mixed(key));
  }

  Kind kind(int i) {
    return kinds[i];
  }

  String word(int i) {
    return words[i];
  }

  long hash(int i) {
    return hashes[i];
  }

  boolean spaced(int i) {
    return spaced[i];
  }

  /** The places that turned out to vary, as opposed to those that look it. */
  BitSet learned() {
    return (BitSet) learned.clone();
  }

  /** The key that it would have with a variable there. */
  long keyWithout(int i) {
    return key + Hashes.at(i, Hashes.VALUE) - Hashes.at(i, hashes[i]);
  }

  /** With variables in these places too. */
  Shape without(BitSet places) {
    Kind[] k = kinds.clone();
    String[] w = words.clone();
    BitSet l = learned();
    places.stream()
        .filter(i -> k[i] != Kind.VALUE)
        .forEach(
            i -> {
              k[i] = Kind.VALUE;
              w[i] = WILDCARD;
              l.set(i);
            });
    return new Shape(k, w, spaced, l);
  }

  /** With these places known to vary, where they are variables. */
  Shape withLearned(BitSet places) {
    BitSet both = learned();
    both.or(places);
    return both.equals(learned) ? this : new Shape(kinds, words, spaced, both);
  }

  boolean hasLearned(int[] places) {
    for (int place : places) {
      if (!learned.get(place)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a word stands there that says something by itself. */
  boolean isTelling(int i) {
    return kinds[i].canVary() && words[i].length() > 1;
  }

  boolean isChar(int i, char c) {
    return i >= 0 && i < size() && kinds[i] == Kind.DELIMITER && words[i].charAt(0) == c;
  }

  /** As people read it. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < size(); i++) {
      text.append(spaced[i] ? " " : "").append(words[i]);
    }
    return text.toString();
  }

  private static long hash(Kind kind, String word) {
    return switch (kind) {
      case VALUE -> Hashes.VALUE;
      case INDEXED -> Hashes.indexed(Hashes.of(word.substring(0, word.length() - INDEX.length())));
      default -> Hashes.of(word);
    };
  }
}
