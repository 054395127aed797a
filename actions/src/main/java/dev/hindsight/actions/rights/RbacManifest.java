package dev.hindsight.actions.rights;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The manifest that an administrator applies so that the bot has its rights, and no others. */
public final class RbacManifest {

  private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
  private static final Pattern USER = Pattern.compile("[-._@:/+a-zA-Z0-9]{1,253}");
  private static final int WIDTH = 94;

  private static final String IDENTITY =
      """
      apiVersion: v1
      kind: Namespace
      metadata: { name: hindsight }
      ---
      apiVersion: v1
      kind: ServiceAccount
      metadata: { name: hindsight, namespace: hindsight }
      automountServiceAccountToken: false
      """;

  private static final String TOKEN =
      """
      # for a bot that runs outside of the cluster; it never ends, so delete it when it is not needed
      apiVersion: v1
      kind: Secret
      metadata:
        name: hindsight-token
        namespace: hindsight
        annotations: { kubernetes.io/service-account.name: hindsight }
      type: kubernetes.io/service-account-token
      """;

  private final KubernetesRights rights;
  private final List<String> namespaces;
  private final List<String> users;
  private final boolean token;

  /** Throws IllegalArgumentException when a namespace's name cannot be one. */
  public RbacManifest(KubernetesRights rights, List<String> namespaces) {
    this(rights, namespaces, List.of());
  }

  /**
   * The same for a bot that makes its writes with the approver's rights.
   *
   * @param users as whom it may act; nobody else, and no part of the cluster itself
   */
  public RbacManifest(KubernetesRights rights, List<String> namespaces, List<String> users) {
    this(rights, namespaces, users, false);
  }

  /**
   * The same for a bot outside of the cluster.
   *
   * @param token whether there is to be a token that never ends
   */
  public RbacManifest(
      KubernetesRights rights, List<String> namespaces, List<String> users, boolean token) {
    this.token = token;
    this.rights = rights;
    this.users = users.stream().distinct().toList();
    for (String user : users) {
      if (!canBe(user)) {
        throw new IllegalArgumentException("'%s' cannot be a person's user".formatted(user));
      }
    }
    this.namespaces = namespaces.stream().distinct().toList();
    for (String namespace : namespaces) {
      if (!NAMESPACE.matcher(namespace).matches()) {
        throw new IllegalArgumentException(
            "'%s' cannot be a namespace: at most 63 of a-z 0-9 -".formatted(namespace));
      }
    }
  }

  /** Whether it can be the cluster's name for a person, and is none of the cluster's own. */
  public static boolean canBe(String user) {
    return USER.matcher(user).matches() && !user.startsWith("system:");
  }

  /** YAML. */
  public String text() {
    List<String> documents = new ArrayList<>();
    documents.add(head() + IDENTITY);
    if (token) {
      documents.add(TOKEN);
    }
    documents.add(role("ClusterRole", "", "hindsight-read", rights.reading()));
    documents.add(binding("ClusterRole", "", "hindsight-read"));
    if (!rights.inNamespaces().isEmpty()) {
      for (String namespace : namespaces) {
        String in = ", namespace: \"%s\"".formatted(namespace);
        documents.add(role("Role", in, "hindsight-write", rights.inNamespaces()));
        documents.add(binding("Role", in, "hindsight-write"));
      }
    }
    if (!rights.onNodes().isEmpty()) {
      documents.add(role("ClusterRole", "", "hindsight-write-nodes", rights.onNodes()));
      documents.add(binding("ClusterRole", "", "hindsight-write-nodes"));
    }
    if (!users.isEmpty()) {
      documents.add(impersonation());
      documents.add(binding("ClusterRole", "", "hindsight-impersonate"));
    }
    return String.join("---\n", documents);
  }

  private String head() {
    String where =
        namespaces.isEmpty()
            ? "No namespace was named, so nothing in one may be changed: add --namespace NAME."
            : "Plans may change objects of these namespaces: %s."
                .formatted(String.join(", ", namespaces));
    return comment(
            "What Hindsight may do in the cluster, printed by ./hindsight rights kubernetes: read"
                + " what explains an alert, and make the few changes that approved plans consist"
                + " of. Each rule names the actions that need it.",
            "")
        + comment(where, "");
  }

  private String impersonation() {
    return """
    # writes are made with the rights of the person who approved them; nobody else's can be taken
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata: { name: hindsight-impersonate }
    rules:
      - apiGroups: [""]
        resources: [users]
        verbs: [impersonate]
        resourceNames: [%s]
    """
        .formatted(users.stream().map("\"%s\""::formatted).collect(Collectors.joining(", ")));
  }

  private static String role(String kind, String in, String name, List<Rule> rules) {
    return """
    apiVersion: rbac.authorization.k8s.io/v1
    kind: %s
    metadata: { name: %s%s }
    rules:
    %s\
    """
        .formatted(
            kind, name, in, rules.stream().map(RbacManifest::rule).collect(Collectors.joining()));
  }

  private static String rule(Rule rule) {
    return comment(String.join(", ", rule.actions()), "  ")
        + """
          - apiGroups: ["%s"]
            resources: [%s]
            verbs: [%s]
        """
            .formatted(
                rule.group(), String.join(", ", rule.resources()), String.join(", ", rule.verbs()));
  }

  private static String binding(String kind, String in, String name) {
    return """
    apiVersion: rbac.authorization.k8s.io/v1
    kind: %1$sBinding
    metadata: { name: %2$s%3$s }
    roleRef: { apiGroup: rbac.authorization.k8s.io, kind: %1$s, name: %2$s }
    subjects: [{ kind: ServiceAccount, name: hindsight, namespace: hindsight }]
    """
        .formatted(kind, name, in);
  }

  /** In lines that are not too long; nothing for nothing. */
  private static String comment(String text, String indent) {
    StringBuilder lines = new StringBuilder();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (line.length() + word.length() > WIDTH) {
        lines.append(indent).append("#").append(line).append('\n');
        line.setLength(0);
      }
      line.append(word.isEmpty() ? "" : " ").append(word);
    }
    if (!line.isEmpty()) {
      lines.append(indent).append("#").append(line).append('\n');
    }
    return lines.toString();
  }
}
