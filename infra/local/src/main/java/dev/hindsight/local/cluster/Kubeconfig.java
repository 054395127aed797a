package dev.hindsight.local.cluster;

import java.net.URI;

/** The file that tells kubectl and the client libraries where the cluster is. */
final class Kubeconfig {

  private Kubeconfig() {}

  static String text(URI server, String user, String token) {
    return """
    apiVersion: v1
    kind: Config
    clusters:
      - name: practice
        cluster:
          server: "%1$s"
    users:
      - name: "%2$s"
        user:
          token: "%3$s"
    contexts:
      - name: practice
        context:
          cluster: practice
          user: "%2$s"
          namespace: default
    current-context: practice
    """
        .formatted(server, user, token);
  }
}
