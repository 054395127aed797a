package dev.hindsight.actions.kubernetes;

import dev.hindsight.actions.adapter.Outcome.Done;
import dev.hindsight.actions.adapter.Outcome.GaveUp;
import dev.hindsight.actions.adapter.Outcome.TryAgain;
import dev.hindsight.actions.adapter.Reason;
import dev.hindsight.actions.rights.EnabledActions;
import dev.hindsight.actions.rights.Finding;
import dev.hindsight.actions.rights.KubernetesDoctor;
import dev.hindsight.actions.rights.KubernetesRights;
import dev.hindsight.actions.rights.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** First whether the cluster answers, then who the bot is to it, then each right. */
@Component
class Checkup implements KubernetesDoctor {

  private final AccessReviews reviews;
  private final ImpersonationSettings impersonation;

  Checkup(AccessReviews reviews, ImpersonationSettings impersonation) {
    this.reviews = reviews;
    this.impersonation = impersonation;
  }

  @Override
  public List<Finding> examine(EnabledActions enabled, List<String> namespaces) {
    return switch (reviews.version()) {
      case Done<String>(String running) ->
          Stream.of(
                  List.of(Finding.ok("the cluster answers, Kubernetes " + running)),
                  identity(),
                  rights(KubernetesRights.of(enabled), namespaces),
                  approvers())
              .flatMap(List::stream)
              .toList();
      case TryAgain<String>(_, String why, _) -> List.of(silent(why));
      case GaveUp<String>(_, String why) -> List.of(silent(why));
    };
  }

  private static Finding silent(String why) {
    return Finding.missing(
        "%s: look at hindsight.kubernetes.kubeconfig, and try kubectl --kubeconfig FILE version"
            .formatted(why));
  }

  private List<Finding> identity() {
    List<Finding> findings = new ArrayList<>();
    findings.add(
        switch (reviews.identity()) {
          case Done<String>(String name) -> Finding.ok("the cluster knows the bot as " + name);
          case GaveUp<String>(Reason reason, _) when reason == Reason.GONE ->
              Finding.warning("who the bot is to it only Kubernetes 1.28 and newer can tell");
          case GaveUp<String>(_, String why) -> Finding.missing(why);
          case TryAgain<String>(_, String why, _) -> Finding.missing(why);
        });
    if (reviews.mayEverything().equals(new Done<>(true))) {
      findings.add(
          Finding.warning(
              "the bot may do everything in the cluster: use the account that ./hindsight rights"
                  + " kubernetes prints"));
    }
    return findings;
  }

  /** As whom the bot has to act, where it does. */
  private List<Finding> approvers() {
    return impersonation.enabled()
        ? impersonation.users().values().stream().distinct().sorted().map(this::approver).toList()
        : List.of();
  }

  private Finding approver(String user) {
    return reviews.mayBe(user).equals(new Done<>(true))
        ? Finding.ok("writes can be made with the rights of " + user)
        : Finding.missing(
            ("no right to impersonate %1$s, who may approve: apply what ./hindsight rights"
                    + " kubernetes --impersonate %1$s prints")
                .formatted(user));
  }

  private List<Finding> rights(KubernetesRights needed, List<String> namespaces) {
    List<Finding> findings = new ArrayList<>();
    findings.addAll(Place.CLUSTER.findings(reviews, needed.reading()));
    findings.addAll(Place.NODES.findings(reviews, needed.onNodes()));
    if (!needed.inNamespaces().isEmpty()) {
      findings.addAll(
          namespaces.isEmpty()
              ? anywhere(needed.inNamespaces())
              : inside(namespaces, needed.inNamespaces()));
    }
    return findings;
  }

  private List<Finding> inside(List<String> namespaces, List<Rule> rules) {
    return namespaces.stream()
        .flatMap(in -> Place.namespace(in).findings(reviews, rules).stream())
        .toList();
  }

  /** Where nobody says where plans are to run: wherever one right is granted, all should be. */
  private List<Finding> anywhere(List<Rule> rules) {
    return switch (reviews.namespaces()) {
      case Done<List<String>>(List<String> all) -> {
        List<String> some = all.stream().filter(in -> reviews.mayChange(rules, in)).toList();
        yield some.isEmpty() ? List.of(nowhere()) : inside(some, rules);
      }
      case GaveUp<List<String>>(_, String why) -> List.of(Finding.missing(why));
      case TryAgain<List<String>>(_, String why, _) -> List.of(Finding.missing(why));
    };
  }

  private static Finding nowhere() {
    return Finding.missing(
        "plans may change objects in no namespace: apply what ./hindsight rights kubernetes"
            + " --namespace NAME prints");
  }
}
