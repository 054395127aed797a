package dev.hindsight.bot.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.bot.alert.Alert;
import dev.hindsight.bot.alert.AlertId;
import dev.hindsight.bot.alert.StoredAlert;
import dev.hindsight.bot.catalog.Catalog;
import dev.hindsight.bot.catalog.Service;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An alarm is about the service that has the object, or about the object itself. */
class WhereaboutsTest {

  private static final Service CHECKOUT =
      service(
          "checkout",
          List.of(
              object("TargetGroup", "checkout-web"),
              object("ECSService", "prod/checkout"),
              object("Alarm", "checkout-latency")));

  private static Service.CloudObject object(String kind, String name) {
    return new Service.CloudObject(kind, "123456789012", "eu-west-1", name);
  }

  private static Service service(String name, List<Service.CloudObject> aws) {
    return new Service(
        name, "shop", Optional.empty(), Optional.empty(), List.of(), aws, Optional.empty());
  }

  private static Whereabouts with(@Nullable String cluster, Service... services) {
    return new Whereabouts(
        new Catalog() {
          @Override
          public Optional<Service> find(String namespace, String name) {
            return all().stream()
                .filter(s -> s.namespace().equals(namespace) && s.name().equals(name))
                .findFirst();
          }

          @Override
          public List<Service> all() {
            return List.of(services);
          }
        },
        new ConnectedCluster(cluster));
  }

  private static StoredAlert alarm(String name, String... dimensions) {
    Map<String, String> labels = new HashMap<>();
    labels.put("alertname", name);
    labels.put("account", "123456789012");
    labels.put("region", "eu-west-1");
    labels.put("metric_name", "M");
    for (int i = 0; i < dimensions.length; i += 2) {
      labels.put(dimensions[i], dimensions[i + 1]);
    }
    return alert("cloudwatch", labels);
  }

  private static StoredAlert alert(String source, Map<String, String> labels) {
    Alert alert =
        new Alert("f", Alert.Status.FIRING, labels, Map.of(), Optional.empty(), Optional.empty());
    return new StoredAlert(new AlertId(1), source, alert, Instant.EPOCH, 1, Optional.empty());
  }

  @Test
  void anAlarmAndAnAlertOfOneServiceAreAboutTheSame() {
    StoredAlert alarm =
        alarm("web-5xx", "TargetGroup", "targetgroup/checkout-web/73e2d6bc24d8a067");
    Map<String, String> labels = Map.of("service", "checkout", "namespace", "shop");

    assertThat(with(null, CHECKOUT).clues(alarm).key())
        .isEqualTo(with(null, CHECKOUT).clues(alert("alertmanager", labels)).key())
        .isEqualTo("alertmanager/shop/checkout");
    assertThat(with("prod", CHECKOUT).clues(alarm).key())
        .isEqualTo(with("prod", CHECKOUT).clues(alert("alertmanager", labels)).key())
        .isEqualTo("prod/shop/checkout");
  }

  @Test
  void anAlarmItselfMayBeListed() {
    assertThat(with(null, CHECKOUT).clues(alarm("checkout-latency")).service())
        .isEqualTo("checkout");
  }

  @ParameterizedTest
  @CsvSource({
    "InstanceId, i-0aaaaaaaaaaaaaaa1, i-0aaaaaaaaaaaaaaa1",
    "TargetGroup, targetgroup/other/73e2d6bc24d8a067, other",
    "LoadBalancer, app/shop/50dc6c495c0c9188, shop",
    "CacheClusterId, sessions, sessions",
    "service, resizer, resizer"
  })
  void whatNoServiceHasGoesByItsOwnName(String dimension, String value, String service) {
    Clues clues = with(null, CHECKOUT).clues(alarm("some-alarm", dimension, value));

    assertThat(clues.service()).isEqualTo(service);
    assertThat(clues.key()).isEqualTo("aws/123456789012/eu-west-1/default/" + service);
  }

  @Test
  void withoutAnyDimensionItGoesByTheAlarm() {
    assertThat(with(null).clues(alarm("billing")).service()).isEqualTo("billing");
  }

  @Test
  void anotherAccountsObjectOfTheSameNameIsNotTheServices() {
    StoredAlert alarm = alarm("a", "TargetGroup", "targetgroup/checkout-web/1");
    Map<String, String> labels = new HashMap<>(alarm.alert().labels());
    labels.put("account", "999999999999");

    assertThat(with(null, CHECKOUT).clues(alert("cloudwatch", labels)).service())
        .isEqualTo("checkout-web");
  }

  @Test
  void whatIsToBeLookedAtBeginsWithWhatTheAlarmNames() {
    ObjectRef database = new ObjectRef("aws/123456789012/eu-west-1", "RDSInstance", "", "orders");
    Incident incident = TestIncident.of("alertmanager", "shop", "checkout");

    assertThat(
            with(null, CHECKOUT)
                .cloud(incident, List.of(alarm("db", "DBInstanceIdentifier", "orders"))))
        .startsWith(database)
        .extracting(ObjectRef::display)
        .containsExactly(
            "RDSInstance orders",
            "TargetGroup checkout-web",
            "ECSService prod/checkout",
            "Alarm checkout-latency",
            "Alarm db");
  }

  @Test
  void aBadObjectOrOneListedTwiceStopsTheStart() {
    assertThatThrownBy(() -> with(null, service("a", List.of(object("Bucket", "x")))))
        .hasMessageContaining("hindsight.catalog: aws of shop/a: there is no kind Bucket");
    assertThatThrownBy(
            () ->
                with(
                    null,
                    service("a", List.of(object("Queue", "x"))),
                    service("b", List.of(object("Queue", "x")))))
        .hasMessage("hindsight.catalog: Queue x is listed twice, for shop/a and shop/b");
  }
}
