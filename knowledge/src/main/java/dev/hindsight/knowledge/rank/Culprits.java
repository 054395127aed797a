package dev.hindsight.knowledge.rank;

import dev.hindsight.knowledge.EvidenceLine;
import dev.hindsight.knowledge.Symptoms;
import java.util.Optional;

/** Which object a cause is about, in the words of the evidence. */
final class Culprits {

  private Culprits() {}

  /** The object that the cause names where it was looked at, else that of its strongest line. */
  static String of(Fit fit, Symptoms symptoms) {
    return named(fit, symptoms).orElseGet(() -> strongest(fit, symptoms));
  }

  private static Optional<String> named(Fit fit, Symptoms symptoms) {
    return fit.signature()
        .culprit()
        .flatMap(value -> Optional.ofNullable(fit.values().get(value)))
        .flatMap(
            value ->
                symptoms.evidence().stream()
                    .filter(Culprits::isAround)
                    .map(EvidenceLine::object)
                    .filter(object -> isMeant(object, value))
                    .findFirst());
  }

  /** Nodes and dependencies, but never the workload itself. */
  private static boolean isAround(EvidenceLine line) {
    return line.kind().equals("dependency") || line.object().startsWith("Node ");
  }

  /** {@code payments.shop.svc:8080} means {@code payments}; a node's own name may hold dots. */
  private static boolean isMeant(String object, String value) {
    String name = object.substring(Math.max(object.lastIndexOf('/'), object.lastIndexOf(' ')) + 1);
    return value.equals(name) || value.startsWith(name + ".") || value.startsWith(name + ":");
  }

  private static String strongest(Fit fit, Symptoms symptoms) {
    String object = fit.strongest().line().object();
    return object.isBlank() ? symptoms.namespace() + "/" + symptoms.service() : object;
  }
}
