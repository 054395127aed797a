package dev.hindsight.knowledge.text;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.tartarus.snowball.ext.PorterStemmer;

/** Stems of words; those met last are remembered for all, because the same words come again. */
final class Stems {

  private static final int REMEMBERED = 1 << 14;
  private static final AtomicReferenceArray<@Nullable Stem> KNOWN =
      new AtomicReferenceArray<>(REMEMBERED);

  private final PorterStemmer stemmer = new PorterStemmer();

  private record Stem(String word, String stem) {}

  /** Of a word in lower case. */
  String of(String word) {
    int hash = word.hashCode();
    int place = (hash ^ (hash >>> 16)) & (REMEMBERED - 1);
    @Nullable Stem known = KNOWN.get(place);
    if (known != null && known.word().equals(word)) {
      return known.stem();
    }
    stemmer.setCurrent(word);
    stemmer.stem();
    Stem made = new Stem(word, stemmer.getCurrent());
    KNOWN.set(place, made);
    return made.stem();
  }
}
