package dev.hindsight.actions.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.Grant;
import dev.hindsight.actions.action.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The manifest holds the rights of the enabled actions, each of them and no other. */
class RbacManifestTest {

  private static final Path SHIPPED = Path.of("../infra/kubernetes/rbac.yaml");
  private static final List<String> SHOP = List.of("shop");

  @Test
  void theShippedOneIsWhatTheCommandPrints() throws IOException {
    String printed = manifest(EnabledActions.all(), SHOP);
    if (Boolean.getBoolean("rights.write")) {
      Files.writeString(SHIPPED, printed);
    }
    assertThat(SHIPPED)
        .as("./hindsight rights kubernetes --namespace shop > infra/kubernetes/rbac.yaml")
        .hasContent(printed);
  }

  static Stream<String> names() {
    return Samples.kubernetes().stream().map(Action::name);
  }

  @ParameterizedTest
  @MethodSource("names")
  void whereOneActionIsTakenAwayExactlyItsOwnRightsGo(String name) {
    List<Action> others =
        Samples.kubernetes().stream().filter(a -> !a.name().equals(name)).toList();
    Set<Grant> left = others.stream().flatMap(a -> a.grants().stream()).collect(Collectors.toSet());
    EnabledActions enabled = EnabledActions.of(others.stream().map(Action::name).toList());
    assertThat(writing(manifest(enabled, SHOP))).isEqualTo(left);

    Set<Grant> alone = writing(manifest(EnabledActions.of(List.of(name)), SHOP));
    assertThat(alone).isNotEmpty();
    Set<Grant> all = new HashSet<>(left);
    all.addAll(alone);
    assertThat(writing(manifest(EnabledActions.all(), SHOP))).isEqualTo(all);
  }

  @Test
  void nodesAreInNoNamespaceAndOnlyWhereAnActionNeedsThem() {
    Granted all = Granted.in(manifest(EnabledActions.all(), SHOP));
    assertThat(all.by("hindsight-write-nodes")).containsExactly(new Grant("", "nodes", "patch"));
    assertThat(all.by("hindsight-write")).noneMatch(grant -> grant.resource().equals("nodes"));
    String few = manifest(EnabledActions.of(List.of("scale-deployment")), SHOP);
    assertThat(few).doesNotContain("hindsight-write-nodes");
    assertThat(Granted.in(few).by("hindsight-write"))
        .containsExactly(new Grant("apps", "deployments", "patch"));
  }

  @Test
  void theReadingRoleOnlyReads() {
    assertThat(Granted.in(manifest(EnabledActions.all(), SHOP)).by("hindsight-read"))
        .extracting(Grant::verb)
        .containsOnly("get", "list");
  }

  @Test
  void eachNamespaceHasARoleOfItsOwnAndNoneIsChangedUnnamed() {
    List<String> roles = new ArrayList<>();
    Granted.in(manifest(EnabledActions.all(), List.of("shop", "on", "123", "shop")))
        .documents()
        .forEach(
            one -> {
              if (one.at("/metadata/name").asString().equals("hindsight-write")) {
                String namespace = one.at("/metadata/namespace").stringValue();
                roles.add(one.path("kind").asString() + " " + namespace);
              }
            });
    assertThat(roles)
        .containsExactly(
            "Role shop",
            "RoleBinding shop",
            "Role on",
            "RoleBinding on",
            "Role 123",
            "RoleBinding 123");
    assertThat(manifest(EnabledActions.all(), List.of()))
        .contains("add --namespace NAME")
        .doesNotContain("kind: Role\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Shop", "a b", "-a", "a\nb", "x}", "a-"})
  void whatCannotBeANamespaceIsRefused(String name) {
    assertThatThrownBy(() -> manifest(EnabledActions.all(), List.of(name)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'%s' cannot be a namespace", name);
  }

  @Test
  void onlyNamedPeopleCanBeActedAs() {
    KubernetesRights all = KubernetesRights.of(EnabledActions.all());
    String manifest = new RbacManifest(all, SHOP, List.of("ada@example.com", "bob")).text();
    assertThat(Granted.in(manifest).by("hindsight-impersonate"))
        .containsExactly(new Grant("", "users", "impersonate"));
    assertThat(manifest).contains("resourceNames: [\"ada@example.com\", \"bob\"]");
    for (String wrong : List.of("system:admin", "a\"]", "", "*")) {
      assertThatThrownBy(() -> new RbacManifest(all, SHOP, List.of(wrong)))
          .hasMessageContaining("cannot be a person's user");
    }
  }

  @Test
  void aTokenThatNeverEndsIsThereOnlyForWhoAsks() {
    KubernetesRights all = KubernetesRights.of(EnabledActions.all());
    assertThat(new RbacManifest(all, SHOP).text()).doesNotContain("kind: Secret");
    assertThat(new RbacManifest(all, SHOP, List.of(), true).text())
        .contains("---\n# for a bot", "type: kubernetes.io/service-account-token\n---\n");
  }

  @Test
  void anUnknownActionIsNamedWithTheKnownOnes() {
    assertThatThrownBy(() -> EnabledActions.of(List.of("drain-node", "drain")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'drain' is no action")
        .hasMessageContaining("drain-node");
  }

  private static String manifest(EnabledActions enabled, List<String> namespaces) {
    return new RbacManifest(KubernetesRights.of(enabled), namespaces).text();
  }

  private static Set<Grant> writing(String manifest) {
    Granted granted = Granted.in(manifest);
    Set<Grant> grants = new HashSet<>(granted.by("hindsight-write"));
    grants.addAll(granted.by("hindsight-write-nodes"));
    return grants;
  }
}
