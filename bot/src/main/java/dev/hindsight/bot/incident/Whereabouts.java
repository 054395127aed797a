package dev.hindsight.bot.incident;

import dev.hindsight.actions.CloudObjects;
import dev.hindsight.actions.ObjectRef;
import dev.hindsight.bot.alert.StoredAlert;
import dev.hindsight.bot.catalog.Catalog;
import dev.hindsight.bot.catalog.Service;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Where an alert hurts, and what of AWS belongs to that: by its labels, and by the objects that the
 * catalog lists.
 */
@Component
class Whereabouts {

  /** Labels of an alarm that are no dimension of its metric. */
  private static final Set<String> OWN =
      Set.of("alertname", "account", "region", "metric_namespace", "metric_name");

  /** What alerts go by that do not name a cluster, where nobody said what it is called. */
  private static final String HERE = "alertmanager";

  private final Catalog catalog;
  private final ConnectedCluster connected;
  private final Map<ObjectRef, Service> owners;

  /** Refuses a catalog with an object that AWS cannot have, or that two services have. */
  Whereabouts(Catalog catalog, ConnectedCluster connected) {
    this.catalog = catalog;
    this.connected = connected;
    this.owners = owners(catalog.all());
  }

  private static Map<ObjectRef, Service> owners(List<Service> services) {
    Map<ObjectRef, Service> owners = new HashMap<>();
    for (Service service : services) {
      for (ObjectRef object : objects(service)) {
        Service other = owners.put(object, service);
        if (other != null) {
          throw new IllegalStateException(
              "hindsight.catalog: %s is listed twice, for %s/%s and %s/%s"
                  .formatted(
                      object.display(),
                      other.namespace(),
                      other.name(),
                      service.namespace(),
                      service.name()));
        }
      }
    }
    return Map.copyOf(owners);
  }

  private static List<ObjectRef> objects(Service service) {
    return service.aws().stream().map(object -> object(service, object)).toList();
  }

  private static ObjectRef object(Service service, Service.CloudObject object) {
    try {
      return CloudObjects.of(object.kind(), object.account(), object.region(), object.name());
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(
          "hindsight.catalog: aws of %s/%s: %s"
              .formatted(service.namespace(), service.name(), e.getMessage()),
          e);
    }
  }

  /** Whether it is about something in AWS that belongs to no service of a cluster. */
  static boolean inAws(Incident incident) {
    return ObjectRef.isOfAws(incident.cluster());
  }

  /** What it is about; an alarm of an object that a service has is about that service. */
  Clues clues(StoredAlert alert) {
    Clues said = Clues.of(alert);
    Map<String, String> labels = alert.alert().labels();
    if (!alert.isOfCloudWatch()) {
      boolean elsewhere = !said.cluster().equals(alert.source()) || connected.name() == null;
      return elsewhere ? said : said.about(here(), said.namespace(), said.service());
    }
    return named(labels)
        .flatMap(object -> Optional.ofNullable(owners.get(object)).stream())
        .findFirst()
        .map(service -> said.about(here(), service.namespace(), service.name()))
        .orElseGet(() -> alone(said, labels));
  }

  private String here() {
    return connected.name() == null ? HERE : connected.name();
  }

  /**
   * Where a service is that a person names, {@code checkout} or {@code shop/checkout}; empty where
   * several are called so.
   */
  Optional<Clues> declared(String name, Severity severity) {
    int cut = name.indexOf('/');
    String bare = name.substring(cut + 1);
    List<Service> known =
        catalog.all().stream()
            .filter(s -> s.name().equalsIgnoreCase(bare))
            .filter(s -> cut < 0 || s.namespace().equals(name.substring(0, cut)))
            .toList();
    if (known.size() > 1) {
      return Optional.empty();
    }
    String namespace =
        cut >= 0
            ? name.substring(0, cut)
            : known.stream().map(Service::namespace).findFirst().orElse("default");
    String service = known.stream().map(Service::name).findFirst().orElse(bare);
    return Optional.of(
        new Clues(here(), namespace, service, Optional.empty(), Optional.empty(), severity));
  }

  private static Clues alone(Clues said, Map<String, String> labels) {
    String service =
        said.service().equals(labels.get("alertname")) ? dimension(labels) : said.service();
    return said.about(CloudObjects.place(labels).orElse(said.cluster()), said.namespace(), service);
  }

  /** The object's name, else what the first dimension names, else the alarm's. */
  private static String dimension(Map<String, String> labels) {
    return CloudObjects.named(labels).stream()
        .map(ObjectRef::name)
        .findFirst()
        .or(
            () ->
                new TreeMap<>(labels)
                    .entrySet().stream()
                        .filter(label -> !OWN.contains(label.getKey()))
                        .map(label -> bare(label.getValue()))
                        .findFirst())
        .orElseGet(() -> labels.getOrDefault("alertname", ""));
  }

  /** {@code app/shop/50dc6c495c0c9188} is the load balancer shop. */
  private static String bare(String value) {
    String[] parts = value.split("/", -1);
    return parts.length == 3 ? parts[1] : value;
  }

  private static Stream<ObjectRef> named(Map<String, String> labels) {
    return Stream.concat(CloudObjects.named(labels).stream(), CloudObjects.alarm(labels).stream());
  }

  /** What alarms that ring name, then those that did, then the service's own, then the alarms. */
  List<ObjectRef> cloud(Incident incident, List<StoredAlert> alerts) {
    List<Map<String, String>> alarms =
        alerts.stream()
            .filter(StoredAlert::isOfCloudWatch)
            .sorted((a, b) -> Boolean.compare(b.firing(), a.firing()))
            .map(alert -> alert.alert().labels())
            .toList();
    // who rings there may name whatever it likes
    Stream<ObjectRef> own =
        inAws(incident)
            ? Stream.empty()
            : catalog.find(incident.namespace(), incident.service()).stream()
                .flatMap(service -> objects(service).stream());
    return Stream.of(
            alarms.stream().flatMap(labels -> CloudObjects.named(labels).stream()),
            own,
            alarms.stream().flatMap(labels -> CloudObjects.alarm(labels).stream()))
        .flatMap(objects -> objects)
        .distinct()
        .toList();
  }
}
