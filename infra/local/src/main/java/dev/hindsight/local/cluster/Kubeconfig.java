package dev.hindsight.local.cluster;

import java.net.URI;

/** The file that tells kubectl and the client libraries where the cluster is. */
final class Kubeconfig {

  private Kubeconfig() {}

  static String text(URI server, String token) {
    return """
    apiVersion: v1
    kind: Config
    clusters:
      - name: practice
        cluster:
          server: "%s"
    users:
      - name: practice-admin
        user:
          token: "%s"
    contexts:
      - name: practice
        context:
          cluster: practice
          user: practice-admin
          namespace: default
    current-context: practice
    """
        .formatted(server, token);
  }
}
