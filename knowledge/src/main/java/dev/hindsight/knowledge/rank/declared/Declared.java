package dev.hindsight.knowledge.rank.declared;

import dev.hindsight.knowledge.rank.read.Fact;
import dev.hindsight.knowledge.rank.read.Given;
import java.util.List;

/** Looks at all objects that were given, together. */
public final class Declared {

  private static final int MOST = 60;

  private static final List<Rule> RULES =
      List.of(
          new ServiceSelectsNobody(),
          new ServicePortNotServed(),
          new ReferenceMissing(),
          new RoleTooNarrow(),
          new AntiAffinityTooStrict(),
          new AffinityToNobody(),
          new PlacementNote(),
          new AutoscalerBlind(),
          new PolicyDenies(),
          new PolicyLetsNobodyIn(),
          new ProbeAsksNobody(),
          new IngressLeadsNowhere(),
          new CommandBroken(),
          new DiskTooSmall(),
          new ImageDoubtful(),
          new VariableUnset(),
          new RequestTooLarge(),
          new QuotaTooSmall(),
          new CertificateOver(),
          new ResourcesUnset());

  private Declared() {}

  /** What is wrong in them, as facts of the kind declared. */
  public static List<Fact> of(List<Given> objects) {
    World world = World.of(objects);
    return RULES.stream()
        .flatMap(rule -> rule.flaws(world).map(flaw -> Grounds.of(flaw, rule, world)))
        .distinct()
        .limit(MOST)
        .map(Flaw::fact)
        .toList();
  }
}
