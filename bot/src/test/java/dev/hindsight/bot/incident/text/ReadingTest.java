package dev.hindsight.bot.incident.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines are known for what they are, whoever wrote them. */
class ReadingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "dial tcp 10.0.0.4:5432: connect: connection refused | connection refused | 10.0.0.4:5432",
        "java.net.UnknownHostException: payments: Name or service not known | name not found |"
            + " UnknownHostException",
        "lookup payments on 10.96.0.10:53: no such host | name not found | payments",
        "2m  Warning  BackOff  pod/checkout-1  Back-off restarting failed container | keeps"
            + " crashing | pod/checkout-1",
        "    Reason:       OOMKilled | killed for memory | ",
        "Failed to pull image \"shop/checkout:v9\": manifest unknown | image not pulled |"
            + " shop/checkout:v9",
        "FATAL: remaining connection slots are reserved | no connection free | ",
        "ERROR: relation \"orders\" does not exist | schema does not fit | orders",
        "write /var/lib/data/x.log: no space left on device | disk full | /var/lib/data/x.log",
        "upstream returned HTTP 503 for https://api.example.com/v1 | server error |"
            + " api.example.com",
        "java.lang.IllegalStateException: no luck | error | IllegalStateException",
        "the app exited with code 137 | ended with an error code | ",
      })
  void aLineSaysOneThing(String line, String what, String object) {
    List<Saying> said = Saying.of(Reading.of(line).lines());
    assertThat(said).extracting(Saying::what).containsExactly(what);
    assertThat(said.getFirst().object()).isEqualTo(Optional.ofNullable(object));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Warning  BackOff  2m  kubelet  Back-off | event",
        "5m12s   Warning   BackOff   pod/x   Back-off | event",
        "Last State:  Terminated | container",
        "checkout-5d8f7c9b4-x2x9z   0/1   CrashLoopBackOff   5 (2m ago)   10m | pod",
        "Available   False   MinimumReplicasUnavailable | condition",
        "[FIRING:1] KubePodCrashLooping (shop/checkout) | alert",
        "2026-03-01T03:00:00Z ERROR boom | log",
      })
  void theClustersWordsAreTold(String line, String kind) {
    assertThat(Reading.of(line).lines().getFirst().kind()).isEqualTo(kind);
  }

  @Test
  void theSameThingIsCountedAndFramesAreLeftOut() {
    Reading reading =
        Reading.of(
            """
            ```
            ERROR order 17: connect to payments:8080: connection refused
            ERROR order 18: connect to payments:8080: connection refused
            java.lang.RuntimeException: order failed
                at dev.shop.Orders.place(Orders.java:42)
                at dev.shop.Orders.main(Orders.java:7)

            {"level":"error","msg":"timed out","err":"calling https://stock:9000/items"}
            ```
            """);
    assertThat(reading.leftOut()).isEqualTo(2);
    assertThat(Saying.of(reading.lines()))
        .extracting(s -> s.count() + " " + s.what() + " " + s.object().orElse("") + " " + s.line())
        .containsExactly(
            "2 connection refused payments:8080 1",
            "1 no answer in time stock:9000 4",
            "1 error RuntimeException 3");
  }

  @Test
  void howLoudAnAlertIsSaysNothing() {
    assertThat(Saying.of(Reading.of("[FIRING:1] Slow severity=critical").lines())).isEmpty();
    assertThat(Saying.of(Reading.of("ERROR").lines())).noneMatch(Saying::tells);
  }

  @Test
  void tooMuchIsCounted() {
    Reading reading = Reading.of("ERROR x\n".repeat(5_000));
    assertThat(reading.lines()).hasSize(200);
    assertThat(reading.leftOut()).isEqualTo(4_800);
    assertThat(Reading.of("x".repeat(100_000)).lines().getFirst().text()).hasSizeLessThan(700);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "namespace=shop deployment=checkout | checkout | shop",
        "pod/checkout-5d8f7c9b4-x2x9z is gone | checkout | ''",
        "labels: app: payments-api | payments-api | ''",
        "nothing here about stock at all | stock | ''",
        "stocks are rising | '' | ''",
        "kubectl -n shop logs deploy/checkout | checkout | shop",
      })
  void theServiceIsFound(String text, String service, String namespace) {
    assertThat(Subject.of(text, List.of("stock"))).isEqualTo(new Subject(service, namespace));
  }

  /** As a mention it would keep a thread that alerts need, and do so again after each restart. */
  @Test
  @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aNameThatNeverEndsHoldsNothingUp() {
    assertThat(Reading.of("Kube" + "A".repeat(120) + "_").alertNames()).isEmpty();
    assertThat(Reading.of(("Kube" + "Ab".repeat(30) + "_ ").repeat(400)).alertNames()).isEmpty();
  }

  @Test
  void alertsAreKnownByName() {
    assertThat(
            Reading.of("[FIRING:2] HighErrorRate checkout\nalertname=\"Other_1\" KubePodNotReady")
                .alertNames())
        .containsExactlyInAnyOrder("HighErrorRate", "Other_1", "KubePodNotReady");
  }
}
