package dev.hindsight.actions.kubernetes;

import dev.hindsight.actions.adapter.Outcome;
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
          Stream.concat(
                  Stream.of(Finding.ok("the cluster answers, Kubernetes " + running)),
                  answering(enabled, namespaces))
              .toList();
      case TryAgain<String>(_, String why, _) -> List.of(silent(why));
      case GaveUp<String>(_, String why) -> List.of(silent(why));
    };
  }

  private Stream<Finding> answering(EnabledActions enabled, List<String> named) {
    KubernetesRights needed = KubernetesRights.of(enabled);
    Outcome<List<String>> where = where(needed.inNamespaces(), named);
    List<String> known = where instanceof Done<List<String>>(var some) ? some : List.of();
    boolean unknown = known.isEmpty() && !needed.inNamespaces().isEmpty();
    Advice advice = new Advice(enabled, unknown ? List.of("NAME") : known, users());
    return Stream.of(identity(advice), rights(needed, where, advice), approvers(advice))
        .flatMap(List::stream);
  }

  /** Where nobody says where plans are to run: wherever one right is granted, all should be. */
  private Outcome<List<String>> where(List<Rule> rules, List<String> named) {
    return rules.isEmpty() || !named.isEmpty()
        ? new Done<>(named)
        : reviews
            .namespaces()
            .map(all -> all.stream().filter(in -> reviews.mayChange(rules, in)).toList());
  }

  private static Finding silent(String why) {
    return Finding.missing(
        "%s: look at hindsight.kubernetes.kubeconfig, and try kubectl --kubeconfig FILE version"
            .formatted(why));
  }

  private List<Finding> identity(Advice advice) {
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
              "the bot may do everything in the cluster: use the account of " + advice.words()));
    }
    return findings;
  }

  /** As whom the bot has to act, where it does. */
  private List<String> users() {
    return impersonation.enabled()
        ? impersonation.users().values().stream().distinct().sorted().toList()
        : List.of();
  }

  private List<Finding> approvers(Advice advice) {
    return advice.users().stream().map(user -> approver(user, advice)).toList();
  }

  private Finding approver(String user, Advice advice) {
    return reviews.mayBe(user).equals(new Done<>(true))
        ? Finding.ok("writes can be made with the rights of " + user)
        : Finding.missing(
            "no right to impersonate %s, who may approve: apply %s"
                .formatted(user, advice.words()));
  }

  private List<Finding> rights(
      KubernetesRights needed, Outcome<List<String>> where, Advice advice) {
    List<Finding> findings = new ArrayList<>();
    findings.addAll(Place.CLUSTER.findings(reviews, needed.reading(), advice));
    findings.addAll(Place.NODES.findings(reviews, needed.onNodes(), advice));
    if (!needed.inNamespaces().isEmpty()) {
      findings.addAll(inside(where, needed.inNamespaces(), advice));
    }
    return findings;
  }

  private List<Finding> inside(Outcome<List<String>> where, List<Rule> rules, Advice advice) {
    return switch (where) {
      case Done<List<String>>(List<String> none) when none.isEmpty() ->
          List.of(
              Finding.missing("plans may change objects in no namespace: apply " + advice.words()));
      case Done<List<String>>(List<String> some) ->
          some.stream()
              .flatMap(in -> Place.namespace(in).findings(reviews, rules, advice).stream())
              .toList();
      case GaveUp<List<String>>(_, String why) -> List.of(Finding.missing(why));
      case TryAgain<List<String>>(_, String why, _) -> List.of(Finding.missing(why));
    };
  }
}
