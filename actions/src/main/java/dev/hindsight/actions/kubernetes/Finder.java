package dev.hindsight.actions.kubernetes;

import dev.hindsight.actions.Subject;
import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.adapter.Outcome.GaveUp;
import dev.hindsight.actions.adapter.Reason;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Finds the Deployment behind a subject: by its name, or by a pod's owners. */
@Component
class Finder {

  private static final Pattern POD_NAME = Pattern.compile("(.+)-[a-z0-9]{1,10}-[a-z0-9]{5}");

  private final Cluster cluster;

  Finder(Cluster cluster) {
    this.cluster = cluster;
  }

  Outcome<JsonNode> find(Subject subject) {
    if (subject.deployment().isPresent()) {
      return cluster.deployment(subject.namespace(), subject.deployment().get());
    }
    if (subject.pod().isPresent()) {
      return byPod(subject.namespace(), subject.pod().get());
    }
    return new GaveUp<>(Reason.INVALID, "the alert names neither a Deployment nor a pod");
  }

  private Outcome<JsonNode> byPod(String namespace, String name) {
    Outcome<JsonNode> pod = cluster.pod(namespace, name);
    // The pod of an alert is often replaced already; its name still tells the Deployment.
    Matcher matcher = POD_NAME.matcher(name);
    if (pod instanceof GaveUp<JsonNode>(Reason reason, _)
        && reason == Reason.GONE
        && matcher.matches()) {
      return cluster.deployment(namespace, matcher.group(1));
    }
    return pod.then(
        p ->
            owner(p, "ReplicaSet")
                .then(set -> cluster.replicaSet(namespace, set))
                .then(set -> owner(set, "Deployment"))
                .then(deployment -> cluster.deployment(namespace, deployment)));
  }

  private static Outcome<String> owner(JsonNode object, String kind) {
    Optional<String> owner = Json.owner(object, kind);
    return owner
        .<Outcome<String>>map(Outcome.Done::new)
        .orElseGet(
            () ->
                new GaveUp<>(
                    Reason.GONE,
                    "%s has no owner of kind %s"
                        .formatted(Json.text(object, "/metadata/name"), kind)));
  }
}
