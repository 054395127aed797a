package dev.hindsight.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.hindsight.local.cluster.AlertReceiver;
import dev.hindsight.local.data.CannotRun;
import dev.hindsight.testing.Moto;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Does what AWS does by itself, in moto, which does not. */
class PracticeAwsTest {

  private final Moto moto = Moto.require();
  private final Queue<JsonNode> events = new ConcurrentLinkedQueue<>();
  private HttpServer bot;
  private PracticeAws aws;

  /** The first delivery is refused, as by a bot that is not up yet. */
  @BeforeEach
  void start() throws IOException {
    bot = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    boolean[] up = new boolean[1];
    bot.createContext(
        "/",
        exchange -> {
          String token = exchange.getRequestHeaders().getFirst("Authorization");
          JsonNode event = JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
          if (up[0] && "Bearer shown".equals(token)) {
            events.add(event);
          }
          exchange.sendResponseHeaders(up[0] ? 202 : 503, -1);
          up[0] = true;
          exchange.close();
        });
    bot.start();
    URI url = URI.create("http://127.0.0.1:%d/".formatted(bot.getAddress().getPort()));
    aws = PracticeAws.start(moto.endpoint(), new AlertReceiver(url, "shown"), Clock.systemUTC(), 2);
  }

  @AfterEach
  void stop() {
    aws.close();
    bot.stop(0);
  }

  @Test
  void anInstanceThatFailsItsChecksAlarmsAndOneTakenOutDoesNot() {
    next("INSUFFICIENT_DATA", "OK");
    String instance = AwsFault.inject(moto.endpoint(), PracticeAws.MEDIA);
    JsonNode alarm = next("OK", "ALARM");
    assertThat(alarm.at("/detail/alarmName").asString()).isEqualTo("media-unhealthy-hosts");
    assertThat(alarm.at("/detail/state/reason").asString()).contains("[1.0] was greater than");
    JsonNode dimensions = alarm.at("/detail/configuration/metrics/0/metricStat/metric/dimensions");
    assertThat(dimensions.path("TargetGroup").asString()).startsWith("targetgroup/media/");
    assertThat(dimensions.path("LoadBalancer").asString()).startsWith("app/media/");
    takeOut(instance);
    next("ALARM", "OK");
  }

  @Test
  void theNodesOfTheClusterAreInstances() {
    assertThat(aws.machines())
        .hasSize(2)
        .allMatch(machine -> machine.matches("aws:///eu-west-1a/i-[0-9a-f]+"));
  }

  @Test
  void whatIsNotThereIsNotBroken() {
    assertThatThrownBy(() -> AwsFault.inject(moto.endpoint(), "checkout"))
        .isInstanceOf(CannotRun.class)
        .hasMessage("no service checkout is behind a load balancer; there are media, storefront");
    assertThatThrownBy(() -> AwsFault.inject(URI.create("http://127.0.0.1:1"), "media"))
        .isInstanceOf(CannotRun.class)
        .hasMessageContaining("does not answer");
  }

  private void takeOut(String instance) {
    try (var balancing = new AwsPlace(moto.endpoint()).balancing()) {
      String group =
          balancing
              .describeTargetGroups(d -> d.names(PracticeAws.MEDIA))
              .targetGroups()
              .getFirst()
              .targetGroupArn();
      var target =
          software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription.builder()
              .id(instance)
              .build();
      balancing.deregisterTargets(d -> d.targetGroupArn(group).targets(target));
    }
  }

  private JsonNode next(String was, String state) {
    return Awaitility.await(was + state)
        .atMost(Duration.ofSeconds(30))
        .until(() -> ofMedia(was, state), Optional::isPresent)
        .orElseThrow();
  }

  private Optional<JsonNode> ofMedia(String was, String state) {
    return events.stream()
        .filter(event -> event.at("/detail/alarmName").asString().startsWith("media"))
        .filter(event -> event.at("/detail/previousState/value").asString().equals(was))
        .filter(event -> event.at("/detail/state/value").asString().equals(state))
        .findFirst();
  }
}
