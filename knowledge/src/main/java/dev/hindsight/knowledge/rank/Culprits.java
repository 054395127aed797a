package dev.hindsight.knowledge.rank;

import dev.hindsight.knowledge.EvidenceLine;
import dev.hindsight.knowledge.Symptoms;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which object a cause is about, in the words of the evidence. */
final class Culprits {

  private static final Pattern WORKLOAD = Pattern.compile("(?:Deployment|StatefulSet|DaemonSet) ");

  /** Objects in AWS are all that was looked at there. */
  private static final Pattern IN_AWS =
      Pattern.compile(
          "(?:EC2Instance|ManagedInstance|AutoScalingGroup|ECSService|ECSTask|RDSInstance|RDSCluster|TargetGroup|Listener|Alarm|FunctionAlias|Function|Queue|Table|RecordSet)"
              + " ");

  private Culprits() {}

  /** The object that the cause names where it was looked at, else that of its strongest line. */
  static String of(Fit fit, Symptoms symptoms) {
    return named(fit, symptoms).orElseGet(() -> strongest(fit, symptoms));
  }

  /** Whether something was seen, and nothing of it in a cluster. */
  static boolean areAllInAws(Symptoms symptoms) {
    List<EvidenceLine> seen =
        symptoms.evidence().stream().filter(line -> !line.kind().equals("alert")).toList();
    return !seen.isEmpty() && seen.stream().allMatch(Culprits::isInAws);
  }

  static boolean isInAws(EvidenceLine line) {
    return IN_AWS.matcher(line.object()).lookingAt();
  }

  private static Optional<String> named(Fit fit, Symptoms symptoms) {
    return fit.signature()
        .culprit()
        .flatMap(value -> Optional.ofNullable(fit.values().get(value)))
        .flatMap(
            value ->
                symptoms.evidence().stream()
                    .filter(line -> isAround(line, symptoms))
                    .map(EvidenceLine::object)
                    .filter(object -> isMeant(object, value))
                    .findFirst());
  }

  /** Nodes, dependencies, objects in AWS and what else was looked at, but never the workload. */
  private static boolean isAround(EvidenceLine line, Symptoms symptoms) {
    return line.kind().equals("dependency")
        || line.object().startsWith("Node ")
        || isInAws(line)
        || (WORKLOAD.matcher(line.object()).lookingAt()
            && !line.object().endsWith(" " + symptoms.namespace() + "/" + symptoms.service()));
  }

  private static boolean isMeant(String object, String value) {
    String name = object.substring(object.indexOf(' ') + 1);
    if (name.equals(value)) {
      return true;
    }
    int slash = name.indexOf('/');
    return slash < 0
        ? value.equals(name) || value.startsWith(name + ".") || value.startsWith(name + ":")
        : isHost(name.substring(slash + 1), name.substring(0, slash), value);
  }

  /**
   * {@code payments}, {@code payments:8080} and {@code payments.shop.svc:8080} mean {@code
   * shop/payments}; {@code payments.example.com} and {@code payments.other.svc} do not.
   */
  private static boolean isHost(String service, String namespace, String value) {
    String host = value.replaceFirst("[:/]\\d+$", "");
    String full = service + "." + namespace;
    return host.equals(service) || host.equals(full) || (host + ".").startsWith(full + ".svc.");
  }

  private static String strongest(Fit fit, Symptoms symptoms) {
    String object = fit.strongest().line().object();
    return object.isBlank() ? symptoms.namespace() + "/" + symptoms.service() : object;
  }
}
