package dev.hindsight.actions.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Who would undo a change is found by what they write on their objects. */
class ManagersTest {

  @Test
  void gitOpsControllersAreNamed() {
    assertThat(
            of(
                """
                {"annotations":{"argocd.argoproj.io/tracking-id":"shop:apps/Deployment:shop/checkout"}}\
                """))
        .containsExactly("Argo CD application shop");
    assertThat(of("{\"labels\":{\"argocd.argoproj.io/instance\":\"shop\"}}"))
        .containsExactly("Argo CD application shop");
    assertThat(
            of(
                """
                {"labels":{"kustomize.toolkit.fluxcd.io/name":"apps",
                  "kustomize.toolkit.fluxcd.io/namespace":"flux-system"}}\
                """))
        .containsExactly("Flux Kustomization flux-system/apps");
    assertThat(of("{\"labels\":{\"helm.toolkit.fluxcd.io/name\":\"checkout\"}}"))
        .containsExactly("Flux HelmRelease checkout");
  }

  @Test
  void anOwnerIsNamed() {
    assertThat(
            of(
                """
                {"ownerReferences":[{"kind":"PostgresCluster","name":"ledger","controller":true},
                  {"kind":"ConfigMap","name":"not-a-controller"}]}\
                """))
        .containsExactly("PostgresCluster ledger");
  }

  @Test
  void whatPeopleAndHelmWriteIsNobodysOwn() {
    assertThat(
            of(
                """
                {"labels":{"app.kubernetes.io/instance":"checkout",
                  "app.kubernetes.io/managed-by":"Helm"}}\
                """))
        .isEmpty();
  }

  private static List<String> of(String metadata) {
    return Managers.of(JsonMapper.shared().readTree("{\"metadata\":%s}".formatted(metadata)));
  }
}
