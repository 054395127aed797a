package dev.hindsight.bench.search;

import dev.hindsight.bench.search.Ask.Protocol;
import dev.hindsight.local.data.CannotRun;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What of the bench is to be run.
 *
 * @param engines names of {@link #ENGINES}
 */
record Selection(Set<Protocol> protocols, Set<String> engines) {

  static final String ABLATIONS = "ablations";

  static final List<String> ENGINES =
      List.of(SearchBench.OURS, "bm25", "dense", "stock", ABLATIONS);

  static final Selection ALL = of(List.of(), List.of());

  Selection {
    protocols = Set.copyOf(protocols);
    engines = Set.copyOf(engines);
  }

  /** No names are all of them; throws CannotRun at one that there is not. */
  static Selection of(List<String> protocols, List<String> engines) {
    List<String> keys = Arrays.stream(Protocol.values()).map(Protocol::key).toList();
    Set<String> chosen = checked("--protocol", protocols, keys);
    Set<Protocol> asked =
        Arrays.stream(Protocol.values())
            .filter(protocol -> chosen.contains(protocol.key()))
            .collect(Collectors.toSet());
    return new Selection(asked, checked("--engine", engines, ENGINES));
  }

  private static Set<String> checked(String option, List<String> chosen, List<String> known) {
    for (String name : chosen) {
      if (!known.contains(name)) {
        throw new CannotRun(
            "%s: there is no %s, it is one of %s"
                .formatted(option, name, String.join(", ", known)));
      }
    }
    return new LinkedHashSet<>(chosen.isEmpty() ? known : chosen);
  }

  boolean has(String engine) {
    return engines.contains(engine);
  }

  /** Whether the product's own import and vectors are needed. */
  boolean product() {
    return has(SearchBench.OURS) || has("dense") || has(ABLATIONS);
  }

  List<Ask> of(List<Ask> asks) {
    return asks.stream().filter(ask -> protocols.contains(ask.protocol())).toList();
  }
}
