package dev.hindsight.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.adapter.Reason;
import dev.hindsight.actions.rights.EnabledActions;
import dev.hindsight.actions.rights.KubernetesRights;
import dev.hindsight.actions.rights.RbacManifest;
import dev.hindsight.actions.rights.Rule;
import dev.hindsight.local.cluster.Deeds.Deed;
import dev.hindsight.local.cluster.access.ClusterUser;
import dev.hindsight.local.cluster.access.RbacFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rights as the command prints them: enough for every action, and none too many. */
class RightsTest {

  private static final KubernetesRights ALL = KubernetesRights.of(EnabledActions.all());
  private static final ClusterUser WHOLE = user("whole", ALL);

  private static Bench bench;
  private static Hand whole;
  private static List<Deed> deeds;

  @BeforeAll
  static void start() {
    List<ClusterUser> users = new ArrayList<>(List.of(WHOLE));
    rules().forEach(rule -> users.add(user(rule.words(), without(rule))));
    bench = new Bench(settings -> settings.withUsers(users));
    whole = new Hand(bench, WHOLE.name());
    deeds = Deeds.in(whole);
  }

  @AfterAll
  static void stop() {
    whole.close();
    bench.close();
  }

  static Stream<Rule> rules() {
    return Stream.concat(ALL.inNamespaces().stream(), ALL.onNodes().stream());
  }

  @Test
  void everyActionIsLetThroughWithAllOfThem() {
    assertThat(deeds.stream().map(deed -> deed.action().name()).distinct())
        .containsExactlyInAnyOrderElementsOf(
            EnabledActions.all().actions().stream().map(EnabledActions.Enabled::name).toList());
    assertThat(deeds)
        .allSatisfy(
            deed ->
                assertThat(whole.adapter.preview(deed.action(), deed.live()))
                    .isNotInstanceOf(Outcome.GaveUp.class));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void withoutOneTheActionsThatNeedItAreRefusedAndItIsNamed(Rule rule) {
    try (Hand hand = new Hand(bench, rule.words())) {
      String verb = rule.verbs().getFirst();
      String resource = rule.resources().getFirst();
      for (String name : rule.actions()) {
        Deed deed = deed(name, resource);
        Outcome<?> refused =
            verb.equals("get")
                ? hand.adapter.read(deed.live().ref())
                : hand.adapter.preview(deed.action(), deed.live());
        assertThat(refused)
            .as("%s without the right to %s", name, rule.words())
            .isInstanceOfSatisfying(
                Outcome.GaveUp.class,
                no -> {
                  assertThat(no.reason()).isEqualTo(Reason.FORBIDDEN);
                  assertThat(no.text())
                      .contains("RBAC verb " + verb, "resource \"" + resource + "\"");
                });
      }
    }
  }

  /** Where an action is for several kinds of object, the one of that kind. */
  private static Deed deed(String name, String resource) {
    List<Deed> named = deeds.stream().filter(deed -> deed.action().name().equals(name)).toList();
    return named.stream()
        .filter(deed -> named.size() == 1 || plural(deed).equals(resource))
        .findFirst()
        .orElseThrow();
  }

  private static String plural(Deed deed) {
    return deed.action().kind().toLowerCase(Locale.ROOT) + "s";
  }

  private static KubernetesRights without(Rule rule) {
    return new KubernetesRights(
        ALL.reading(),
        ALL.inNamespaces().stream().filter(one -> !one.equals(rule)).toList(),
        ALL.onNodes().stream().filter(one -> !one.equals(rule)).toList());
  }

  private static ClusterUser user(String name, KubernetesRights rights) {
    String manifest = new RbacManifest(rights, List.of("shop")).text();
    return new ClusterUser(
        name, RbacFile.parse(manifest).serviceAccount("hindsight", "hindsight").grants());
  }
}
