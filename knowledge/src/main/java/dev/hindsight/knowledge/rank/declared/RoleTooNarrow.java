package dev.hindsight.knowledge.rank.declared;

import dev.hindsight.knowledge.rank.read.Given;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A workload whose command asks the API for what the roles of its account do not allow. */
final class RoleTooNarrow implements Rule {

  private static final Pattern KUBECTL =
      Pattern.compile(
          "\\bkubectl\\s+(?:(?:-n|--namespace|--context)[="
              + " ]\\S{1,80}\\s+)?(?<verb>get|list|describe|delete|create|apply|patch|scale|logs|exec|watch|label|annotate|rollout)\\s+(?<resource>[a-z][\\w./-]{0,80})(?<rest>[^\\n"
              + ";|&]{0,120})");
  private static final Pattern API =
      Pattern.compile(
          "/(?:api/v1|apis/[\\w.-]{1,80}/v\\d\\w{0,8})/(?:namespaces/[^/\\s\"']{1,80}/)?(?<resource>[a-z]{3,40})(?<name>/[\\w-])?");

  private static final Map<String, String> PLURALS =
      Map.ofEntries(
          Map.entry("pod", "pods"),
          Map.entry("po", "pods"),
          Map.entry("deploy", "deployments"),
          Map.entry("deployment", "deployments"),
          Map.entry("svc", "services"),
          Map.entry("service", "services"),
          Map.entry("secret", "secrets"),
          Map.entry("configmap", "configmaps"),
          Map.entry("cm", "configmaps"),
          Map.entry("node", "nodes"),
          Map.entry("no", "nodes"),
          Map.entry("ns", "namespaces"),
          Map.entry("namespace", "namespaces"),
          Map.entry("job", "jobs"),
          Map.entry("event", "events"),
          Map.entry("ingress", "ingresses"),
          Map.entry("pvc", "persistentvolumeclaims"));

  @Override
  public Stream<Flaw> flaws(World world) {
    return world.workloads().flatMap(workload -> of(workload, world));
  }

  private static Stream<Flaw> of(Given workload, World world) {
    String account = workload.podSpec().path("serviceAccountName").asString("default");
    List<Given> roles = roles(account, workload.namespace(), world);
    if (roles.isEmpty() && !(world.whole() && !account.equals("default"))) {
      return Stream.empty();
    }
    List<String> lacking =
        workload.containers().stream()
            .flatMap(container -> needs(Scripts.of(container)))
            .distinct()
            .filter(need -> roles.stream().noneMatch(role -> allows(role, need)))
            .toList();
    if (lacking.isEmpty()) {
      return Stream.empty();
    }
    Given shown = roles.stream().findFirst().orElse(workload);
    String text =
        "ServiceAccount %s of %s %s lacks the RBAC permission to %s: %s"
            .formatted(
                account,
                workload.kind(),
                workload.name(),
                lacking.getFirst(),
                roles.isEmpty()
                    ? "no role is bound to it"
                    : roles.stream()
                        .map(RoleTooNarrow::words)
                        .limit(2)
                        .collect(Collectors.joining("; ")));
    return Stream.of(
        new Flaw(
            workload,
            text,
            List.of(
                shown.numberOf(roles.isEmpty() ? "serviceAccountName" : "verbs"),
                workload.numberOf("serviceAccountName"))));
  }

  /** Verb and resource, as in "list pods". */
  private static Stream<String> needs(String script) {
    Stream<String> commands =
        KUBECTL.matcher(script).results().map(RoleTooNarrow::need).flatMap(Optional::stream);
    Matcher api = API.matcher(script);
    Stream<String> calls =
        api.results()
            .map(m -> (m.group("name") == null ? "list " : "get ") + m.group("resource"))
            .filter(need -> !need.endsWith(" namespaces"));
    return Stream.concat(commands, calls);
  }

  private static Optional<String> need(java.util.regex.MatchResult call) {
    String word = call.group("resource").toLowerCase(Locale.ROOT);
    int slash = word.indexOf('/');
    String resource = slash < 0 ? word : word.substring(0, slash);
    String plural = PLURALS.getOrDefault(resource, resource);
    String rest = call.group("rest").strip();
    boolean named = slash > 0 || rest.matches("(?!-)[a-z0-9$].{0,120}");
    return switch (call.group("verb")) {
      case "get", "list", "describe" -> Optional.of((named ? "get " : "list ") + plural);
      case "watch" -> Optional.of("watch " + plural);
      case "delete" -> Optional.of("delete " + plural);
      case "create" -> Optional.of("create " + plural);
      case "scale", "patch", "label", "annotate" -> Optional.of("patch " + plural);
      case "logs" -> Optional.of("get pods/log");
      case "exec" -> Optional.of("create pods/exec");
      default -> Optional.empty();
    };
  }

  private static List<Given> roles(String account, String namespace, World world) {
    Set<String> names =
        world
            .of("RoleBinding", "ClusterRoleBinding")
            .filter(
                binding ->
                    Given.list(binding.at("/subjects")).stream()
                        .anyMatch(
                            s ->
                                s.path("name").asString("").equals(account)
                                    && World.near(s.path("namespace").asString(""), namespace)))
            .map(binding -> binding.text("/roleRef/name"))
            .collect(Collectors.toSet());
    return world.of("Role", "ClusterRole").filter(role -> names.contains(role.name())).toList();
  }

  private static boolean allows(Given role, String need) {
    int space = need.indexOf(' ');
    String verb = need.substring(0, space);
    String resource = need.substring(space + 1);
    return Given.list(role.at("/rules")).stream()
        .anyMatch(rule -> has(rule, "verbs", verb) && has(rule, "resources", resource));
  }

  private static boolean has(JsonNode rule, String field, String word) {
    return Given.list(rule.path(field)).stream()
        .map(value -> value.asString(""))
        .anyMatch(value -> value.equals("*") || value.equals(word));
  }

  private static String words(Given role) {
    return "%s %s allows only %s"
        .formatted(
            role.kind(),
            role.name(),
            Given.list(role.at("/rules")).stream()
                .map(rule -> joined(rule, "verbs") + " on " + joined(rule, "resources"))
                .limit(3)
                .collect(Collectors.joining(", ")));
  }

  private static String joined(JsonNode rule, String field) {
    return Given.list(rule.path(field)).stream()
        .map(v -> v.asString(""))
        .collect(Collectors.joining("/"));
  }
}
