package dev.hindsight.bench.causes;

import dev.hindsight.knowledge.CauseRanking;
import dev.hindsight.knowledge.EvidenceLine;
import dev.hindsight.knowledge.Likelihood;
import dev.hindsight.knowledge.RankedCauses;
import dev.hindsight.knowledge.RankedCauses.Cause;
import dev.hindsight.knowledge.Symptoms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Cases and rankings made by hand. */
final class Made {

  static final String OBJECT = "Deployment shop/cart";

  private Made() {}

  static Case one(String id, String cause, String... lines) {
    List<EvidenceLine> evidence = new ArrayList<>();
    List<Pointer> pointers = new ArrayList<>();
    for (String line : lines) {
      pointers.add(Pointer.item(evidence.size()));
      evidence.add(new EvidenceLine(evidence.size() + 1, OBJECT, "log", line));
    }
    Optional<String> object = cause.equals(Label.HEALTHY) ? Optional.empty() : Optional.of(OBJECT);
    return new Case(
        id,
        id,
        new Symptoms("cart", "shop", List.of(), List.of(), evidence, Case.MOMENT),
        pointers,
        Optional.of(new Label(cause, List.of(cause), object, Optional.empty(), List.of())));
  }

  static Case twofold(String id, String cause, String other) {
    Case one = one(id, cause, "x");
    Label label =
        new Label(
            cause,
            List.of(cause),
            Optional.of(OBJECT),
            Optional.of(new Label.Also(other, Optional.of("Node worker-1"))),
            List.of());
    return new Case(id, id, one.symptoms(), one.pointers(), Optional.of(label));
  }

  static Cause cause(String category, String object, double probability, Integer... cited) {
    return new Cause(
        category,
        category,
        object,
        Likelihood.LIKELY,
        probability,
        List.of(cited),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  static Outcome outcome(Case one, Cause... causes) {
    var ranked = new RankedCauses(List.of(causes), 0.1, List.of());
    return new Outcome(
        one, new Answer(ranked, "", 1), Optional.empty(), java.util.OptionalDouble.empty());
  }

  /** An engine that ranks so whatever it was taught. */
  static Taught by(CauseRanking engine, String... unknown) {
    Map<Taught.Key, CauseRanking> made = new HashMap<>();
    made.put(new Taught.Key("", new TreeSet<>()), engine);
    made.put(new Taught.Key("", new TreeSet<>(Set.of(unknown))), engine);
    return new Taught(List.of(), false, Set.of(), List.of(), made);
  }
}
