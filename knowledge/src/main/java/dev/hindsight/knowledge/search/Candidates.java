package dev.hindsight.knowledge.search;

import dev.hindsight.knowledge.embed.Near;
import dev.hindsight.knowledge.search.Entry.Known;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Gathers what any leg found, and then has every leg say what it holds of all of them. */
final class Candidates {

  private static final int LEAST = 100;

  /** A page may have several passages among the best. */
  private static final int PASSAGES = 3;

  /** From so much on the best words are worth their full weight: two that are one in a hundred. */
  private static final double TELLING = 8;

  private final KnowledgeIndex index;
  private final View view;
  private final Question question;
  private final Map<String, Known> found = new LinkedHashMap<>();

  Candidates(KnowledgeIndex index, View view, Question question) {
    this.index = index;
    this.view = view;
    this.question = question;
  }

  /** So many of each leg, that the best of all are among them. */
  static int most(int limit) {
    return Math.max(LEAST, 2 * limit);
  }

  /** What is near in meaning is asked for last: it may still be on its way. */
  List<Candidate> of(Supplier<Meaning.Nearest> meaning) {
    int most = most(question.query().limit());
    Scores scores = view.scores(question.terms(), question.query().scope());
    List<Inverted.Hit> wholes = scores.wholes(most);
    List<Inverted.Hit> pieces = scores.passages(PASSAGES * most);
    add(wholes);
    add(pieces);
    add(scores.related(Shared.with(question), most));
    Meaning.Nearest near = meaning.get();
    near.nearest().forEach(n -> found(Known.key(n.kind(), n.owner())));
    double bestWhole = best(wholes);
    double bestPassage = best(pieces);
    Map<String, Near> meant = new HashMap<>();
    near.nearest().forEach(n -> meant.put(Known.key(n.kind(), n.owner()), n));
    return found.entrySet().stream()
        .map(
            one -> {
              Optional<Long> number = index.number(one.getKey());
              Optional<Inverted.Hit> passage = number.flatMap(scores::passage);
              return candidate(
                  one.getValue(),
                  share(number.flatMap(scores::whole), bestWhole),
                  share(passage, bestPassage),
                  position(passage, meant.get(one.getKey())),
                  near,
                  meant.get(one.getKey()));
            })
        .toList();
  }

  private Candidate candidate(
      Known known,
      double whole,
      double passage,
      int position,
      Meaning.Nearest near,
      @Nullable Near meant) {
    return new Candidate(
        known,
        whole,
        passage,
        title(known),
        meant == null ? 0 : near.share(meant),
        meant != null,
        Structure.score(known, question, view::naming),
        position);
  }

  private void add(List<Inverted.Hit> hits) {
    for (Inverted.Hit hit : hits) {
      index.known(hit.number()).ifPresent(known -> found.put(known.key(), known));
    }
  }

  private void found(String key) {
    index.known(key).ifPresent(known -> found.put(key, known));
  }

  private static double best(List<Inverted.Hit> hits) {
    return hits.isEmpty() ? TELLING : Math.max(hits.getFirst().score(), TELLING);
  }

  private static double share(Optional<Inverted.Hit> hit, double best) {
    return hit.map(Inverted.Hit::score).orElse(0.0) / best;
  }

  private double title(Known known) {
    double asked = 0;
    double all = 0;
    for (String term : known.called()) {
      double rarity = view.rarity(term);
      all += rarity;
      asked += question.terms().containsKey(term) ? rarity : 0;
    }
    return all == 0 ? 0 : asked / all;
  }

  private static int position(Optional<Inverted.Hit> words, @Nullable Near meant) {
    return words.map(Inverted.Hit::position).orElse(meant == null ? 0 : meant.position());
  }
}
