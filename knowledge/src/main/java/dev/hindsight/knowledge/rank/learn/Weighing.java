package dev.hindsight.knowledge.rank.learn;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Weighs a cause on an object: how much of what is different it explains, and what is alien. */
final class Weighing {

  /** A feature seen in fewer of a cause's incidents than this is not explained by it. */
  private static final double EXPLAINS = 0.2;

  private final Scene scene;
  private final Background background;
  private final List<Signature> signatures;
  private final Map<Integer, Mass> around = new HashMap<>();

  Weighing(Scene scene, Background background, List<Signature> signatures) {
    this.scene = scene;
    this.background = background;
    this.signatures = signatures;
  }

  /** A candidate with all its numbers, its lines not looked for yet. */
  record Weighed(Raw raw, double score, double explained, double unseen) {}

  private record Mass(double all, double explained, double own, double unseen) {}

  Weighed weighed(Raw raw) {
    Signature signature = signatures.get(raw.signature());
    Mass own = mass(scene.of(raw.key()), signature);
    Mass rest = around.computeIfAbsent(raw.signature(), _ -> mass(scene.around(), signature));
    double explained = share(own.explained() + rest.explained(), own.all() + rest.all());
    double unseen = share(own.unseen(), own.own());
    return new Weighed(raw, raw.score() * (0.5 + 0.5 * explained), explained, unseen);
  }

  private Mass mass(Map<String, Seen> features, Signature signature) {
    double all = 0;
    double explained = 0;
    double own = 0;
    double unseen = 0;
    for (Map.Entry<String, Seen> entry : features.entrySet()) {
      String feature = entry.getKey();
      double rate = signature.rates().getOrDefault(feature, 0.0);
      double says =
          entry.getValue().weight()
              * background.rarity(feature)
              * background.telling(feature, signature.cause(), 1);
      all += says;
      explained += rate > EXPLAINS ? says : 0;
      if (feature.startsWith(Scene.SELF) || feature.startsWith(Scene.NAMED)) {
        own += says;
        unseen += rate > 0 ? 0 : says;
      }
    }
    return new Mass(all, explained, own, unseen);
  }

  private static double share(double part, double all) {
    return all == 0 ? 0 : part / all;
  }

  LearnedFit told(Weighed weighed) {
    Raw raw = weighed.raw();
    Signature signature = signatures.get(raw.signature());
    return new LearnedFit(
        raw.key(),
        Spelling.of(raw.key(), signature.label(), scene),
        signature.cause(),
        weighed.score(),
        raw.fit(),
        weighed.explained(),
        weighed.unseen(),
        signature.support(),
        Pointers.of(scene.of(raw.key()), scene.around(), signature));
  }
}
