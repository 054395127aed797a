package dev.hindsight.local.cluster.alerting;

import dev.hindsight.local.cluster.ClusterSettings;
import dev.hindsight.local.cluster.fault.Traffic;
import dev.hindsight.local.cluster.fault.World;
import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.ObjectStore;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Follows the rules' alerts over time and puts what must be told into the outbox. */
public final class Alerting {

  private static final Duration RESOLVE_AFTER = Duration.ofSeconds(5);
  private static final String ALERT = "alert/";
  private static final String GROUP = "told/";

  private final ObjectStore store;
  private final AlertRules rules;
  private final Outbox outbox;
  private final URI cluster;
  private final Duration repeatEvery;

  Alerting(ObjectStore store, AlertRules rules, Outbox outbox, URI cluster, Duration repeatEvery) {
    this.store = store;
    this.rules = rules;
    this.outbox = outbox;
    this.cluster = cluster;
    this.repeatEvery = repeatEvery;
  }

  /** Tells {@code outbox} what {@code world} and its services make the rules say. */
  public static Alerting over(
      World world, Traffic traffic, Outbox outbox, URI cluster, ClusterSettings settings) {
    var rules = new AlertRules(settings.alertFor(), world.records(), traffic);
    return new Alerting(outbox.store(), rules, outbox, cluster, settings.repeatEvery());
  }

  public void tick() {
    Instant now = store.clock().instant();
    Map<String, Alert> before = load();
    Map<String, Alert> after = follow(before, now);
    Map<SortedMap<String, String>, List<Alert>> groups =
        after.values().stream()
            .filter(alert -> alert.startsAt().isPresent())
            .collect(Collectors.groupingBy(Alert::group));
    groups.forEach((group, alerts) -> tell(group, alerts, before, now));
    keep(before, after);
  }

  /** All alerts that are pending or firing, as the webhook would show them. */
  public ArrayNode alerts() {
    ArrayNode list = Json.array();
    load()
        .values()
        .forEach(
            alert -> {
              ObjectNode json = Webhook.alert(alert, cluster);
              list.add(alert.isFiring() ? json : json.put("status", "pending"));
            });
    return list;
  }

  private Map<String, Alert> follow(Map<String, Alert> before, Instant now) {
    Map<String, AlertCondition> conditions = new TreeMap<>();
    rules
        .evaluate(Workloads.of(store), now)
        .forEach(condition -> conditions.put(Fingerprint.of(condition.labels()), condition));
    Map<String, Alert> after = new TreeMap<>();
    conditions.forEach(
        (id, condition) -> {
          Alert known = before.get(id);
          after.put(id, known == null ? Alert.begin(condition, now) : known.seen(condition, now));
        });
    before.forEach(
        (id, alert) -> {
          if (!conditions.containsKey(id) && alert.isFiring()) {
            after.put(id, alert.isQuietFor(RESOLVE_AFTER, now) ? alert.resolve(now) : alert);
          }
        });
    return after;
  }

  private void tell(
      SortedMap<String, String> group, List<Alert> alerts, Map<String, Alert> before, Instant now) {
    boolean changed = alerts.stream().anyMatch(alert -> isNews(alert, before));
    String note = GROUP + Webhook.groupKey(group);
    Instant told = store.note(note).map(json -> Json.time(json, "time")).orElse(Instant.EPOCH);
    boolean again = !told.plus(repeatEvery).isAfter(now) && !outbox.holds(Webhook.groupKey(group));
    if (changed || again) {
      outbox.add(Webhook.body(group, sorted(alerts), cluster));
      store.note(note, Json.object().put("time", now.toString()));
    }
    if (alerts.stream().noneMatch(Alert::isFiring)) {
      store.forget(note);
    }
  }

  private static boolean isNews(Alert alert, Map<String, Alert> before) {
    Alert earlier = before.get(alert.fingerprint());
    return earlier == null || earlier.isFiring() != alert.isFiring();
  }

  private static List<Alert> sorted(List<Alert> alerts) {
    var sorted = new ArrayList<>(alerts);
    sorted.sort(java.util.Comparator.comparing(alert -> alert.labels().toString()));
    return sorted;
  }

  private Map<String, Alert> load() {
    return store.notes(ALERT).stream()
        .map(Alert::of)
        .collect(
            Collectors.toMap(Alert::fingerprint, Function.identity(), (a, b) -> b, TreeMap::new));
  }

  private void keep(Map<String, Alert> before, Map<String, Alert> after) {
    before.keySet().stream()
        .filter(id -> !after.containsKey(id))
        .forEach(id -> store.forget(ALERT + id));
    after.forEach(
        (id, alert) -> {
          if (alert.endsAt().isPresent()) {
            store.forget(ALERT + id);
          } else {
            store.note(ALERT + id, alert.toJson());
          }
        });
  }
}
